export * from './check';
export * from './data-action-ref';
export {
  boolean,
  builtIn,
  type Expression,
  integer,
  noStrings,
  text,
  type Variable,
  type VariableProps,
  variable,
} from './expression';
export * from './flow';
export * from './flow-type';
export * from './functions';
export * from './nodes';
export * from './operators';
export * from './render';
export * from './value-type';
export * from './walk';
