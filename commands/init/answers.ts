import type { z } from 'zod';
import { genesys, regions } from '../../constructs/org/schema/genesys';
import { servicenow } from '../../constructs/org/schema/servicenow';
import { didYouMean } from '../../input/did-you-mean';
import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';

/** What only the person who runs `init` knows. */
export interface Answers {
  readonly region: string;
  readonly instance: string;
}

/** Checks the answers by the rules of org files. @throws UserError that lists every mistake */
export function checkedAnswers({ region, instance }: Partial<Answers>): Answers {
  const mistakes = [
    ...mistakesOf('--region', region, genesys.shape.region, 'add --region eu-west-1, or the region of your org'),
    ...mistakesOf(
      '--instance',
      instance,
      servicenow.shape.instance,
      'add --instance https://acme.service-now.com, or the origin of your instance',
    ),
  ];
  if (region === undefined || instance === undefined || mistakes.length > 0) throw new UserError(mistakes);
  return { region, instance };
}

function mistakesOf(path: string, given: string | undefined, schema: z.ZodType, next: string): readonly Mistake[] {
  if (given === undefined) return [{ path, problem: 'the option is missing', next }];
  const expected = schema.safeParse(given).error?.issues[0]?.message;
  if (expected === undefined) return [];
  const suggestion = schema === genesys.shape.region ? didYouMean(given, regions) : undefined;
  return [{ path, given: shown(given), expected, next: suggestion }];
}
