import type { Finding } from '../../input/finding';
import { pathText } from '../../input/path';
import {
  badQueueKey,
  duplicateFlow,
  duplicateNumber,
  duplicateOperation,
  operationNotListed,
  refreshTokenMissing,
  refreshTokenUnused,
  statusMeansTwo,
  textsMissing,
  unknownQueue,
} from './errors';
import { languageTag } from './schema/flow';
import { queueKey } from './schema/queues';
import { statusDefaults } from './schema/release';
import { callTexts, messageTexts } from './schema/texts';

const textKeys: Readonly<Record<string, readonly string[]>> = {
  inboundCall: Object.keys(callTexts.shape),
  inboundShortMessage: Object.keys(messageTexts.shape),
};

type Rule = (org: Loose, operations: readonly string[]) => readonly Finding[];
type Loose = Readonly<Record<string, unknown>>;

/**
 * Contradictions between two places of one file. The rules read the data as written, so that these mistakes are reported
 * together with those of the schema. Data of the wrong shape is left to the schema.
 */
export function inconsistencies(org: unknown, operations: readonly string[]): readonly Finding[] {
  return rules.flatMap((rule) => rule(map(org), operations));
}

const grantNeedsRefreshToken: Rule = (org) => {
  const { grant = 'client_credentials', refreshToken } = map(org['credential']);
  if (grant === 'authorization_code' && refreshToken === undefined) {
    return [{ at: ['credential', 'refreshToken'], ...refreshTokenMissing() }];
  }
  return typeof grant === 'string' && grant !== 'authorization_code' && refreshToken === true
    ? [{ at: ['credential', 'refreshToken'], ...refreshTokenUnused(grant) }]
    : [];
};

const queueKeysAreIdentifiers: Rule = (org) =>
  Object.keys(map(org['queues']))
    .filter((key) => !queueKey.test(key))
    .map((key) => ({ at: ['queues', key], ...badQueueKey(key) }));

const flowsUseKnownQueues: Rule = (org) => {
  if (org['queues'] === undefined) return [];
  const known = Object.keys(map(org['queues']));
  return flows(org).flatMap(({ queue }, index) =>
    typeof queue === 'string' && queue !== 'fallback' && !known.includes(queue)
      ? [{ at: ['release', 'flows', index, 'queue'], ...unknownQueue(queue, known) }]
      : [],
  );
};

const operationsAreListedOnce: Rule = (org) => {
  const listed = list(map(org['release'])['operations']);
  return listed.flatMap((operation, index) =>
    typeof operation === 'string' && listed.indexOf(operation) < index
      ? [{ at: ['release', 'operations', index], ...duplicateOperation(operation) }]
      : [],
  );
};

const flowsUseListedOperations: Rule = (org, operations) => {
  const listed = map(org['release'])['operations'];
  if (!Array.isArray(listed)) return [];
  return flows(org).flatMap((flow, index) =>
    ['findCaller', 'create'].flatMap((use) => {
      const operation = flow[use];
      return typeof operation === 'string' && operations.includes(operation) && !listed.includes(operation)
        ? [{ at: ['release', 'flows', index, use], ...operationNotListed(operation) }]
        : [];
    }),
  );
};

const flowNamesAreUnique: Rule = (org) => {
  const names = flows(org).map(({ name }) => (typeof name === 'string' ? name.toLowerCase() : undefined));
  return flows(org).flatMap(({ name }, index) => {
    const first = names.indexOf(names[index]);
    return typeof name === 'string' && first < index
      ? [{ at: ['release', 'flows', index, 'name'], ...duplicateFlow(name, first) }]
      : [];
  });
};

const numbersReachOneFlow: Rule = (org) => {
  const places = Object.entries(map(org['routes'])).flatMap(([flow, numbers]) =>
    list(numbers).map((number, index) => ({ number, at: ['routes', flow, index] as const })),
  );
  return places.flatMap(({ number, at }, index) => {
    const first = places.findIndex((place) => place.number === number);
    return typeof number === 'string' && first < index
      ? [{ at, ...duplicateNumber(number, pathText(places[first]?.at ?? at)) }]
      : [];
  });
};

/** The default texts are English. */
const otherLanguagesHaveTexts: Rule = (org) =>
  flows(org).flatMap(({ type, language, texts }, index) => {
    const needed = typeof type === 'string' && Object.hasOwn(textKeys, type) ? (textKeys[type] ?? []) : [];
    const missing = needed.filter((key) => map(texts)[key] === undefined);
    const isOther = typeof language === 'string' && languageTag.test(language) && !/^en(-|$)/.test(language);
    return isOther && missing.length > 0
      ? [{ at: ['release', 'flows', index, 'texts'], ...textsMissing(language, missing) }]
      : [];
  });

const statusesMeanOneThing: Rule = (org) => {
  const given: Loose = { ...statusDefaults, ...map(map(org['release'])['statuses']) };
  const pairs = [
    ['expired', 'rateLimited'],
    ['expired', 'unclear'],
    ['expired', 'gateway'],
    ['rateLimited', 'unclear'],
    ['rateLimited', 'gateway'],
  ] as const;
  return pairs.flatMap(([one, other]) =>
    list(given[one])
      .filter((status) => typeof status === 'number')
      .filter((status) => list(given[other]).includes(status))
      .map((status) => ({
        at: ['release', 'statuses', one],
        ...statusMeansTwo(status, `release.statuses.${other}`),
      })),
  );
};

const rules: readonly Rule[] = [
  grantNeedsRefreshToken,
  queueKeysAreIdentifiers,
  flowsUseKnownQueues,
  operationsAreListedOnce,
  flowsUseListedOperations,
  flowNamesAreUnique,
  numbersReachOneFlow,
  otherLanguagesHaveTexts,
  statusesMeanOneThing,
];

function flows(org: Loose): readonly Loose[] {
  return list(map(org['release'])['flows']).map(map);
}

function map(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
