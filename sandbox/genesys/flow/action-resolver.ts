import type { DataAction } from '../data-action';

/** What an org offers to a flow when it is published: names are matched by text. */
export interface ActionResolver {
  dataAction(category: string, name: string): DataAction | undefined;
  queueExists(name: string): boolean;
}
