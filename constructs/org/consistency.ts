import type { Finding } from '../../input/finding';
import { pathText } from '../../input/path';
import {
  badQueueKey,
  duplicateFlow,
  duplicateNumber,
  listedTwice,
  operationNotListed,
  queueMissing,
  refreshTokenMissing,
  refreshTokenUnused,
  statusMeansTwo,
  textsMissing,
} from './errors';
import type { FlowConfig, ReleaseConfig } from './org-config';
import { languageTag } from './schema/flow';
import { queueKey } from './schema/queues';
import { statusDefaults } from './schema/release';
import { callTexts, messageTexts } from './schema/texts';

const textKeys: Readonly<Record<FlowConfig['type'], readonly string[]>> = {
  inboundCall: Object.keys(callTexts.shape),
  inboundShortMessage: Object.keys(messageTexts.shape),
  workflow: [],
};

type OrgRule = (org: Loose) => readonly Finding[];
type ReleaseRule = (release: Loose, operations: readonly string[]) => readonly Finding[];
type Loose = Readonly<Record<string, unknown>>;

/**
 * Contradictions between two places of an org file. The rules read the data as written, so that these mistakes are reported
 * together with those of the schema. Data of the wrong shape is left to the schema.
 */
export function orgInconsistencies(org: unknown): readonly Finding[] {
  return orgRules.flatMap((rule) => rule(map(org)));
}

/** The same for a release file. */
export function releaseInconsistencies(release: unknown, operations: readonly string[]): readonly Finding[] {
  return releaseRules.flatMap((rule) => rule(map(release), operations));
}

/**
 * The queues that a release needs and an org file lacks.
 *
 * @param isReadable whether the schema has no mistake to report: one may be the name of the key `queues`
 */
export function missingQueues(org: unknown, { flows }: ReleaseConfig, isReadable: boolean): readonly Finding[] {
  const queues = map(org)['queues'];
  if (queues === undefined && !isReadable) return [];
  const known = Object.keys(map(queues));
  return flows.flatMap((flow) => {
    const needed = 'queue' in flow ? [...new Set([flow.queue, 'fallback'])] : [];
    return needed
      .filter((key) => !known.includes(key))
      .map((key) => ({ at: ['queues', key], ...queueMissing(flow.name, key, known) }));
  });
}

const grantNeedsRefreshToken: OrgRule = (org) => {
  const { grant = 'client_credentials', refreshToken } = map(org['credential']);
  if (grant === 'authorization_code' && refreshToken === undefined) {
    return [{ at: ['credential', 'refreshToken'], ...refreshTokenMissing() }];
  }
  return typeof grant === 'string' && grant !== 'authorization_code' && refreshToken === true
    ? [{ at: ['credential', 'refreshToken'], ...refreshTokenUnused(grant) }]
    : [];
};

const queueKeysAreIdentifiers: OrgRule = (org) =>
  Object.keys(map(org['queues']))
    .filter((key) => !queueKey.test(key))
    .map((key) => ({ at: ['queues', key], ...badQueueKey(key) }));

const namesAreListedOnce: ReleaseRule = (release) =>
  ['operations', 'ownFlows'].flatMap((key) => {
    const listed = list(release[key]);
    return listed.flatMap((name, index) =>
      typeof name === 'string' && listed.indexOf(name) < index ? [{ at: [key, index], ...listedTwice(name) }] : [],
    );
  });

const flowsUseListedOperations: ReleaseRule = (release, operations) => {
  const listed = release['operations'];
  if (!Array.isArray(listed)) return [];
  return flows(release).flatMap((flow, index) =>
    ['findCaller', 'create'].flatMap((use) => {
      const operation = flow[use];
      return typeof operation === 'string' && operations.includes(operation) && !listed.includes(operation)
        ? [{ at: ['flows', index, use], ...operationNotListed(operation) }]
        : [];
    }),
  );
};

const flowNamesAreUnique: ReleaseRule = (release) => {
  const names = flows(release).map(({ name }) => (typeof name === 'string' ? name.toLowerCase() : undefined));
  return flows(release).flatMap(({ name }, index) => {
    const first = names.indexOf(names[index]);
    return typeof name === 'string' && first < index
      ? [{ at: ['flows', index, 'name'], ...duplicateFlow(name, first) }]
      : [];
  });
};

const numbersReachOneFlow: OrgRule = (org) => {
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
const otherLanguagesHaveTexts: ReleaseRule = (release) =>
  flows(release).flatMap(({ type, language, texts }, index) => {
    const needed = isFlowType(type) ? textKeys[type] : [];
    const missing = needed.filter((key) => map(texts)[key] === undefined);
    const isOther = typeof language === 'string' && languageTag.test(language) && !/^en(-|$)/.test(language);
    return isOther && missing.length > 0 ? [{ at: ['flows', index, 'texts'], ...textsMissing(language, missing) }] : [];
  });

const statusesMeanOneThing: ReleaseRule = (release) => {
  const given: Loose = { ...statusDefaults, ...map(release['statuses']) };
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
        at: ['statuses', one],
        ...statusMeansTwo(status, `statuses.${other}`),
      })),
  );
};

const orgRules: readonly OrgRule[] = [grantNeedsRefreshToken, queueKeysAreIdentifiers, numbersReachOneFlow];

const releaseRules: readonly ReleaseRule[] = [
  namesAreListedOnce,
  flowsUseListedOperations,
  flowNamesAreUnique,
  otherLanguagesHaveTexts,
  statusesMeanOneThing,
];

function isFlowType(type: unknown): type is FlowConfig['type'] {
  return typeof type === 'string' && Object.hasOwn(textKeys, type);
}

function flows(release: Loose): readonly Loose[] {
  return list(release['flows']).map(map);
}

function map(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
