import { quoted } from '../input/plain-line';
import { attributesText, changedAttributes } from './changed-attributes';
import { contractText } from './contract-text';
import { masked } from './masked';
import { nounOf } from './nouns';
import { changedResources, isChange, type ShownPlan, type ShownResource } from './shown-plan';

/** A line about what a plan means for callers. */
export interface ChangeLine {
  readonly kind: 'adopted' | 'new' | 'published' | 'replaced' | 'removed' | 'in place' | 'moved' | 'outputs';
  readonly text: string;
}

/** Facts about the stack that its plan does not have. */
export interface PlannedStack {
  /** What the resource at each address depends on, as the stack declares it. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  /** The place in the project of an address. */
  readonly pathOf: (address: string) => string;
  /** The names of flows by their files, since a plan does not know that of a new one. */
  readonly flowNames: Readonly<Record<string, string>>;
}

const action = 'genesyscloud_integration_action';
const flow = 'genesyscloud_flow';
const wait = 'terraform_data';

/** A plan in words: what comes, what is published and why, what goes, and what changes in place, in this order. */
export function changeLines(plan: ShownPlan, stack: PlannedStack): readonly ChangeLine[] {
  const all = changedResources(plan);
  const changed = all.filter(({ type }) => type !== wait);
  const lines = [
    ...adoptedLines(changed, stack),
    ...newLines(plan, of(changed, 'new'), stack),
    ...publishedLines(changed, stack),
    ...replacedLines(of(changed, 'replaced'), stack),
    ...removedLines(plan, changed, stack),
    ...inPlaceLines(of(changed, 'in place'), stack),
    ...of(changed, 'other').map((one) => line('in place', `${nameOf(one, stack)}: ${one.change.actions.join(', ')}`)),
    ...changed
      .filter(({ previous_address, change }) => previous_address !== undefined && !isChange(change))
      .map((one) => line('moved', `${nameOf(one, stack)}, in the state alone`)),
  ];
  if (lines.length > 0) return lines;
  const outputs = Object.entries(plan.output_changes ?? {}).filter(([, change]) => isChange(change));
  return [
    ...(all.length === 0 ? [] : [line('in place', `${all.length} ${nounOf(wait, all.length)}`)]),
    ...(outputs.length === 0 ? [] : [line('outputs', outputs.map(([name]) => quoted(name)).join(', '))]),
  ];
}

/** `other` is what Terraform has besides, such as to forget a resource. */
type Kind = 'new' | 'removed' | 'replaced' | 'in place' | 'other' | 'none';

function kindOf({ change }: ShownResource): Kind {
  if (!isChange(change)) return 'none';
  if (change.actions.length > 1) return 'replaced';
  const kinds: Readonly<Record<string, Kind>> = { create: 'new', delete: 'removed', update: 'in place' };
  return kinds[change.actions[0] ?? ''] ?? 'other';
}

function of(resources: readonly ShownResource[], kind: Kind): readonly ShownResource[] {
  return resources.filter((one) => kindOf(one) === kind);
}

function adoptedLines(changed: readonly ShownResource[], stack: PlannedStack): readonly ChangeLine[] {
  return changed
    .filter(({ change }) => change.importing !== undefined)
    .map((one) => line('adopted', `${nameOf(one, stack)} (${quoted(one.change.importing?.id ?? '')})`));
}

/** Data actions have a line each, since there may be something to say of them. */
function newLines(plan: ShownPlan, created: readonly ShownResource[], stack: PlannedStack): readonly ChangeLine[] {
  const noted = created.map((one) => ({ one, note: one.type === action ? contractText(one, plan) : '' }));
  return [
    ...noted.filter(({ note }) => note !== '').map(({ one, note }) => line('new', `${nameOf(one, stack)}: ${note}`)),
    ...summed(
      noted.filter(({ note }) => note === '').map(({ one }) => one),
      stack,
    ).map((text) => line('new', text)),
  ];
}

/** Flows that are published again, together where the reason is the same. */
function publishedLines(changed: readonly ShownResource[], stack: PlannedStack): readonly ChangeLine[] {
  const made = [...of(changed, 'new'), ...of(changed, 'replaced')].filter(({ type }) => type === action);
  const reasons = new Map<string, ShownResource[]>();
  for (const one of of(changed, 'in place').filter(({ type }) => type === flow)) {
    const called = made.filter(({ address }) => stack.dependencies[one.address]?.includes(address));
    const reason = reasonOf(one, called, stack);
    reasons.set(reason, [...(reasons.get(reason) ?? []), one]);
  }
  return [...reasons].map(([reason, flows]) => line('published', `${listed(flows, stack)}: ${reason}`));
}

