import type { ObjectKind } from '../../org/entities';
import type { Fields } from './fields';
import type { FlowContext } from './flow-context';
import { readNameLiteral } from './literals';

const objects = { contactList: 'contact list', wrapupCode: 'wrap-up code' } as const satisfies Record<
  string,
  ObjectKind
>;

/** Reads `settingsOutboundCall` of a flow that a campaign runs: objects of the org, without effect on a run. */
export function readOutboundSettings(root: Fields, flow: FlowContext): void {
  if (flow.rules.interaction !== 'outboundCall') return;
  root.map(root.required('settingsOutboundCall'), 'settingsOutboundCall', (settings) => {
    for (const [key, kind] of Object.entries(objects)) {
      root.map(settings.required(key), key, (value) => {
        const literal = value.required('lit');
        const name = literal && readNameLiteral(literal, root.reporter, `a ${kind}`);
        if (literal !== undefined && name !== undefined) flow.requireObject(kind, name, literal, root.reporter);
      });
    }
  });
}
