import { describe, expect, it } from '@jest/globals';
import { mistakeText } from '../../../../input/mistake';
import { VirtualClock } from '../../../../sandbox/clock';
import { FlowRunner } from '../../../../sandbox/genesys/flow';
import { seededRandom } from '../../../../sandbox/random';
import { callFlow, exitsTaken, messageFlow, published, type Ran, ran, start, workflow } from './fixture';

const retry = (prefix: string, pause: string, afterwards: string) => `
- loop:
    name: Try
    currentIndex: { var: ${prefix}.attempt }
    loopCount: { lit: 3 }
    outputs:
      loop:
        actions:
          - callData:
              name: Create
              timeout: { lit: { seconds: 4 } }
              category:
                Tickets:
                  dataAction:
                    Create ticket:
                      inputs: { text: { exp: Flow.text } }
                      successOutputs: { number: { var: Flow.number } }
              outputs: { success: { actions: [{ loopExit: { name: Done } }] } }
          - decision:
              name: Another one
              condition: { exp: ${prefix}.attempt < 2 }
              outputs: { "yes": { actions: [${pause}] } }
${afterwards}`;

const failure = {
  exit: 'failure',
  error: { status: 503, errorCode: 'X', correlationId: '', userMessage: '', details: [] },
} as const;
const created = { exit: 'success', outputs: { number: 'T-7' } } as const;

