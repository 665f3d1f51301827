import { describe, expect, it } from '@jest/globals';
import {
  callFlow,
  exitsTaken,
  messageFlow,
  mistakesOf,
  type Ran,
  type RunOptions,
  ran,
  start,
  workflow,
} from './fixture';

const variables = `
- stringVariable: { name: Flow.text, isOutput: true }
- stringVariable: { name: Flow.kept, initialValue: { lit: before }, isOutput: true }
- integerVariable: { name: Flow.count, isOutput: true }
- integerVariable: { name: Flow.status, initialValue: { lit: 1 }, isOutput: true }
- decimalVariable: { name: Flow.price, isOutput: true }
- booleanVariable: { name: Flow.yes, isOutput: true }
- dateTimeVariable: { name: Flow.moment, isOutput: true }
- durationVariable: { name: Flow.pause, isOutput: true }
- stringCollectionVariable: { name: Flow.list, isOutput: true }
- integerCollectionVariable: { name: Flow.sizes, isOutput: true }
- queueVariable: { name: Flow.queue, initialValue: { lit: { name: Desk } } }`;

/** Runs actions in a workflow that then ends. */
function inWorkflow(actions: string, options?: RunOptions): Ran {
  return ran(workflow({ actions: `${actions}\n- endWorkflow: { exitReason: { lit: done } }`, variables }), options);
}

const set = (variable: string, type: string, value: string) =>
  `- updateData: { statements: [{ ${type}: { variable: ${variable}, value: ${value} } }] }`;

describe('updateData', () => {
  it('assigns literals, expressions and NOT_SET, in order', () => {
    const { result } = inWorkflow(`
- updateData:
    statements:
      - string: { variable: Flow.text, value: { lit: one } }
      - string: { variable: Flow.kept, value: { exp: 'Flow.text + "!"' } }
      - string: { variable: Flow.text, value: { exp: NOT_SET } }
      - duration: { variable: Flow.pause, value: { lit: { minutes: 1, seconds: 30 } } }
      - stringCollection: { variable: Flow.list, value: { lit: [{ lit: a }, { lit: b }] } }
      - integerCollection: { variable: Flow.sizes, value: { exp: MakeList() } }`);
    expect(result.outputs).toEqual({
      'Flow.kept': 'one!',
      'Flow.status': 1,
      'Flow.pause': 'PT1M30S',
      'Flow.list': ['a', 'b'],
      'Flow.sizes': [],
    });
  });

  it.each([
    ['sequence', 'one!'],
    ['snapshot', '!'],
  ] as const)('lets a statement see what an earlier one wrote, or not: %s', (updateDataStatements, expected) => {
    const { result } = inWorkflow(
      `
${set('Flow.text', 'string', '{ lit: "" }')}
- updateData:
    statements:
      - string: { variable: Flow.text, value: { lit: one } }
      - string: { variable: Flow.kept, value: { exp: 'Flow.text + "!"' } }`,
      { settings: { updateDataStatements } },
    );
    expect(result.outputs).toMatchObject({ 'Flow.text': 'one', 'Flow.kept': expected });
  });

  it.each([
    ['Flow.text', 'string'],
    ['Flow.count', 'integer'],
    ['Flow.price', 'decimal'],
    ['Flow.yes', 'boolean'],
    ['Flow.moment', 'dateTime'],
    ['Flow.pause', 'duration'],
    ['Flow.list', 'stringCollection'],
    ['Flow.queue', 'queue'],
  ])('refuses noValue for %s, a %s, and unsets it by NOT_SET', (variable, type) => {
    const flow = (value: string) =>
      workflow({ actions: `${set(variable, type, value)}\n- endWorkflow: { exitReason: { lit: done } }`, variables });
    expect(mistakesOf(flow('{ exp: NOT_SET }'))).toEqual([]);
    const [mistake, ...others] = mistakesOf(flow('{ noValue: true }'));
    expect(mistake).toContain(
      `the value of ${variable}: got noValue: true; expected exp or lit: updateData does not take noValue; to unset the variable, write exp: NOT_SET`,
    );
    expect(others).toEqual([]);
  });

  it.each<[string, string, string, unknown]>([
    ['string', 'Flow.text', '42', '42'],
    ['string', 'Flow.text', 'true', 'true'],
    ['string', 'Flow.text', 'Flow.StartDateTimeUtc', '2026-01-05T09:00:00Z'],
    ['string', 'Flow.text', 'ToDuration("PT5S")', 'PT5S'],
    ['string', 'Flow.text', 'Flow.queue', 'Desk'],
    ['string', 'Flow.text', 'MakeList("a", "b")', 'a\nb'],
    ['string', 'Flow.text', 'ToPhoneNumber("+15550100")', 'tel:+15550100'],
    ['integer', 'Flow.count', '"17"', 17],
    ['integer', 'Flow.count', '2 ^ 3', 8],
    ['integer', 'Flow.count', '"x"', undefined],
    ['decimal', 'Flow.price', '3', 3],
    ['boolean', 'Flow.yes', '"True"', true],
    ['dateTime', 'Flow.moment', '"2026-01-05T09:00:00Z"', '2026-01-05T09:00:00Z'],
  ])('casts the value of an expression: a %s %s from %s', (type, variable, source, expected) => {
    const { result } = inWorkflow(set(variable, type, `{ exp: '${source}' }`));
    expect(result.outputs[variable]).toEqual(expected);
  });
});

