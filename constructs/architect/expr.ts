/** Everything that makes an expression: literals, built-in variables, operators and functions. Read as `expr.equal(...)`. */
export { boolean, builtIn, integer, noStrings, text } from './expression';
export * from './functions';
export * from './operators';
