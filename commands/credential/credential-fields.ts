import { flowGrant, grantFields } from '../../constructs/servicenow/grants';
import { tokenUrl } from '../../constructs/servicenow/instance-url';
import type { OfferedOrg } from '../../constructs/stack/offered';
import { UserError } from '../../input/user-error';
import { counted } from '../terminal/words';

type Texts = Readonly<Record<string, string>>;

/** A credential as the strategy and the grant of an org need it. */
export interface NeededCredential {
  /** As the platform calls it. */
  readonly type: 'userDefined' | 'userDefinedOAuth';
  /** Names of the fields that are secret. */
  readonly secrets: readonly string[];
  /** The other fields, which follow from the org file. */
  readonly plain: Texts;
}

export function neededCredential({ credential, release, servicenow }: OfferedOrg): NeededCredential {
  const secrets = grantFields(flowGrant(credential)).map(({ name }) => name);
  if (release.auth === 'chained') return { type: 'userDefined', secrets, plain: {} };
  const loginUrl = tokenUrl(servicenow.instance, servicenow.tokenPath);
  return { type: 'userDefinedOAuth', secrets, plain: { loginUrl } };
}

/**
 * The secret fields in a JSON text. Messages show nothing of the text, not even names: a person who confuses two things may have
 * written a secret in the place of a name.
 *
 * @throws UserError when the text is not an object of exactly these fields
 */
export function secretFields(text: string, { secrets }: NeededCredential): Texts {
  const expected = `a JSON object with the texts ${secrets.join(', ')}`;
  const refuse = (problem: string) => new UserError([{ path: 'standard input', problem, expected }]);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw refuse('not JSON');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw refuse('not an object');
  const fields = given as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(fields).filter((name) => !secrets.includes(name)).length;
  const missing = secrets.filter((name) => !Object.hasOwn(fields, name));
  const bad = secrets.filter((name) => !missing.includes(name) && !isFilled(fields[name]));
  const problems = [
    ...(unknown === 0 ? [] : [`${counted(unknown, 'field')} of another name`]),
    ...missing.map((name) => `${name} is missing`),
    ...bad.map((name) => `${name} is empty, not a text, or has blanks at an end`),
  ];
  if (problems.length > 0) throw refuse(problems.join(', '));
  return fields as Texts;
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.trim() === value;
}