describe('a call', () => {
  const text = callFlow({
    variables: `
- integerVariable: { name: Flow.attempt }
- stringVariable: { name: Flow.number }
- stringVariable: { name: Flow.text, initialValue: { exp: 'Append("From ", Call.Ani)' } }`,
    root: `
initialGreeting: { tts: Hello }
settingsErrorHandling: { errorHandling: { queue: { targetQueue: { lit: { name: Desk } } } }, preHandlingAudio: { tts: Sorry } }`,
    actions: retry(
      'Flow',
      '{ playAudio: { audio: { exp: "AudioPlaybackOptions(If(Flow.attempt == 0, ToAudioBlank(1000), ToAudioBlank(2000)), true)" } } }',
      `
- setParticipantData: { attributes: [{ attribute: { name: { lit: number }, value: { exp: Flow.number } } }] }
- playAudio: { audio: { exp: 'ToAudioTTS("Number " + Flow.number)' } }
- transferToAcd: { targetQueue: { lit: { name: Desk } }, outputs: { failure: { actions: [{ disconnect: {} }] } } }`,
    ),
  });

  it('waits in silence between attempts, writes its data and ends in the queue', () => {
    const { result, asked, events } = ran(text, {
      outcomes: [{ ...failure, afterMs: 100 }, { ...failure, afterMs: 100 }, created],
    });
    expect(asked.map(({ afterMs, inputs }) => [afterMs, inputs])).toEqual([
      [300, { text: 'From tel:+15550100' }],
      [1400, { text: 'From tel:+15550100' }],
      [3500, { text: 'From tel:+15550100' }],
    ]);
    expect(result).toEqual({
      conversationId: 'c-1',
      end: { kind: 'queue', queue: 'Desk' },
      attributes: { number: 'T-7' },
      outputs: {},
      said: [
        { text: 'Hello', ms: 300 },
        { text: '', ms: 1000 },
        { text: '', ms: 2000 },
        { text: 'Number T-7', ms: 600 },
      ],
      effects: [],
      startedAt: start,
      endedAt: start + 3500 + 600,
      actions: 12,
    });
    expect(events.at(-1)).toEqual({ type: 'end', at: start + 4100, end: { kind: 'queue', queue: 'Desk' } });
    expect(events[0]).toEqual({ type: 'step', at: start, kind: 'loop', name: 'Try', path: 'tasks.Main.actions.0' });
  });

  it('reports that the flow failed, and ends where its error handling sends it', () => {
    const { result, events } = ran(text, { outcomes: [failure, failure, failure] });
    expect(result.failed).toBe(
      'tasks.Main.actions.2: Flow.number is not set, and "+" does not take NOT_SET; guard it with IsSet',
    );
    expect(result.end).toEqual({ kind: 'queue', queue: 'Desk' });
    expect(result.said.at(-1)).toEqual({ text: 'Sorry', ms: 300 });
    expect(events).toContainEqual({
      type: 'error',
      at: start + 3300,
      message: 'Flow.number is not set, and "+" does not take NOT_SET; guard it with IsSet',
      path: 'tasks.Main.actions.2',
    });
  });

  it('is disconnected if the transfer to the error queue fails too', () => {
    const { result } = ran(text, { outcomes: [failure, failure, failure], settings: { failTransfers: () => true } });
    expect(result.end).toEqual({ kind: 'disconnected' });
  });

  describe('whose error handling jumps', () => {
    const failing = (kind: string, actions: string) =>
      callFlow({
        variables: '- integerVariable: { name: Flow.unset }\n- integerVariable: { name: Flow.index }',
        root: `settingsErrorHandling: { errorHandling: { ${kind} }, preHandlingAudio: { tts: Sorry } }
menus: [{ menu: { name: Menu, refId: menu, audio: { tts: Press }, choices: [{ menuDisconnect: { dtmf: digit_1 } }] } }]`,
        actions: `
- decision: { condition: { exp: Flow.unset > 1 } }
- disconnect: {}`,
        more: `
- task:
    name: Rescue
    refId: rescue
    actions:
${actions}`,
      });
    const toTask = 'jumpToTask: { targetTaskRef: "./tasks/task[rescue]" }';
    const bye = '      - playAudio: { audio: { tts: Bye } }\n      - disconnect: {}';
    const heard = ({ result }: Ran) => result.said.map(({ text: said }) => said);

    it('plays its audio and goes on there until it ends', () => {
      const inTask = ran(failing(toTask, bye));
      expect(heard(inTask)).toEqual(['Sorry', 'Bye']);
      expect(inTask.result.failed).toContain('Flow.unset is not set');
      const inMenu = ran(failing('jumpToMenu: { targetMenuRef: "./menus/menu[menu]" }', bye), { keys: ['1'] });
      expect(heard(inMenu)).toEqual(['Sorry', 'Press']);
      expect(exitsTaken(inMenu.events)).toContain('menus.Menu 1');
    });

    it('is disconnected if the flow fails there too', () => {
      const again = ran(
        failing(toTask, '      - decision: { condition: { exp: Flow.unset > 1 } }\n      - disconnect: {}'),
      );
      expect(again.result.end).toEqual({ kind: 'disconnected' });
      expect(again.result.failed).toContain('tasks.Main.actions.0');
      expect(again.events.filter(({ type }) => type === 'error')).toHaveLength(2);
    });

    it('runs up to 1,000 actions after the first 10,000, then ends in silence', () => {
      const endless = failing(toTask, '      - jumpToTask: { targetTaskRef: "./tasks/task[rescue]" }').replace(
        '- decision: { condition: { exp: Flow.unset > 1 } }',
        '- jumpToTask: { targetTaskRef: "./tasks/task[main]" }',
      );
      const { result, events } = ran(endless);
      expect(result.failed).toContain('the run has executed 10000 actions');
      expect(result.actions).toBe(11_001);
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'error', message: expect.stringContaining('executed 11000 actions') }),
      );
      expect(result.end).toEqual({ kind: 'disconnected' });
    });

    it('is published with a warning, because no public file shows it', () => {
      expect(published(failing(toTask, bye)).warnings.map(mistakeText).join()).toContain(
        'jumpToTask as error handling is documented, but no public file shows its keys',
      );
    });
  });

  it('keeps its data for the next run of the same conversation', () => {
    const again = callFlow({
      variables: '- stringVariable: { name: Flow.seen }',
      actions: `
- getParticipantData: { attributes: [{ attribute: { name: { lit: seen }, variable: Flow.seen } }] }
- setParticipantData: { attributes: [{ attribute: { name: { lit: seen }, value: { exp: 'Append(Flow.seen, "x")' } } }] }
- disconnect: {}`,
    });
    const conversations = new Map();
    const interaction = {
      type: 'call',
      conversationId: 'c-2',
      ani: 'tel:+1',
      attributes: { seen: 'x' },
      conversations,
    } as const;
    expect(ran(again, { interaction }).result.attributes).toEqual({ seen: 'xx' });
    const { attributes: _, ...without } = interaction;
    expect(ran(again, { interaction: without }).result.attributes).toEqual({ seen: 'xxx' });
  });

  it('jumps between tasks, and resets their own variables each time', () => {
    const { result, events } = ran(
      callFlow({
        variables: '- integerVariable: { name: Flow.jumps, initialValue: { lit: 0 } }',
        actions: '- jumpToTask: { targetTaskRef: "/inboundCall/tasks/task[other]" }',
        more: `
- task:
    name: Other
    refId: other
    variables: [{ integerVariable: { name: Task.own, initialValue: { lit: 1 } } }]
    actions:
      - updateData:
          statements:
            - integer: { variable: Flow.jumps, value: { exp: Flow.jumps + Task.own } }
            - integer: { variable: Task.own, value: { lit: 50 } }
      - decision:
          condition: { exp: Flow.jumps < 3 }
          outputs: { "yes": { actions: [{ jumpToTask: { targetTaskRef: "/inboundCall/tasks/task[other]" } }] } }
      - playAudio: { audio: { exp: ToAudioTTS(ToString(Flow.jumps)) } }
      - disconnect: {}`,
      }),
    );
    expect(result.said.map(({ text: said }) => said)).toEqual(['3']);
    expect(exitsTaken(events)[0]).toBe('tasks.Main.actions.0 jumped');
  });
});

