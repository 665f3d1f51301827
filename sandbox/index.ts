export { publishedOrg as publish } from './published-org';
