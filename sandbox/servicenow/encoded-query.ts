/** One condition of an encoded query, such as `stateIN1,2`. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  /** Empty for ISEMPTY and ISNOTEMPTY. */
  readonly operand: string;
}

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'LIKE'
  | 'NOT LIKE'
  | 'STARTSWITH'
  | 'ENDSWITH'
  | 'IN'
  | 'NOT IN'
  | 'ISEMPTY'
  | 'ISNOTEMPTY';

/** A fragment that is no condition: ServiceNow drops it, or returns no rows, by a property. */
export interface InvalidFragment {
  readonly invalid: string;
}

/** A row must satisfy one of the alternatives. */
export type Alternatives = readonly (Condition | InvalidFragment)[];

export interface EncodedQuery {
  /** Joined by `^NQ`: a row must satisfy all alternatives of one of the groups. */
  readonly groups: readonly (readonly Alternatives[])[];
  readonly order: readonly { readonly field: string; readonly descending: boolean }[];
  /** What ServiceNow knows and this sandbox does not. */
  readonly notSimulated: readonly string[];
}

const condition =
  /^([a-z][a-z0-9_.]*)(!=|<=|>=|=|<|>|NOT LIKE|NOT IN|LIKE|STARTSWITH|ENDSWITH|ISEMPTY|ISNOTEMPTY|IN)(.*)$/s;

const foreign =
  /^(?:[a-z][a-z0-9_.]*(BETWEEN|NOTON|ON|NSAMEAS|SAMEAS|ANYTHING|EMPTYSTRING|DYNAMIC|INSTANCEOF|DATEPART|RELATIVE[GL]T|[GL]T_FIELD|VALCHANGES|CHANGESFROM|CHANGESTO)|(123TEXTQUERY321|RLQUERY|SUBQUERY))/;

/**
 * Reads an encoded query: conditions joined by `^`, `^OR` (an alternative to the condition before it) and `^NQ` (a new
 * query whose rows are added), with `ORDERBY` and `ORDERBYDESC` for the whole. Never fails: what is no condition
 * becomes an `InvalidFragment`.
 */
export function parseEncodedQuery(text: string): EncodedQuery {
  const groups: (Condition | InvalidFragment)[][][] = [[]];
  const order: { field: string; descending: boolean }[] = [];
  const notSimulated: string[] = [];

  for (const fragment of text.split('^')) {
    if (fragment === '' || fragment === 'EQ') continue;
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
  const unknown = foreign.exec(text);
  if (unknown !== null) return `the operator ${unknown[1] ?? unknown[2]} in an encoded query`;
  const parts = condition.exec(text);
  if (parts === null) return { invalid: text };
  const [, field, operator, operand] = parts as unknown as [string, string, Operator, string];
  if (operand.startsWith('javascript:')) return 'javascript: in an encoded query';
  return { field, operator, operand };
}
