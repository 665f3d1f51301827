import { type Mistake, within } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';
import type { CustomAuthAction, DataAction, Integration, OrgContent } from '../org/entities';
import { Org } from '../org/org';
import { compiledAction } from './compiled-action';
import { contractMistakes } from './contract';
import { compiledAuth } from './custom-auth';
import {
  actionPlace,
  authPlace,
  duplicateAction,
  invalidTimeout,
  missingCustomAuth,
  refusedAccept,
  unknownIntegration,
} from './errors';
import { actionNameMistakes, signInNameMistakes } from './request-names';
import { refusesAccept } from './request-template';

/**
 * Makes an org, and checks that the platform and this engine accept its data actions.
 *
 * @throws UserError that lists every contract, template, name and link that one of them refuses
 */
export function checkedOrg(content: OrgContent): Org {
  const org = new Org(content);
  const mistakes = [
    ...org.dataActions.flatMap((action) => mistakesInOrg(action, org)),
    ...org.integrations.flatMap((integration) => signInMistakes(integration, org)),
  ];
  if (mistakes.length > 0) throw new UserError(mistakes);
  return org;
}

function mistakesInOrg(action: DataAction, org: Org): readonly Mistake[] {
  const integration = org.integration(action.integrationId);
  const mistakes = [
    ...(org.dataAction(action.category, action.name) === action ? [] : [duplicateAction()]),
    ...(integration === undefined ? [unknownIntegration(action.integrationId)] : []),
  ];
  return [...actionMistakes(action, integration), ...mistakes.map((mistake) => within(actionPlace(action), mistake))];
}

/** Mistakes in a data action by itself. @param integration that it belongs to; undefined where there is no such integration */
export function actionMistakes(action: DataAction, integration: Integration | undefined): readonly Mistake[] {
  const where = actionPlace(action);
  const { timeoutSeconds } = action;
  const isTimeout = Number.isInteger(timeoutSeconds) && timeoutSeconds >= 1 && timeoutSeconds <= 60;
  const mistakes = [
    ...(refusesAccept(action.request.headers) ? [refusedAccept()] : []),
    ...(isTimeout ? [] : [invalidTimeout(timeoutSeconds)]),
  ];
  return [
    ...contractMistakes(action).map((mistake) => within(where, mistake)),
    ...mistakesOf(() => compiledAction(action)),
    ...mistakes.map((mistake) => within(where, mistake)),
    ...(integration === undefined ? [] : actionNameMistakes(action, integration, where)),
  ];
}

function signInMistakes(integration: Integration, org: Org): readonly Mistake[] {
  const action = org.customAuthAction(integration.id);
  if (action !== undefined) return customAuthMistakes(action, integration);
  return integration.credential?.type === 'userDefinedOAuth' ? [missingCustomAuth(integration.name)] : [];
}

/** Mistakes in the sign-in of an integration. */
export function customAuthMistakes(action: CustomAuthAction, integration: Integration): readonly Mistake[] {
  const where = authPlace(integration.name);
  const signsIn = integration.credential?.type === 'userDefinedOAuth';
  return [
    ...mistakesOf(() => compiledAuth(action, integration)),
    ...(signsIn ? signInNameMistakes(action.request, integration, where) : []),
    ...(refusesAccept(action.request.headers) ? [within(where, refusedAccept())] : []),
  ];
}

function mistakesOf(compile: () => unknown): readonly Mistake[] {
  try {
    compile();
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.mistakes;
    throw error;
  }
}
