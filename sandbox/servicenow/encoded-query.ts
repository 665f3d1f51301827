/** One condition of an encoded query, such as `stateIN1,2`. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  /** Empty for operators without an operand, such as ISEMPTY. BETWEEN has two, joined by `@`. */
  readonly operand: string;
}

/** Operators that compare a value with the operand. */
const valueOperators = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'BETWEEN',
  'LIKE',
  'NOT LIKE',
  'STARTSWITH',
  'ENDSWITH',
  'IN',
  'NOT IN',
  'INSTANCEOF',
  'ISEMPTY',
  'ISNOTEMPTY',
  'ANYTHING',
] as const;

/** Operators that compare a value with the value of the field that the operand names. */
const fieldOperators = [
  'SAMEAS',
  'NSAMEAS',
  'GT_FIELD',
  'GT_OR_EQUALS_FIELD',
  'LT_FIELD',
  'LT_OR_EQUALS_FIELD',
] as const;

export type ValueOperator = (typeof valueOperators)[number];
export type FieldOperator = (typeof fieldOperators)[number];
export type Operator = ValueOperator | FieldOperator;

/** A fragment that is not a condition. Depending on a property, ServiceNow drops it or returns no rows. */
export interface InvalidFragment {
  readonly invalid: string;
}

/** A row must satisfy one of the alternatives. */
export type Alternatives = readonly (Condition | InvalidFragment)[];

export interface EncodedQuery {
  /** Joined by `^NQ`: a row must satisfy all alternatives of one of the groups. */
  readonly groups: readonly (readonly Alternatives[])[];
  readonly order: readonly { readonly field: string; readonly descending: boolean }[];
  /** Parts that ServiceNow knows and this sandbox does not. */
  readonly notSimulated: readonly string[];
}

/** Other spellings that ServiceNow documents for the same operators. */
const synonyms: Readonly<Record<string, Operator>> = {
  NOTLIKE: 'NOT LIKE',
  '*': 'LIKE',
  '!*': 'NOT LIKE',
  '%': 'ENDSWITH',
  EMPTYSTRING: 'ISEMPTY',
};

const spelled: ReadonlyMap<string, Operator> = new Map([
  ...[...valueOperators, ...fieldOperators].map((operator) => [operator, operator] as const),
  ...Object.entries(synonyms),
]);

const notSimulatedOperators = [
  'CHANGESFROM',
  'CHANGESTO',
  'CONTAINS',
  'DATEPART',
  'DOES NOT CONTAIN',
  'DOESNOTHAVE',
  'DYNAMIC',
  'EXCLUDING',
  'IN_HIERARCHY',
  'LESSTHAN',
  'MATCH_PAT',
  'MATCH_RGX',
  'MORETHAN',
  'NOTON',
  'ON',
  'RELATIVE',
  'VALCHANGES',
];

/** The longest spelling first, because `INSTANCEOF` begins with `IN`. */
const spellings = [...spelled.keys(), ...notSimulatedOperators]
  .sort((a, b) => b.length - a.length)
  .map((spelling) => spelling.replace(/[*]/g, '\\$&'));

const condition = new RegExp(`^([a-z][a-z0-9_.]*)(${spellings.join('|')})(.*)$`, 's');

const reservedWord = /^(?:123TEXTQUERY321|123TEXTINDEXGROUP321|RLQUERY|ENDRLQUERY|SUBQUERY|ENDSUBQUERY)/;

/** Terms are joined by `^`; `^^` is a circumflex inside a term. */
const term = /(?:[^^]|\^\^)+/g;

/**
 * Reads an encoded query: conditions joined by `^`, `^OR` (an alternative to the condition before it) and `^NQ` (a new
 * query whose rows are added), with `ORDERBY` and `ORDERBYDESC` for the whole; `^^` means a circumflex. Never fails:
 * a fragment that is not a condition becomes an `InvalidFragment`.
 */
export function parseEncodedQuery(text: string): EncodedQuery {
  const groups: (Condition | InvalidFragment)[][][] = [[]];
  const order: { field: string; descending: boolean }[] = [];
  const notSimulated: string[] = [];

  for (const escaped of text.match(term) ?? []) {
    const fragment = escaped.replaceAll('^^', '^');
    if (fragment === 'EQ') continue;
    if (fragment.startsWith('ORDERBY')) {
      const descending = fragment.startsWith('ORDERBYDESC');
      order.push({ field: fragment.slice(descending ? 11 : 7), descending });
      continue;
    }
    const isNewQuery = fragment.startsWith('NQ');
    const isAlternative = fragment.startsWith('OR');
    const body = isNewQuery || isAlternative ? fragment.slice(2) : fragment;
    if (isNewQuery) groups.push([]);
    const group = groups.at(-1) as (Condition | InvalidFragment)[][];
    const known = readCondition(body);
    if (typeof known === 'string') notSimulated.push(known);
    else if (isAlternative && group.length > 0) group.at(-1)?.push(known);
    else group.push([known]);
  }
  return { groups, order, notSimulated };
}

function readCondition(text: string): Condition | InvalidFragment | string {
  const reserved = reservedWord.exec(text)?.[0];
  if (reserved !== undefined) return `${reserved} in an encoded query`;
  const parts = condition.exec(text);
  if (parts === null) return { invalid: text };
  const [, field, spelling, operand] = parts as unknown as [string, string, string, string];
  const operator = spelled.get(spelling);
  if (operator === undefined) return `the operator ${spelling} in an encoded query`;
  const operands = operator === 'BETWEEN' ? operand.split('@') : [operand];
  if (operands.some((text) => text.startsWith('javascript:'))) return 'javascript: in an encoded query';
  return operator === 'BETWEEN' && operands.length !== 2 ? { invalid: text } : { field, operator, operand };
}
