import { changed, type Json, type ReleaseStack, type StackResource } from './release-stack';

/** A stack as it would be without one of the causes of releases without a window. */
export type Removal = (stack: ReleaseStack) => ReleaseStack;

export const withoutCreateBeforeDestroy: Removal = (stack) =>
  changed(stack, ({ body }) => withoutLifecycle(body, 'create_before_destroy'));

export const withoutFlowsThatStay: Removal = (stack) =>
  changed(stack, ({ type, body }) => {
    return type === 'genesyscloud_flow' ? withoutLifecycle(body, 'create_before_destroy') : body;
  });

/** The address of a route follows from the flow that it names. */
export const withRoutesBelowFlows: Removal = (stack) => ({
  ...stack,
  resources: stack.resources.map((resource) => {
    if (resource.type !== 'genesyscloud_architect_ivr') return resource;
    const flow = String(resource.body['open_hours_flow_id']).replace(/\W/g, '');
    return { ...resource, address: `${resource.address}-${flow}`, label: `${resource.label} of ${flow}` };
  }),
});

export const withoutPreventDestroy: Removal = (stack) =>
  changed(stack, ({ body }) => withoutLifecycle(body, 'prevent_destroy'));

/** Both strategies share addresses. */
export const withOneAddress: Removal = (stack) => {
  const texts = JSON.stringify(withoutPreventDestroy(stack))
    .replaceAll(/ServiceNow_SignInIntegration((?:_[\w-]+?)?)_[0-9A-F]{8}/g, 'ServiceNow_Integration$1')
    .replaceAll(/ServiceNow_Integration((?:_[\w-]+?)?)_[0-9A-F]{8}/g, 'ServiceNow_Integration$1')
    .replaceAll('ServiceNow/SignInIntegration', 'ServiceNow/Integration');
  return JSON.parse(texts);
};

/** Both strategies share addresses and names. */
export const withoutOwnIntegration: Removal = (stack) =>
  JSON.parse(JSON.stringify(withOneAddress(stack)).replaceAll('ServiceNow (platform sign-in)', 'ServiceNow'));

export const withoutSleep: Removal = (stack) => changed(stack, ({ body: { provisioner: _, ...body } }) => body);

/** The flows no longer depend on the wait. */
export const withoutWaitingFlows: Removal = (stack) =>
  changed(stack, ({ type, body }) => {
    const dependencies = (body['depends_on'] ?? []) as readonly string[];
    return type === 'genesyscloud_flow'
      ? { ...body, depends_on: dependencies.filter((address) => !address.startsWith('terraform_data.')) }
      : body;
  });

export const withoutSortedHash: Removal = (stack) =>
  changed(stack, ({ body }) => JSON.parse(JSON.stringify(body).replace('sort([', 'tolist([')));

/** The flows are not published again when a data action that they are bound to is another one. */
export const withoutTriggerHash: Removal = (stack) =>
  changed(stack, ({ body: { update_trigger_hash: _, ...body } }) => body);

/** As a version of this project that knew nothing of windows applied it. */
export const appliedByOlderVersion: Removal = (stack) => {
  const older = withoutWaitingFlows(withoutPreventDestroy(withoutCreateBeforeDestroy(stack)));
  return { ...older, resources: older.resources.filter(({ type }: StackResource) => type !== 'terraform_data') };
};

function withoutLifecycle(body: Json, setting: string): Json {
  const { lifecycle, ...others } = body;
  const kept = Object.entries((lifecycle ?? {}) as Json).filter(([name]) => name !== setting);
  return kept.length === 0 ? others : { ...others, lifecycle: Object.fromEntries(kept) };
}