describe('decision and switch', () => {
  const firstTrue = (first: string, second: string) => `
- switch:
    evaluate:
      firstTrue:
        cases:
          - case: { value: { exp: ${first} }, actions: [{ updateData: { statements: [{ string: { variable: Flow.text, value: { lit: one } } }] } }] }
          - case: { value: { exp: ${second} }, actions: [{ updateData: { statements: [{ string: { variable: Flow.text, value: { lit: two } } }] } }] }
        default: { actions: [{ updateData: { statements: [{ string: { variable: Flow.text, value: { lit: other } } }] } }] }`;

  it('decision takes yes or no, and a missing branch goes straight on', () => {
    const decision = (condition: string) =>
      `- decision: { condition: { exp: ${condition} }, outputs: { "yes": { actions: [${set('Flow.text', 'string', '{ lit: taken }').slice(2)}] } } }`;
    expect(inWorkflow(decision('1 == 1')).result.outputs['Flow.text']).toBe('taken');
    const { result, events } = inWorkflow(decision('1 == 2'));
    expect(result.outputs['Flow.text']).toBeUndefined();
    expect(exitsTaken(events)).toEqual(['states.Main.actions.0 no', 'states.Main.actions.1 ended']);
  });

  it('a condition that is not set fails the flow', () => {
    expect(inWorkflow('- decision: { condition: { exp: Flow.yes } }').result.failed).toBe(
      'states.Main.actions.0: the condition of a decision is not set; guard it with IsSet',
    );
  });

  it('switch takes the first case that is true, or the default', () => {
    expect(inWorkflow(firstTrue('"1 == 1"', '"1 == 1"')).result.outputs['Flow.text']).toBe('one');
    expect(inWorkflow(firstTrue('"1 == 2"', '"1 == 1"')).result.outputs['Flow.text']).toBe('two');
    const { result, events } = inWorkflow(firstTrue('"1 == 2"', '"2 == 1"'));
    expect(result.outputs['Flow.text']).toBe('other');
    expect(exitsTaken(events)[0]).toBe('states.Main.actions.0 default');
  });

  it('switch takes the first case that equals a value', () => {
    const { events } = inWorkflow(`
- switch:
    evaluate:
      firstMatch:
        string:
          value: { exp: Flow.kept }
          cases:
            - case: { value: { lit: after } }
            - case: { value: { lit: before } }`);
    expect(exitsTaken(events)[0]).toBe('states.Main.actions.0 case2');
  });
});

