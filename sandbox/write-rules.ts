import { mistakeText } from '../input/mistake';
import { UserError } from '../input/user-error';
import { flowsNotRun, withFlows } from './flows-not-run';
import { actionMistakes, customAuthMistakes } from './genesys/data-actions/checked-org';
import { type PublishedFlow, publishAll } from './genesys/flow';
import type { DataAction, OrgContent } from './genesys/org/entities';
import { Org } from './genesys/org/org';
import { PlatformError } from './genesys/org/platform-error';
import type { OtherFlow, WriteRules } from './genesys/org/write-rules';

/** The rules of data actions and of publishing, as the sandbox checks them when it reads a stack. */
export function writeRules(): WriteRules {
  const modules = new Map<string, readonly PublishedFlow[]>();
  return {
    action: (action, integration) => actionMistakes(action, integration).map(mistakeText),
    customAuth: (action, integration) => customAuthMistakes(action, integration).map(mistakeText),
    flow: (text, file, content, others) => {
      const used = new Set<string>();
      try {
        const [notRun] = flowsNotRun([{ address: '', text, file }]).notRun;
        if (notRun !== undefined) return { ...notRun, actions: [] };
        const org = new RecordingOrg({ ...content, objects: withFlows(content.objects ?? {}, others) }, used);
        const [flow] = publishAll([{ text, file }], org, modulesOf(others, content, modules));
        const { type, name } = flow as PublishedFlow;
        return { type, name, actions: [...used] };
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
  known: Map<string, readonly PublishedFlow[]>,
): readonly PublishedFlow[] {
  return flows
    .filter(({ type }) => type === 'commonModule')
    .flatMap(({ name, text }) => {
      const published = known.get(text) ?? attempted(() => publishAll([{ text, file: name }], new Org(content)));
      known.set(text, published);
      return published;
    });
}

function attempted(publish: () => readonly PublishedFlow[]): readonly PublishedFlow[] {
  try {
    return publish();
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** An org that records the ids of the data actions that a flow finds in it. */
class RecordingOrg extends Org {
  constructor(
    content: OrgContent,
    private readonly used: Set<string>,
  ) {
    super(content);
  }

  override dataAction(category: string, name: string): DataAction | undefined {
    const [found, second] = this.dataActions.filter((it) => it.category === category && it.name === name);
    const title = JSON.stringify(`${category} / ${name}`);
    if (second !== undefined)
      throw new PlatformError(400, `two data actions are called ${title}, so the name is ambiguous`);
    if (found !== undefined) this.used.add(found.id);
    return found;
  }
}
