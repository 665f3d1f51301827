import { mistakeText } from '../input/mistake';
import { UserError } from '../input/user-error';
import { boundFlow } from './bound-flow';
import { flowsNotRun, withFlows } from './flows-not-run';
import { actionMistakes, customAuthMistakes } from './genesys/data-actions/checked-org';
import { type PublishedFlow, publishAll } from './genesys/flow';
import type { BoundAction, DataAction, OrgContent } from './genesys/org/entities';
import { Org } from './genesys/org/org';
import type { BoundText } from './genesys/org/org-record';
import { PlatformError } from './genesys/org/platform-error';
import type { OtherFlow, WriteRules } from './genesys/org/write-rules';

/** A common module that an org has, and its text. */
interface Module extends BoundText {
  readonly published: PublishedFlow;
}

/** The rules of data actions and of publishing, as the sandbox checks them when it reads a stack. */
export function writeRules(): WriteRules {
  const known = new WeakMap<OtherFlow, readonly Module[]>();
  return {
    action: (action, integration) => actionMistakes(action, integration).map(mistakeText),
    customAuth: (action, integration) => customAuthMistakes(action, integration).map(mistakeText),
    flow: (text, file, content, others) => {
      const used = new Map<string, BoundAction>();
      try {
        const [notRun] = flowsNotRun([{ address: '', text, file }]).notRun;
        if (notRun !== undefined) return { ...notRun, actions: [], modules: [] };
        const org = new RecordingOrg({ ...content, objects: withFlows(content.objects ?? {}, others) }, used);
        const modules = modulesOf(others, content, known);
        const beside = modules.map(({ published }) => published);
        const { type, name, outline } = publishAll([{ text, file }], org, beside)[0] as PublishedFlow;
        const called = new Set(Array.from(outline.actions.values(), ({ module }) => module));
        const snapshots = modules
          .filter(({ published }) => called.has(published.outline))
          .map(({ text, actions }) => ({ text, actions }));
        return { type, name, actions: [...used.values()], modules: snapshots };
      } catch (error) {
        if (error instanceof UserError) return error.mistakes.map(mistakeText);
        throw error;
      }
    },
  };
}

/** The common modules that an org has, which flows may call. One that can no longer be published is left out. */
function modulesOf(
  flows: readonly OtherFlow[],
  content: OrgContent,
  known: WeakMap<OtherFlow, readonly Module[]>,
): readonly Module[] {
  return flows
    .filter(({ type }) => type === 'commonModule')
    .flatMap((flow) => {
      const modules = known.get(flow) ?? attempted(() => ({ ...flow, published: boundFlow(flow, flow.name, content) }));
      known.set(flow, modules);
      return modules;
    });
}

function attempted<T>(publish: () => T): readonly T[] {
  try {
    return [publish()];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** An org that records the data actions that a flow finds in it. */
class RecordingOrg extends Org {
  constructor(
    content: OrgContent,
    private readonly used: Map<string, BoundAction>,
  ) {
    super(content);
  }

  override dataAction(category: string, name: string): DataAction | undefined {
    const [found, second] = this.dataActions.filter((it) => it.category === category && it.name === name);
    const title = JSON.stringify(`${category} / ${name}`);
    if (second !== undefined)
      throw new PlatformError(400, `two data actions are called ${title}, so the name is ambiguous`);
    if (found !== undefined) this.used.set(found.id, boundAction(found));
    return found;
  }
}

function boundAction({ id, category, name, secure, inputSchema, successSchema }: DataAction): BoundAction {
  return { id, category, name, secure, inputSchema, successSchema };
}