describe('loop', () => {
  const loop = (count: string, body: string) =>
    `- loop: { currentIndex: { var: Flow.count }, loopCount: ${count}, outputs: { loop: { actions: [${body}] } } }`;
  const note =
    'updateData: { statements: [{ string: { variable: Flow.kept, value: { exp: "Append(Flow.kept, ToString(Flow.count))" } } }] }';

  it('counts from 0 and goes on after the last round', () => {
    const { result, events } = inWorkflow(loop('{ lit: 3 }', `{ ${note} }`));
    expect(result.outputs).toMatchObject({ 'Flow.kept': 'before012', 'Flow.count': 2 });
    expect(exitsTaken(events).filter((exit) => exit.startsWith('states.Main.actions.0 '))).toEqual([
      'states.Main.actions.0 loop',
      'states.Main.actions.0 loop',
      'states.Main.actions.0 loop',
      'states.Main.actions.0 next',
    ]);
  });

  it('loopExit leaves the loop, loopNext skips the rest of a round', () => {
    const skip = (when: string, action: string) =>
      `{ decision: { condition: { exp: Flow.count == ${when} }, outputs: { "yes": { actions: [{ ${action}: {} }] } } } }`;
    const { result } = inWorkflow(
      loop('{ lit: 9 }', `${skip('1', 'loopNext')}, ${skip('3', 'loopExit')}, { ${note} }`),
    );
    expect(result.outputs).toMatchObject({ 'Flow.kept': 'before02', 'Flow.count': 3 });
  });

  it('an inner loopExit does not leave the outer loop', () => {
    const inner = `{ loop: { currentIndex: { var: Flow.status }, loopCount: { lit: 5 }, outputs: { loop: { actions: [{ loopExit: {} }] } } } }`;
    expect(inWorkflow(loop('{ lit: 2 }', `${inner}, { ${note} }`)).result.outputs['Flow.kept']).toBe('before01');
  });

  it('a computed count of 0 skips the body', () => {
    expect(
      inWorkflow(loop('{ exp: Count(MakeList("a")) - Flow.status }', `{ ${note} }`)).result.outputs['Flow.kept'],
    ).toBe('before');
  });

  it('10,000 actions end in the error handling, and a huge count does not hang', () => {
    const nested = loop(
      '{ lit: 99 }',
      `{ loop: { currentIndex: { var: Flow.status }, loopCount: { exp: Flow.status + 120 }, outputs: { loop: { actions: [{ ${note} }] } } } }`,
    );
    const { result } = inWorkflow(nested);
    expect(result.failed).toContain('the run has executed 10000 actions, the most that Architect allows');
    expect(result.actions).toBe(10_001);
    expect(inWorkflow(loop('{ exp: Flow.status * 999999999999999 }', '')).result.failed).toContain(
      'more than a run can execute',
    );
  });
});

