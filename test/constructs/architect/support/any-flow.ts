import fc from 'fast-check';
import {
  type AnyNode,
  assign,
  type Capabilities,
  capabilities,
  type DataActionRef,
  type Expression,
  expr,
  type Flow,
  type FlowType,
  nodes,
  unset,
  type Variable,
  variable,
} from '../../../../constructs/architect';
import { finish, hangUp, vars } from './flows';
import { anyText } from './texts';

const declared = (anyInitial: string): readonly Variable[] => [
  ...Object.values(vars),
  variable('Flow.other', 'string', { initial: anyInitial, description: anyInitial }),
  variable('Flow.names', 'stringCollection', { initial: [anyInitial, 'yes'] }),
];

const { words, numbers, conditions } = fc.letrec<{
  words: Expression<'string'>;
  numbers: Expression<'integer'>;
  conditions: Expression<'boolean'>;
}>((tie) => ({
  words: fc.oneof(
    { maxDepth: 3 },
    anyText.map(expr.text),
    fc.constant(vars.text),
    fc.tuple(tie('words'), tie('words')).map((parts) => expr.append(...parts)),
    tie('numbers').map(expr.asText),
  ),
  numbers: fc.oneof(
    { maxDepth: 3 },
    fc.integer().map(expr.integer),
    fc.constant(vars.count),
    fc.tuple(tie('numbers'), tie('numbers')).map(([a, b]) => expr.times(expr.plus(a, b), b)),
  ),
  conditions: fc.oneof(
    { maxDepth: 3 },
    fc.constant(vars.flag),
    fc.tuple(tie('numbers'), tie('numbers')).map(([a, b]) => expr.equal(a, b)),
    tie('words').map(expr.isNotSetOrEmpty),
    tie('conditions').map(expr.not),
    fc.tuple(tie('conditions'), tie('conditions')).map(([a, b]) => expr.or(expr.and(a, b), b)),
  ),
}));

const sounds = fc.oneof(
  words.map(expr.speech),
  fc.integer({ min: 0, max: 10_000 }).map((ms) => expr.uninterrupted(expr.silence(ms))),
);

const names = anyText.filter((name) => name.length <= 200);
const id = expr.builtIn('Flow.conversationId', 'string');

function plainActions(type: FlowType, can: Capabilities): fc.Arbitrary<AnyNode> {
  const own = type === 'workflow' ? { conversationId: id } : {};
  const oneOfAKind: Record<FlowType, fc.Arbitrary<AnyNode>> = {
    inboundCall: fc.record({ kind: fc.constant('playAudio'), name: names, audio: sounds }),
    inboundShortMessage: fc.record({ kind: fc.constant('sendResponse'), name: names, body: words }),
    workflow: fc.record({ kind: fc.constant('wait'), name: names, duration: numbers.map((n) => expr.seconds(n)) }),
  };
  const failing: fc.Arbitrary<AnyNode> = names.map((name) => ({
    kind: 'transferToAcd',
    name,
    queue: name,
    onFailure: [],
    errorType: vars.text,
  }));
  return fc.oneof(
    oneOfAKind[type],
    ...(can.transferFailure ? [failing] : []),
    fc
      .tuple(names, words, numbers, conditions)
      .map(([name, word, number, condition]) =>
        nodes.updateData(
          name,
          assign(vars.flag, condition),
          assign(vars.text, word),
          assign(vars.count, number),
          assign(vars.list, expr.noStrings()),
          unset(vars.moment),
        ),
      ),
    fc
      .tuple(names, names, words)
      .map(([name, key, value]): AnyNode => ({ kind: 'setAttributes', name, attributes: { [key]: value }, ...own })),
    fc
      .tuple(names, names)
      .map(([name, key]): AnyNode => ({ kind: 'getAttributes', name, attributes: { [key]: vars.text }, ...own })),
  );
}

const contracts: fc.Arbitrary<DataActionRef> = fc.record({
  category: names,
  name: names,
  secure: fc.constant(false),
  inputs: fc.dictionary(names, fc.constant({ type: 'string', required: true } as const), { maxKeys: 3 }),
  outputs: fc.dictionary(names, fc.constant({ type: 'string' } as const), { maxKeys: 3 }),
});

function actions(type: FlowType): fc.Arbitrary<readonly AnyNode[]> {
  const can = capabilities[type];
  const { list } = fc.letrec<{ node: AnyNode; list: AnyNode[] }>((tie) => ({
    list: fc.array(tie('node'), { maxLength: 3 }),
    node: fc.oneof(
      { maxDepth: 3 },
      plainActions(type, can),
      fc
        .record({ name: names, condition: conditions, yes: tie('list'), no: tie('list') })
        .map((props) => nodes.decision<FlowType>(props as never)),
      fc.tuple(names, conditions, tie('list'), tie('list')).map(([name, when, inner, otherwise]) =>
        nodes.firstTrue<FlowType>({
          name,
          cases: [{ when, actions: inner as never }],
          otherwise: otherwise as never,
        }),
      ),
      fc
        .tuple(names, fc.integer({ min: 1, max: 99 }), tie('list'))
        .map(([name, count, inner]) =>
          nodes.loop<FlowType>({ name, count, index: vars.count, body: [...inner, nodes.loopExit(name)] as never }),
        ),
      fc
        .tuple(names, contracts, words, fc.integer({ min: 1, max: 60 }), tie('list'))
        .map(([name, action, word, timeoutSeconds, inner]) =>
          nodes.callData<FlowType, DataActionRef['inputs'], DataActionRef['outputs']>({
            name,
            action,
            inputs: Object.fromEntries(Object.keys(action.inputs).map((input) => [input, word])) as never,
            outputs: Object.fromEntries(Object.keys(action.outputs).map((output) => [output, vars.text])) as never,
            timeoutSeconds,
            onSuccess: inner as never,
            onFailure: [],
            onTimeout: inner as never,
          }),
        ),
    ),
  }));
  return list.map((nodes) => [...nodes, type === 'workflow' ? finish : hangUp]);
}

/** Any flow that is right, with hostile texts wherever a text may stand. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .constantFrom<FlowType>('inboundCall', 'inboundShortMessage', 'workflow')
  .chain((type) =>
    fc
      .record({ name: anyText, words: anyText, queue: anyText, body: actions(type) })
      .filter(({ name }) => !name.includes('/') && !name.endsWith('-debug'))
      .map(({ name, words: said, queue, body }) => ({
        type,
        name,
        description: said,
        division: queue,
        language: 'en-us',
        variables: declared(said),
        sequences: [{ name: 'Main', actions: body }],
        ...(type === 'inboundCall' && { greeting: said, onError: { say: said, queue } }),
        ...(type === 'inboundShortMessage' && { onError: { queue } }),
      })),
  );