describe('a message', () => {
  const text = messageFlow({
    variables: `
- integerVariable: { name: Flow.attempt }
- stringVariable: { name: Flow.number, isOutput: true }
- stringVariable: { name: Flow.text, initialValue: { exp: Message.Message.body } }`,
    root: 'settingsErrorHandling: { errorHandling: { disconnect: { none: true } } }',
    actions: retry(
      'Flow',
      '{ wait: { duration: { exp: "MakeDuration(0, 0, 0, ToInt(2 ^ Flow.attempt))" } } }',
      `
- sendResponse: { messageBody: { exp: 'Append(Message.Message.senderAddress, ": ", Flow.number)' } }
- transferToAcd: { targetQueue: { lit: { name: Desk } } }`,
    ),
  });

  it('waits 1 second, then 2, between attempts, answers and ends in the queue', () => {
    const { result, asked } = ran(text, { outcomes: [failure, failure, created] });
    expect(asked.map(({ afterMs, inputs }) => [afterMs, inputs])).toEqual([
      [0, { text: 'Help' }],
      [1000, { text: 'Help' }],
      [3000, { text: 'Help' }],
    ]);
    expect(result).toMatchObject({
      end: { kind: 'queue', queue: 'Desk' },
      said: [{ text: '+15550100: T-7', ms: 0 }],
      outputs: { 'Flow.number': 'T-7' },
      endedAt: start + 3000,
    });
  });

  it('calls tasks, which return through their output paths', () => {
    const flow = messageFlow({
      variables: '- stringVariable: { name: Flow.said, initialValue: { lit: "" } }',
      actions: `
- callTask: { name: Ask, targetTaskRef: "/inboundShortMessage/tasks/task[ask]" }
- callTask: { name: Ask, targetTaskRef: "/inboundShortMessage/tasks/task[ask]" }
- changeState: { targetStateRef: "/inboundShortMessage/states/state[bye]" }`,
      more: `
- state: { name: Bye, refId: bye, actions: [{ sendResponse: { messageBody: { exp: Flow.said } } }, { disconnect: {} }] }`,
    }).concat(`  tasks:
    - task:
        name: Ask
        refId: ask
        variables: [{ stringVariable: { name: Task.mark, initialValue: { lit: a } } }]
        outputPaths: [{ outputPath: { name: Second } }]
        actions:
          - updateData:
              statements:
                - string: { variable: Flow.said, value: { exp: Flow.said + Task.mark } }
                - string: { variable: Task.mark, value: { lit: z } }
          - decision:
              condition: { exp: 'Flow.said == "aa"' }
              outputs: { "yes": { actions: [{ endTask: { outputPath: { name: Second } } }] } }
          - endTask: {}
`);
    const { result, events } = ran(flow);
    expect(result.said).toEqual([{ text: 'aa', ms: 0 }]);
    expect(exitsTaken(events)).toEqual(
      expect.arrayContaining(['states.Main.actions.0 default', 'states.Main.actions.1 Second']),
    );
  });

  it('a task that calls itself gets its own variables back', () => {
    const ref = '"/inboundShortMessage/tasks/task[twice]"';
    const flow = messageFlow({
      variables: '- integerVariable: { name: Flow.depth, initialValue: { lit: 0 } }',
      actions: `- callTask: { targetTaskRef: ${ref} }\n- disconnect: {}`,
    }).concat(`  tasks:
    - task:
        name: Twice
        refId: twice
        variables: [{ integerVariable: { name: Task.own } }]
        actions:
          - updateData:
              statements:
                - integer: { variable: Flow.depth, value: { exp: Flow.depth + 1 } }
                - integer: { variable: Task.own, value: { exp: Flow.depth } }
          - decision:
              condition: { exp: Flow.depth < 2 }
              outputs: { "yes": { actions: [{ callTask: { targetTaskRef: ${ref} } }] } }
          - sendResponse: { messageBody: { exp: ToString(Task.own) } }
          - endTask: {}
`);
    expect(ran(flow).result.said.map(({ text: said }) => said)).toEqual(['2', '1']);
  });

  it('a task that calls itself endlessly fails the flow', () => {
    const ref = '"/inboundShortMessage/tasks/task[again]"';
    const flow = messageFlow({ actions: `- callTask: { targetTaskRef: ${ref} }\n- disconnect: {}` }).concat(`  tasks:
    - task: { name: Again, refId: again, actions: [{ callTask: { targetTaskRef: ${ref} } }, { endTask: {} }] }
`);
    expect(ran(flow).result.failed).toContain('tasks call each other more than 50 deep');
  });
});