describe('callData', () => {
  const call = (rest = '') => `
- callData:
    name: Create
    timeout: { lit: { seconds: 4, ms: 500 } }
    category:
      Tickets:
        dataAction:
          Create ticket:
            inputs: { text: { lit: Help }, urgency: { exp: '"2"' }, weight: { exp: Flow.price }, urgent: { noValue: true } }
            successOutputs:
              number: { var: Flow.text }
              count: { var: Flow.count }
              price: { noValue: true }
              owner.name: { var: Flow.kept }
              tags: { var: Flow.list }
              notes.size: { var: Flow.sizes }
            failureOutputs:
              status: { var: Flow.status }
              errorCode: { var: Flow.text }
              details.errorCode: { var: Flow.list }
              entityName: { var: Flow.kept }
    ${rest}`;
  const error = {
    status: 503,
    errorCode: 'SERVICE_UNAVAILABLE',
    correlationId: 'x',
    userMessage: 'm',
    details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }],
  };

  it('sends its inputs, cast to the contract, without those that are not set, and its timeout', () => {
    const { asked } = inWorkflow(call());
    expect(asked).toEqual([{ inputs: { text: 'Help', urgency: 2 }, timeoutMs: 4500, afterMs: 0 }]);
  });

  it('has no timeout if the step sets none', () => {
    expect(
      inWorkflow(call().replace(/timeout.*\n/, 'timeout: { noValue: true }\n')).asked[0]?.timeoutMs,
    ).toBeUndefined();
    expect(inWorkflow(call().replace(/timeout.*\n/, '\n')).asked[0]?.timeoutMs).toBeUndefined();
  });

  it('sets exactly the variables that are bound, and a missing output makes its variable NOT_SET', () => {
    const outputs = { number: 'T1', count: 2, price: 9.5, tags: ['a'], 'notes.size': [1, 2] };
    const { result, events } = inWorkflow(call(), { outcomes: [{ exit: 'success', outputs }] });
    expect(result.outputs).toEqual({
      'Flow.text': 'T1',
      'Flow.count': 2,
      'Flow.status': 1,
      'Flow.list': ['a'],
      'Flow.sizes': [1, 2],
    });
    expect(exitsTaken(events)[0]).toBe('states.Main.actions.0 success');
  });

  it('a failure sets the failure outputs and leaves the success outputs unchanged', () => {
    const { result, events } = inWorkflow(`${set('Flow.count', 'integer', '{ lit: 8 }')}${call()}`, {
      outcomes: [{ exit: 'failure', error }],
    });
    expect(result.outputs).toEqual({
      'Flow.count': 8,
      'Flow.status': 503,
      'Flow.text': 'SERVICE_UNAVAILABLE',
      'Flow.list': ['ACTION.REMOTE_ENDPOINT'],
    });
    expect(exitsTaken(events)[1]).toBe('states.Main.actions.1 failure');
  });

  it('an unreported error keeps or unsets the failure outputs, depending on the setting', () => {
    const outcomes = [{ exit: 'failure', error: { ...error, status: 0, reported: false } }] as const;
    expect(inWorkflow(call(), { outcomes }).result.outputs).toEqual({ 'Flow.kept': 'before', 'Flow.status': 1 });
    expect(inWorkflow(call(), { outcomes, settings: { unreportedFailureOutputs: 'unset' } }).result.outputs).toEqual(
      {},
    );
  });

  it('a timeout takes its own exit and sets nothing', () => {
    const { result, events } = inWorkflow(
      call('outputs: { timeout: { actions: [{ loopNext: {} }] } }').replace(
        '[{ loopNext: {} }]',
        `[{ ${set('Flow.text', 'string', '{ lit: late }').slice(2)} }]`,
      ),
      {
        outcomes: [{ exit: 'timeout', afterMs: 4500 }],
      },
    );
    expect(result.outputs).toEqual({ 'Flow.text': 'late', 'Flow.kept': 'before', 'Flow.status': 1 });
    expect(result.endedAt - result.startedAt).toBe(4500);
    expect(exitsTaken(events)[0]).toBe('states.Main.actions.0 timeout');
  });

  it('an output that breaks the contract stops the sandbox instead of failing the flow', () => {
    expect(() => inWorkflow(call(), { outcomes: [{ exit: 'success', outputs: { count: '2' } }] })).toThrow(
      'states.Main.actions.0, output "count" of data action "Create ticket": got "2"; its execution does not keep to its contract; expected a value of type integer',
    );
  });
});

