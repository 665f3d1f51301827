import { plainLine } from '../../input/plain-line';
import { UserError } from '../../input/user-error';
import type { ActionInOrg, ActionTest } from '../../platform/org-objects';
import type { Platform } from '../../platform/platform';
import { withoutSecrets } from '../../platform/refusal';
import type { ActionName } from '../preflight/declared-objects';

const longestMessage = 300;

/** The token of an answer that the platform repeats, since it could not read it. */
const token = /((?:access|refresh|id)_?token["'\\]*\s*[:=]\s*["'\\]*)[\w.~+/=-]+/gi;

/** Runs data actions of an org in test mode, with the token of ServiceNow where they take one. */
export class ActionRunner {
  private token: string | undefined;

  /** @param secrets gets each token, so that no message shows it */
  constructor(
    private readonly platform: Platform,
    private readonly actions: readonly ActionInOrg[],
    private readonly secrets: string[],
  ) {}

  /** Gets a token of ServiceNow, and keeps it in memory. @returns why there is none */
  async signIn(action: ActionName): Promise<string | undefined> {
    const tested = await this.tested(action, {});
    if ('failure' in tested) return tested.failure;
    const { accessToken } = tested.outputs;
    if (typeof accessToken !== 'string' || accessToken === '') return 'it answered without a token';
    this.token = accessToken;
    this.secrets.push(accessToken);
    return undefined;
  }

  run(action: ActionName, inputs: Readonly<Record<string, string>>): Promise<ActionTest> {
    return this.tested(action, this.token === undefined ? inputs : { ...inputs, accessToken: this.token });
  }

  private async tested({ category, name }: ActionName, inputs: Readonly<Record<string, string>>): Promise<ActionTest> {
    const [found, other] = this.actions.filter((one) => one.category === category && one.name === name);
    if (found === undefined) return { failure: 'it is not there' };
    if (other !== undefined) return { failure: 'there are several of that name' };
    try {
      const tested = await this.platform.testAction(found.id, inputs);
      if ('outputs' in tested) return tested;
      const failure = withoutSecrets(tested.failure, this.secrets).replace(token, '$1***');
      return { failure: plainLine(failure).slice(0, longestMessage) };
    } catch (error) {
      if (error instanceof UserError) return { failure: error.message };
      throw error;
    }
  }
}
