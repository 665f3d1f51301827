import type { ApiCaller } from './api-caller';

/** The platform API that resources are written by, and the folder that their relative paths start from. */
export interface HttpPlace {
  readonly caller: ApiCaller;
  readonly folder: string;
}