describe('a workflow', () => {
  const text = workflow({
    variables: `
- integerVariable: { name: Flow.attempt }
- stringVariable: { name: Flow.number, isOutput: true }
- stringVariable: { name: Flow.text, isInput: true, initialValue: { lit: nothing } }
- integerVariable: { name: Flow.priority, isInput: true, isOutput: true }`,
    root: 'settingsErrorHandling: { errorHandling: { endWorkflow: { none: true } } }',
    actions: retry(
      'Flow',
      '{ wait: { duration: { lit: { seconds: 1 } } } }',
      '- endWorkflow: { exitReason: { exp: "Flow.number + Flow.text" } }',
    ),
  });
  const launched = (inputs: Record<string, unknown>, outcomes: Parameters<typeof ran>[1] = {}): Ran =>
    ran(text, { interaction: { type: 'workflow', inputs, conversations: new Map() }, ...outcomes });

  it('takes inputs by full name, and returns its outputs and its reason', () => {
    const { result } = launched({ 'Flow.text': 'x', 'flow.PRIORITY': 3 }, { outcomes: [created] });
    expect(result).toMatchObject({
      conversationId: '',
      end: { kind: 'workflowEnded', exitReason: 'T-7x' },
      outputs: { 'Flow.number': 'T-7', 'Flow.priority': 3 },
      attributes: {},
    });
  });

  it('keeps the initial value of an input that is not given', () => {
    expect(launched({}, { outcomes: [created] }).result.end).toEqual({
      kind: 'workflowEnded',
      exitReason: 'T-7nothing',
    });
  });

  it('refuses an input that it does not have, or of a wrong type', () => {
    expect(() => launched({ 'Flow.txt': 'x' })).toThrow(
      'flow "Desk": got the input Flow.txt; expected one of Flow.text, Flow.priority; did you mean "Flow.text"?',
    );
    expect(() => launched({ 'Flow.priority': 'high' })).toThrow(
      'flow "Desk", input Flow.priority: got "high"; expected a value of type integer',
    );
  });

  it('ends without a reason if the flow fails', () => {
    const { result } = launched({}, { outcomes: [failure, failure, failure] });
    expect(result.end).toEqual({ kind: 'workflowEnded', exitReason: '' });
    expect(result.failed).toContain('Flow.number is not set');
  });

  it('cannot be started by a call', () => {
    expect(() => ran(text, { interaction: { type: 'call', conversationId: 'c', ani: '' } })).toThrow(
      'flow "Desk": got an interaction of type call; expected one of type workflow',
    );
  });
});

describe('a runner', () => {
  it('keeps concurrent interactions apart', () => {
    const flow = published(
      messageFlow({
        variables: '- stringVariable: { name: Flow.text }',
        actions: `
- updateData: { statements: [{ string: { variable: Flow.text, value: { exp: Message.Message.body } } }] }
- wait: { duration: { lit: { seconds: 5 } } }
- sendResponse: { messageBody: { exp: Flow.text } }
- disconnect: {}`,
      }),
    );
    const clock = new VirtualClock(start);
    const runner = new FlowRunner({
      clock,
      random: seededRandom(1),
      execute: () => {
        throw new Error('no data action is called');
      },
    });
    const said: unknown[] = [];
    for (const body of ['a', 'b', 'c']) {
      const interaction = { type: 'message', conversationId: body, senderAddress: '', body } as const;
      clock.at(start + said.length, () =>
        clock.start(runner.run(flow, interaction), (result) => said.push([result.said[0]?.text, result.endedAt])),
      );
    }
    clock.runAll();
    expect(said).toEqual([
      ['a', start + 5000],
      ['b', start + 5000],
      ['c', start + 5000],
    ]);
  });

  it('repeats the same run for the same seed', () => {
    const text = workflow({
      variables: '- integerCollectionVariable: { name: Flow.rolls, isOutput: true }',
      actions: `
- updateData: { statements: [{ integerCollection: { variable: Flow.rolls, value: { exp: "MakeList(RandomInt(1, 1000), RandomInt(1, 1000))" } } }] }
- endWorkflow: {}`,
    });
    expect(ran(text)).toEqual(ran(text));
  });
});
