import type { Construct } from 'constructs';
import { unknownKey } from '../../input/errors';
import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { Operation } from '../servicenow';
import type { OrgStack } from '../stack/org-stack';
import type { OwnFlow } from '../stack/own-flows/own-flow';
import { kindOf } from './kind-of';
import type { Org } from './project';

export interface ProjectProps {
  /**
   * The operations that releases may name, and with them the look-ups of their creates.
   *
   * @default - those that come with this project (`catalogue`)
   */
  readonly operations?: readonly Operation[];
  /** Flows of the project's own, which releases may name beside those that ship. @default - none */
  readonly flows?: readonly OwnFlow[];
  /** Declares the stack of an org. @default - an `OrgStack` */
  readonly stack?: (scope: Construct, org: Org) => OrgStack;
}

type Check = (value: unknown, path: string) => readonly Mistake[];

const checks: Readonly<Record<keyof ProjectProps, Check>> = {
  operations: listOf('operations', 'an operation, from the catalogue or from defineOperation'),
  flows: listOf('flows', 'a flow, from defineFlow or from fromFile'),
  stack: (value, path) => (kindOf(value) === 'a function' ? [] : [{ path, ...noFunction(value) }]),
};

/** Refuses what the compiler refuses too; commands run without it. @throws UserError */
export function checkProps(props: ProjectProps): void {
  const known = Object.keys(checks);
  const mistakes = Object.entries(props).flatMap(([key, value]) => {
    if (!Object.hasOwn(checks, key)) return [{ path: key, ...unknownKey(key, known) }];
    return value === undefined ? [] : checks[key as keyof ProjectProps](value, key);
  });
  if (mistakes.length > 0) throw new UserError(mistakes);
}

function listOf(many: string, one: string): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [{ path, given: kindOf(value), expected: `a list of ${many}` }];
    return value.flatMap((item, index) =>
      typeof item?.name === 'string' ? [] : [{ path: `${path}[${index}]`, given: kindOf(item), expected: one }],
    );
  };
}

const noFunction = (value: unknown): Mistake => ({
  given: kindOf(value),
  expected: 'a function from the scope and the org to a stack',
  next: 'write stack: (app, org) => new AcmeStack(app, org)',
});
