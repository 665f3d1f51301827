import { isDeepStrictEqual } from 'node:util';
import { parseYaml } from '../../input/yaml-document';
import { dataOf } from '../../input/yaml-node';
import { passagesOf } from '../check/passages';
import type { Texts } from '../check/shipped-files';
import { counted } from '../terminal/words';

/** What Terraform would do to one thing in an org. */
export interface Change {
  readonly kind: 'added' | 'changed' | 'removed';
  /** Such as `data action "Create incident"`. */
  readonly what: string;
  /** How much of its text changes, for a flow. */
  readonly lines?: string;
}

type Block = Readonly<Record<string, unknown>>;

interface Thing {
  readonly what: string;
  readonly block: Block;
  /** The text of a flow. */
  readonly text?: string;
}

/** Words for the kinds of resources; another kind is called by its own name. */
const kinds: Readonly<Record<string, string>> = {
  genesyscloud_integration: 'integration',
  genesyscloud_integration_action: 'data action',
  genesyscloud_integration_credential: 'credential',
  genesyscloud_integration_custom_auth_action: 'sign-in',
  genesyscloud_architect_ivr: 'call route',
  genesyscloud_routing_queue: 'look-up of the queue',
  genesyscloud_auth_division: 'look-up of the division',
};

/** The differences between what shipped to an org and what ships to it now. @param before by the paths of golden files */
export function whatChanges(before: Texts, after: Texts): readonly Change[] {
  const [old, now] = [thingsIn(before), thingsIn(after)];
  const addresses = [...new Set([...old.keys(), ...now.keys()])];
  const changes = addresses.flatMap((address) => changeOf(old.get(address), now.get(address)) ?? []);
  return changes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.what < b.what ? -1 : 1));
}

const order: readonly Change['kind'][] = ['added', 'changed', 'removed'];

function changeOf(old: Thing | undefined, now: Thing | undefined): Change | undefined {
  if (now === undefined) return old && { kind: 'removed', what: old.what };
  if (old === undefined) return { kind: 'added', what: now.what };
  const { text = '' } = now;
  if (old.text !== undefined && old.text !== text) {
    const passages = passagesOf(old.text, text);
    const lines = passages.reduce((sum, { removed, added }) => sum + Math.max(removed.length, added.length), 0);
    return { kind: 'changed', what: now.what, lines: counted(lines, 'line') };
  }
  return isDeepStrictEqual(old.block, now.block) ? undefined : { kind: 'changed', what: now.what };
}

/** Everything that a stack declares in the org, by its address. */
function thingsIn(texts: Texts): ReadonlyMap<string, Thing> {
  const [[file, text] = ['', '{}']] = [...texts].filter(([path]) => path.endsWith('/cdk.tf.json'));
  const { resource = {}, data = {} } = JSON.parse(text) as Readonly<
    Record<string, Record<string, Record<string, Block>>>
  >;
  const folder = file.slice(0, -'cdk.tf.json'.length);
  return new Map(
    Object.entries({ resource, data }).flatMap(([section, types]) =>
      Object.entries(types).flatMap(([type, blocks]) =>
        Object.entries(blocks).map(([key, { '//': _, ...block }]) => {
          return [[section, type, key].join('.'), thing(type, block)] as const;
        }),
      ),
    ),
  );

  function thing(type: string, block: Block): Thing {
    const flow = typeof block['filepath'] === 'string' ? texts.get(folder + block['filepath']) : undefined;
    if (flow !== undefined) return { what: flowInWords(flow), block, text: flow };
    const name = block['name'] ?? (block['config'] as Block | undefined)?.['name'];
    const kind = kinds[type] ?? type;
    return { what: typeof name === 'string' ? `${kind} ${JSON.stringify(name)}` : kind, block };
  }
}

/** Such as `flow "IT Service Desk" (inboundCall)`. */
function flowInWords(text: string): string {
  const { root } = parseYaml(text, '', { expected: 'a flow', aliases: 'accepted' });
  const [[type, flow] = ['flow', {}]] = Object.entries(dataOf(root) as Readonly<Record<string, Block>>);
  return `flow ${JSON.stringify(flow['name'])} (${type})`;
}
