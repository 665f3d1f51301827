import { compileExpression } from '../../../../../sandbox/genesys/flow/expression/compile';
import type { Scope } from '../../../../../sandbox/genesys/flow/expression/compiled';
import type { ExpressionType, ValueType } from '../../../../../sandbox/genesys/flow/expression/types';
import { Variables } from '../../../../../sandbox/genesys/flow/publish/variables';
import { defaultRunnerSettings, type RunnerSettings } from '../../../../../sandbox/genesys/flow/run/runner-settings';
import type { NamedKind } from '../../../../../sandbox/genesys/org/entities';
import { seededRandom } from '../../../../../sandbox/random';

/** 2026-01-05T09:00:00Z. */
export const now = 1_767_603_600_000;

const known: Readonly<Record<string, readonly [ValueType, unknown]>> = {
  'Flow.text': ['string', 'Ada'],
  'Flow.noText': ['string', undefined],
  'Flow.emptyText': ['string', ''],
  'Flow.three': ['integer', 3],
  'Flow.noInteger': ['integer', undefined],
  'Flow.half': ['decimal', 0.5],
  'Flow.yes': ['boolean', true],
  'Flow.noBoolean': ['boolean', undefined],
  'Flow.moment': ['dateTime', now],
  'Flow.noMoment': ['dateTime', undefined],
  'Flow.minute': ['duration', 60_000],
  'Flow.letters': ['stringCollection', ['a', 'b', 'c', 'b']],
  'Flow.noLetters': ['stringCollection', undefined],
  'Flow.counts': ['integerCollection', [4, 5]],
  'Flow.queue': ['queue', 'Desk'],
  'Flow.noUser': ['user', undefined],
  'Flow.phone': ['phoneNumber', 'tel:+15550100'],
  'Flow.contact': [
    'externalContact',
    { id: 'x-1', firstName: 'Ada', cellPhone: { e164: '+15550101' }, surveyOptOut: true },
  ],
  'Flow.json': ['json', { name: 'Ada', tags: ['x', 'y'], 'odd one': 7, none: null }],
  'Message.Message.body': ['string', 'Hello'],
};

const objects: Readonly<Partial<Record<NamedKind, readonly string[]>>> = {
  queue: ['Desk', 'Sales'],
  user: ['ada@example.com'],
  skill: ['Spanish'],
  'language skill': ['French'],
  'emergency group': ['Storm'],
  prompt: ['Welcome'],
};

const names = new Variables(['Flow'], undefined, {
  has: (kind, name) => objects[kind]?.includes(name) ?? false,
  all: (kind) => objects[kind] ?? [],
});
const values: unknown[] = [];
for (const [name, [type, value]] of Object.entries(known)) {
  const variable = names.declare(name, type);
  if (variable !== undefined) values[variable.slot] = value;
}

export function compile(source: string) {
  return compileExpression(source, names);
}

export function typeOf(source: string): ExpressionType {
  return compile(source).type;
}

export function evaluate(source: string, settings: Partial<RunnerSettings> = {}): unknown {
  const scope: Scope = {
    values,
    now: () => now,
    random: seededRandom(1),
    settings: { ...defaultRunnerSettings, objectId: (kind, name) => `id of ${kind} ${name}`, ...settings },
  };
  return compile(source).evaluate(scope);
}
