export { compileVelocity } from './compile';
export { TemplateFailure, type VelocityContext } from './values';
