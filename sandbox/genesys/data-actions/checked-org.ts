import { SandboxError } from '../../errors';
import type { CustomAuthAction, DataAction, Integration, OrgContent } from '../org/entities';
import { Org } from '../org/org';
import { compiledAction } from './compiled-action';
import { contractMistakes } from './contract';
import { compiledAuth } from './custom-auth';
import {
  actionPlace,
  authPlace,
  contractProblem,
  duplicateAction,
  invalidTimeout,
  missingCustomAuth,
  refusedAccept,
  unknownIntegration,
} from './errors';
import { actionNameMistakes, signInNameMistakes } from './request-names';
import { refusesAccept } from './request-template';

/**
 * An org whose data actions the platform and this engine accept.
 *
 * @throws SandboxError that lists every contract, template, name and link that one of them refuses
 */
export function checkedOrg(content: OrgContent): Org {
  const org = new Org(content);
  const mistakes = [
    ...org.dataActions.flatMap((action) => actionMistakes(action, org)),
    ...org.integrations.flatMap((integration) => signInMistakes(integration, org)),
  ];
  if (mistakes.length > 0) throw new SandboxError(mistakes.join('\n'));
  return org;
}

function actionMistakes(action: DataAction, org: Org): readonly string[] {
  const where = actionPlace(action);
  const mistakes = contractMistakes(action).map((mistake) => contractProblem(where, mistake));
  mistakes.push(...mistakesOf(() => compiledAction(action)));
  if (refusesAccept(action.request.headers)) mistakes.push(refusedAccept(where));
  if (org.dataAction(action.category, action.name) !== action) mistakes.push(duplicateAction(where));
  const integration = org.integration(action.integrationId);
  if (integration === undefined) mistakes.push(unknownIntegration(where, action.integrationId));
  else mistakes.push(...actionNameMistakes(action, integration, where));
  const { timeoutSeconds } = action;
  if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1 || timeoutSeconds > 60)
    mistakes.push(invalidTimeout(where, timeoutSeconds));
  return mistakes;
}

function signInMistakes(integration: Integration, org: Org): readonly string[] {
  const action = org.customAuthAction(integration.id);
  if (action !== undefined) return customAuthMistakes(action, integration);
  return integration.credential?.type === 'userDefinedOAuth' ? [missingCustomAuth(integration.name)] : [];
}

function customAuthMistakes(action: CustomAuthAction, integration: Integration): readonly string[] {
  const where = authPlace(integration.name);
  const signsIn = integration.credential?.type === 'userDefinedOAuth';
  return [
    ...mistakesOf(() => compiledAuth(action, integration)),
    ...(signsIn ? signInNameMistakes(action.request, integration, where) : []),
    ...(refusesAccept(action.request.headers) ? [refusedAccept(where)] : []),
  ];
}

function mistakesOf(compile: () => unknown): readonly string[] {
  try {
    compile();
    return [];
  } catch (error) {
    if (error instanceof SandboxError) return [error.message];
    throw error;
  }
}