function reasonOf(one: ShownResource, called: readonly ShownResource[], stack: PlannedStack): string {
  const attributes = changedAttributes(one.change);
  const others = attributes.filter(
    (name) => !['file_content_hash', 'update_trigger_hash', 'name', 'type'].includes(name),
  );
  const reasons = [
    ...(called.length === 0
      ? []
      : [`${summed(called, stack).join(' and ')} ${called.length === 1 ? 'is' : 'are'} called from now on`]),
    ...(attributes.includes('file_content_hash') ? ['another text'] : []),
    ...(called.length === 0 && attributes.includes('update_trigger_hash') ? ['other ids of what is called'] : []),
    ...(others.length === 0 ? [] : [others.map(quoted).join(', ')]),
  ];
  return reasons.join('; ') || 'again';
}

function replacedLines(replaced: readonly ShownResource[], stack: PlannedStack): readonly ChangeLine[] {
  return replaced.map((one) => {
    const order = one.change.actions[0] === 'create' ? 'the new one is made first' : 'the old one is deleted first';
    return line('replaced', `${nameOf(one, stack)}, ${order}: ${attributesText(one.change)}`);
  });
}

function removedLines(plan: ShownPlan, changed: readonly ShownResource[], stack: PlannedStack): readonly ChangeLine[] {
  const isPublished = of(changed, 'in place').some(({ type }) => type === flow);
  return byType(of(changed, 'removed')).map((removed) => {
    const text = listed(removed, stack);
    if (removed[0]?.type !== action) return line('removed', text);
    const after = isPublished ? ', after that' : '';
    const isSafe = removed.every(({ address }) => isWaitedFor(address, plan));
    return line('removed', `${text}${after}${isSafe ? '. No contact meets a missing action.' : ''}`);
  });
}

/** Whether what was applied last lets Terraform wait before it removes this data action. A wait has its address as its key. */
function isWaitedFor(address: string, { resource_changes = [] }: ShownPlan): boolean {
  return resource_changes.some(
    (other) => other.type === wait && other.change.before !== null && other.address.endsWith(`["${address}"]`),
  );
}

function inPlaceLines(updated: readonly ShownResource[], stack: PlannedStack): readonly ChangeLine[] {
  return updated
    .filter(({ type }) => type !== flow)
    .map((one) => line('in place', `${nameOf(one, stack)}: ${attributesText(one.change)}`));
}

/** Resources with their names, those of a type together. */
function summed(resources: readonly ShownResource[], stack: PlannedStack): readonly string[] {
  return byType(resources).map((some) => listed(some, stack));
}

/** Data actions come first. */
function byType(resources: readonly ShownResource[]): readonly (readonly ShownResource[])[] {
  const types = [...new Set(resources.map(({ type }) => type))].sort((one, other) => rank(one) - rank(other));
  return types.map((type) => resources.filter((one) => one.type === type));
}

function rank(type: string): number {
  return type === action ? 0 : 1;
}

function listed(resources: readonly ShownResource[], stack: PlannedStack): string {
  const [first] = resources;
  const names = resources.map((one) => ownName(one, stack)).join(', ');
  return `${nounOf(first?.type ?? '', resources.length)} ${names}`;
}

function nameOf(one: ShownResource, stack: PlannedStack): string {
  return `${nounOf(one.type, 1)} ${ownName(one, stack)}${one.deposed === undefined ? '' : ', left by an earlier apply'}`;
}

/** The name of an object in the org, or else its place in the project. */
function ownName({ address, type, change }: ShownResource, { pathOf, flowNames }: PlannedStack): string {
  const { before, after, before_sensitive, after_sensitive } = change;
  for (const known of [masked(after, after_sensitive), masked(before, before_sensitive)]) {
    const values = known as Readonly<Record<string, unknown>> | null;
    const [config] = (values?.['config'] ?? []) as readonly { readonly name?: unknown }[];
    const file = type === flow ? flowNames[String(values?.['filepath'])] : undefined;
    const name = values?.['name'] ?? config?.name ?? file;
    if (typeof name === 'string') return quoted(name);
  }
  return quoted(pathOf(address));
}

function line(kind: ChangeLine['kind'], text: string): ChangeLine {
  return { kind, text };
}