describe('wait', () => {
  it('lasts as long as its literal or expression says', () => {
    const { result, events } = inWorkflow(`
- wait: { duration: { lit: { seconds: 1 } }, trimDurationNearMaxRunningTime: { lit: false } }
- wait: { duration: { exp: "MakeDuration(0, 0, 0, ToInt(2 ^ 2))" } }
- wait: { duration: { lit: { seconds: 0 } } }`);
    expect(result.endedAt).toBe(start + 5000);
    expect(events.flatMap((event) => (event.type === 'waited' ? [event.ms] : []))).toEqual([1000, 4000, 0]);
  });

  it('fails the flow after 72 hours in total, or is shortened if the step says so', () => {
    const long = (trim: boolean) => `
- wait: { duration: { lit: { hours: 71 } } }
- wait: { duration: { lit: { hours: 2 } }, trimDurationNearMaxRunningTime: { lit: ${trim} } }`;
    const failed = inWorkflow(long(false)).result;
    expect(failed.failed).toBe(
      'states.Main.actions.1: a wait of 7200000 ms outlives the 72 hours that a flow may live',
    );
    expect(failed.endedAt).toBe(start + 71 * 3_600_000);
    const trimmed = inWorkflow(long(true)).result;
    expect([trimmed.failed, trimmed.endedAt]).toEqual([undefined, start + 72 * 3_600_000]);
  });

  it('fails the flow if its duration is not set or negative', () => {
    expect(inWorkflow('- wait: { duration: { exp: Flow.pause } }').result.failed).toContain(
      'the duration of a wait is not set',
    );
    expect(inWorkflow('- wait: { duration: { exp: ToDuration(0 - 5) } }').result.failed).toContain(
      'a wait of -5 ms is impossible',
    );
  });
});

describe('a literal', () => {
  it('of a collection is a list of literals and expressions', () => {
    const { result } = inWorkflow(
      set(
        'Flow.list',
        'stringCollection',
        `{ lit: [{ lit: a }, { exp: 'Append("b", Flow.kept)' }, { noValue: true }] }`,
      ),
    );
    expect(result.outputs['Flow.list']).toEqual(['a', 'bbefore', undefined]);
  });

  it('of json is a JSON text', () => {
    const declared = `- jsonVariable: { name: Flow.json, initialValue: { lit: '{"body": {"n": [1, 2]}}' } }\n- stringVariable: { name: Flow.text, isOutput: true }`;
    const text = workflow({
      variables: declared,
      actions: `${set('Flow.text', 'string', '{ exp: "ToString(Flow.json.body.n[1])" }')}\n- endWorkflow: {}`,
    });
    expect(ran(text).result.outputs['Flow.text']).toBe('2');
    expect(mistakesOf(text.replace('{"body"', '{body')).join()).toContain('expected a JSON text (quote it)');
  });

  it('of a number has at most 15 digits', () => {
    const flow = (value: string) =>
      workflow({ variables, actions: `${set('Flow.count', 'integer', `{ lit: ${value} }`)}\n- endWorkflow: {}` });
    expect(mistakesOf(flow('999999999999999'))).toEqual([]);
    expect(mistakesOf(flow('-999999999999999'))).toEqual([]);
    expect(mistakesOf(flow('1000000000000000')).join()).toContain('expected a whole number of at most 15 digits');
  });
});

describe('a value that keeps growing', () => {
  const doubling = (statement: string) =>
    inWorkflow(`
- loop: { currentIndex: { var: Flow.count }, loopCount: { lit: 99 }, outputs: { loop: { actions: [{ updateData: { statements: [${statement}] } }] } } }`)
      .result.failed;

  it.each([
    ['Append(Flow.kept, Flow.kept)'],
    ['Flow.kept + Flow.kept'],
    ['Replace(Flow.kept, "e", Append("e", Flow.kept))'],
  ])('by %s fails the flow and not the sandbox', (exp) => {
    expect(doubling(`{ string: { variable: Flow.kept, value: { exp: '${exp}' } } }`)).toContain(
      'a text of more than 10000000 characters is more than the sandbox keeps',
    );
  });

  it('as a collection fails the flow too', () => {
    const exp = 'If(IsNotSetOrEmpty(Flow.list), MakeList("a"), Append(Flow.list, Flow.list))';
    expect(doubling(`{ stringCollection: { variable: Flow.list, value: { exp: '${exp}' } } }`)).toContain(
      'a collection of more than 1000000 items is more than the sandbox keeps',
    );
  });
});

