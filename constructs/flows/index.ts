export * from './audit';
export * from './inbound-call';
export * from './inbound-short-message';
export * from './limits';
export * from './record';
export type { ShippedFlowProps } from './shipped-flow';
export type { Statuses } from './statuses';
export { numberMark } from './texts';
export * from './workflow';