describe('a text that is not a number', () => {
  const read = (settings: RunOptions = {}) =>
    inWorkflow(set('Flow.count', 'integer', `{ exp: 'ToInt("12 items")' }`), settings).result;
  const cast = (settings: RunOptions = {}) =>
    inWorkflow(set('Flow.count', 'integer', `{ exp: '"many"' }`), settings).result;
  const failing = { settings: { unreadableNumbers: 'fail' } } as const;

  it('reads as NOT_SET, unless the settings make that a failure', () => {
    expect([read().failed, read().outputs['Flow.count']]).toEqual([undefined, undefined]);
    expect(read(failing).failed).toBe(
      'states.Main.actions.0: "12 items" is no number; guard it before it is read as one',
    );
    expect([cast().failed, cast(failing).failed]).toEqual([undefined, expect.stringContaining('"many" is no number')]);
  });

  it('never fails if it is blank', () => {
    const blank = inWorkflow(set('Flow.count', 'integer', `{ exp: 'ToInt("  ")' }`), failing).result;
    expect([blank.failed, blank.outputs['Flow.count']]).toEqual([undefined, undefined]);
  });
});

describe('conversation data', () => {
  it('a workflow reads and writes the data of any conversation, and shares it with the next run', () => {
    const conversations = new Map([['c-9', new Map([['old', 'value']])]]);
    const text = `
- getConversationData:
    conversationId: { lit: c-9 }
    participantId: { noValue: true }
    attributes:
      - attribute: { name: { lit: old }, variable: Flow.text }
      - attribute: { name: { lit: missing }, variable: Flow.kept }
- setConversationData:
    conversationId: { lit: c-9 }
    participantId: { noValue: true }
    attributes:
      - attribute: { name: { exp: 'Append("n", "ew")' }, value: { exp: Flow.status } }
      - attribute: { name: { lit: empty }, value: { exp: Flow.kept } }`;
    const { result, events } = inWorkflow(text, { interaction: { type: 'workflow', inputs: {}, conversations } });
    expect(result.outputs).toEqual({ 'Flow.text': 'value', 'Flow.status': 1 });
    expect(result.attributes).toEqual({ old: 'value', new: '1', empty: '' });
    expect(result.conversationId).toBe('c-9');
    expect(Object.fromEntries(conversations.get('c-9') ?? [])).toEqual(result.attributes);
    expect(events).toContainEqual({ type: 'attributes', at: start, values: { new: '1', empty: '' } });
  });

  it('an unknown conversation takes the exit notFound, and one without an id failure', () => {
    const get = (id: string) =>
      `- getConversationData: { conversationId: ${id}, attributes: [{ attribute: { name: { lit: a }, variable: Flow.kept } }] }`;
    const unknown = inWorkflow(get('{ lit: c-8 }'));
    expect(unknown.result.outputs['Flow.kept']).toBe('before');
    expect(exitsTaken(unknown.events)[0]).toBe('states.Main.actions.0 notFound');
    expect(exitsTaken(inWorkflow(get('{ exp: Flow.text }')).events)[0]).toBe('states.Main.actions.0 failure');
    const put =
      '- setConversationData: { conversationId: { lit: "" }, attributes: [{ attribute: { name: { lit: a }, value: { lit: b } } }] }';
    expect(exitsTaken(inWorkflow(put).events)[0]).toBe('states.Main.actions.0 failure');
  });
});

describe('audio', () => {
  const call = '- callData: { category: { Tickets: { dataAction: { Create ticket: {} } } } }';
  const bye = '- disconnect: {}';

  it('is queued until a Call Data, and takes time to play', () => {
    const actions = `
- playAudio: { audio: { tts: 0123456789 x } }
- playAudio: { audio: { exp: "AudioPlaybackOptions(ToAudioBlank(750), true)" } }
${call}
- playAudio: { audio: { exp: 'ToAudioTTS("abc")' } }
${bye}`;
    const { result, asked, events } = ran(callFlow({ actions, root: 'initialGreeting: { tts: Hello }' }), {
      outcomes: [{ exit: 'success', outputs: {}, afterMs: 200 }],
    });
    const heard = [5 * 60, 12 * 60, 750];
    const before = heard.reduce((sum, ms) => sum + ms, 0);
    expect(asked[0]?.afterMs).toBe(before);
    expect(result.said).toEqual([
      { text: 'Hello', ms: 300 },
      { text: '0123456789 x', ms: 720 },
      { text: '', ms: 750 },
      { text: 'abc', ms: 180 },
    ]);
    expect(result.endedAt - result.startedAt).toBe(before + 200 + 180);
    expect(events.find((event) => event.type === 'said' && event.text === '')).toMatchObject({ at: start + 1020 });
  });

  it('plays at once if it is flushed', () => {
    const flushed = (actions: string) =>
      ran(callFlow({ actions: `${actions}\n${bye}` }), { settings: { speechMsPerCharacter: 10 } }).events;
    const saidAt = (events: Ran['events']) => events.findIndex(({ type }) => type === 'said');
    const leftAt = (events: Ran['events']) =>
      events.findIndex((event) => event.type === 'exit' && event.path.endsWith('.0'));
    const queued = flushed('- playAudio: { audio: { tts: Hi } }');
    expect(saidAt(queued)).toBeGreaterThan(leftAt(queued));
    const direct = flushed(`- playAudio: { audio: { exp: 'AudioPlaybackOptions(ToAudioTTS("Hi"), true, true)' } }`);
    expect(saidAt(direct)).toBeLessThan(leftAt(direct));
    expect(flushed('- playAudio: { audio: { prompt: PromptSystem.processing } }\n- flushAudio: {}')).toContainEqual({
      type: 'said',
      at: start,
      text: 'PromptSystem.processing',
      ms: 230,
      by: 'playAudio',
    });
  });
});

describe('transferToAcd', () => {
  const transfer = `
- transferToAcd:
    name: Hand over
    targetQueue: { lit: { name: Desk } }
    preTransferAudio: { tts: before }
    failureTransferAudio: { tts: failed }
    priority: { lit: 0 }
    preferredAgents: { noValue: true }
    languageSkill: { noValue: true }
    failureOutputs: { errorType: { var: Flow.type }, errorMessage: { var: Flow.message } }
    outputs: { failure: { actions: [{ playAudio: { audio: { exp: 'ToAudioTTS(Append(Flow.type, Flow.message))' } } }, { disconnect: {} }] } }`;
  const texts = '- stringVariable: { name: Flow.type }\n- stringVariable: { name: Flow.message }';

  it('plays queued audio and ends a call in the queue', () => {
    const { result } = ran(callFlow({ actions: transfer, variables: texts }));
    expect(result.end).toEqual({ kind: 'queue', queue: 'Desk' });
    expect(result.said).toEqual([{ text: 'before', ms: 360 }]);
    expect(result.endedAt - result.startedAt).toBe(360);
  });

  it('goes on in its failure branch if it fails, where the flow can read the reason', () => {
    const { result, events } = ran(callFlow({ actions: transfer, variables: texts }), {
      settings: { failTransfers: (queue) => queue === 'Desk' },
    });
    expect(result.end).toEqual({ kind: 'disconnected' });
    expect(result.said.map(({ text }) => text)).toEqual([
      'before',
      'failed',
      'transferFailedthe call could not be transferred to queue "Desk"',
    ]);
    expect(exitsTaken(events)[0]).toBe('tasks.Main.actions.0 failure');
  });

  it('ends a message, in a queue that may be computed', () => {
    const actions = '- transferToAcd: { targetQueue: { exp: Flow.queue } }';
    const queue = '- queueVariable: { name: Flow.queue, initialValue: { lit: { name: Desk } } }';
    expect(ran(messageFlow({ actions, variables: queue })).result.end).toEqual({ kind: 'queue', queue: 'Desk' });
  });
});
