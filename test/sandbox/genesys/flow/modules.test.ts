import { describe, expect, it } from '@jest/globals';
import { callFlow, exitsTaken, messageFlow, mistakesOf, ran, workflow } from './fixture';

interface ModuleParts {
  readonly actions?: string;
  readonly types?: string;
}

const lookUp = `
    - callData:
        category: { Tickets: { dataAction: { Create ticket: { inputs: { text: { exp: Common.text } }, successOutputs: { number: { var: Common.number } }, failureOutputs: { status: { var: Common.status } } } } } }
        outputs: { failure: { actions: [{ endTask: {} }] } }
    - endTask: { name: Done }`;

function aModule({ actions = lookUp, types = 'inboundshortmessage, workflow' }: ModuleParts = {}) {
  const compatible = types.split(', ').map((type) => `{ flowType: ${type} }`);
  const text = `commonModule:
  name: Tickets
  description: Makes a ticket
  division: Home
  supportedLanguages: { en-us: { none: true } }
  variables:
    - stringVariable: { name: Common.text, initialValue: { lit: default }, isInput: true, isOutput: false }
    - stringVariable: { name: Common.number, isInput: false, isOutput: true }
    - integerVariable: { name: Common.status, initialValue: { lit: 1 }, isOutput: true }
  settingsCommonModule: { compatibleFlowTypes: [${compatible.join(', ')}] }
  startUpTaskActions:
${actions}
`;
  return { file: 'tickets.yaml', text };
}

const call = (inputs = 'Common.text: { exp: Flow.text }') => `
- callCommonModule:
    commonModule: { Tickets: { ver_latestPublished: { inputs: { ${inputs} }, outputs: { Common.number: { var: Flow.number }, Common.status: { var: Flow.status } } } } }`;
const variables = `
- stringVariable: { name: Flow.text, initialValue: { lit: Help }, isOutput: true }
- stringVariable: { name: Flow.number, initialValue: { lit: before }, isOutput: true }
- integerVariable: { name: Flow.status, isOutput: true }`;
const calling = (actions = call()) => workflow({ variables, actions: `${actions}\n- endWorkflow: {}` });
const error = { status: 503, errorCode: 'X', correlationId: '', userMessage: '', details: [] };

describe('a common module', () => {
  it('receives its inputs, runs where it is called and returns its outputs', () => {
    const { result, asked, events } = ran(calling(), {
      beside: [aModule()],
      outcomes: [{ exit: 'success', outputs: { number: 'T-1' }, afterMs: 70 }],
    });
    expect(asked.map(({ inputs }) => inputs)).toEqual([{ text: 'Help' }]);
    expect(result.outputs).toEqual({ 'Flow.text': 'Help', 'Flow.number': 'T-1', 'Flow.status': 1 });
    expect(result.endedAt - result.startedAt).toBe(70);
    expect(exitsTaken(events)).toEqual([
      'startUpTaskActions.0 success',
      'startUpTaskActions.1 default',
      'states.Main.actions.0 next',
      'states.Main.actions.1 ended',
    ]);
  });

  it('starts fresh in every call: a missing input keeps its initial value, and an output can stay unset', () => {
    const { result, asked } = ran(calling(`${call()}${call('')}`), {
      beside: [aModule()],
      outcomes: [
        { exit: 'success', outputs: { number: 'T-1' } },
        { exit: 'failure', error },
      ],
    });
    expect(asked.map(({ inputs }) => inputs)).toEqual([{ text: 'Help' }, { text: 'default' }]);
    expect(result.outputs).toEqual({ 'Flow.text': 'Help', 'Flow.status': 503 });
  });

  it('leaves a failure to the error handling of its flow, which has its own variables', () => {
    const broken = aModule({
      actions: `    - updateData: { statements: [{ string: { variable: Common.text, value: { exp: Common.number + "x" } } }] }
    - endTask: {}`,
    });
    const { result } = ran(calling(), { beside: [broken] });
    expect(result.failed).toBe(
      'startUpTaskActions.0: Common.number is not set, and "+" does not take NOT_SET; guard it with IsSet',
    );
    expect(result.outputs).toEqual({ 'Flow.text': 'Help', 'Flow.number': 'before' });
  });

  it('is found by name, in any order of the files', () => {
    expect(mistakesOf(aModule().text, { file: 'a.yaml', text: calling() })).toEqual([]);
    expect(mistakesOf(calling()).join()).toContain(
      'got the common module "Tickets"; expected one that is published beside this flow',
    );
  });

  it('does not report a failure to a call, which cannot read it', () => {
    const types = 'inboundcall, workflow';
    const inCall = callFlow({
      variables: variables.replaceAll(', isOutput: true', ''),
      actions: `${call()}\n- playAudio: { audio: { exp: ToAudioTTS(ToString(Flow.status)) } }\n- disconnect: {}`,
    });
    const { result } = ran(inCall, { beside: [aModule({ types })], outcomes: [{ exit: 'failure', error }] });
    expect(result.said[0]?.text).toBe('1');
  });

  it.each<[mistake: string, parts: ModuleParts, message: string]>([
    [
      'an action that one of its callers does not have',
      {
        actions: '    - wait: { duration: { lit: { seconds: 1 } } }\n    - endTask: {}',
        types: 'inboundcall, workflow',
      },
      'wait does not exist in commonModule flows',
    ],
    [
      'a call of another module',
      { actions: '    - callCommonModule: {}\n    - endTask: {}' },
      'a common module cannot call another one',
    ],
    [
      'a path without endTask',
      { actions: '    - updateData: { statements: [] }' },
      'end every path with one of endTask',
    ],
    ['a caller that does not exist', { types: 'workflows' }, 'got the flow type "workflows"; expected one of '],
    [
      'the end of its caller',
      { actions: '    - disconnect: {}' },
      'end the module with endTask and let the flow that calls it decide',
    ],
  ])('is refused for %s', (_, parts, message) => {
    expect(mistakesOf(aModule(parts).text).join('\n')).toContain(message);
  });

  it('can be called by the flow types that it names, with inputs and outputs that it has', () => {
    const mistakes = (text: string) => mistakesOf(text, aModule({ types: 'workflow' })).join();
    const message = messageFlow({ variables, actions: `${call()}\n- disconnect: {}` });
    expect(mistakes(message)).toContain(
      'got a call of common module "Tickets" in inboundShortMessage flows; expected a call in flows of type workflow',
    );
    expect(mistakes(calling(call('Common.txt: { lit: x }')))).toContain(
      'got the input "Common.txt" of the common module; expected Common.text; did you mean "Common.text"?',
    );
    expect(mistakes(calling().replace('Common.status: {', 'Common.text: {'))).toContain(
      'got the output "Common.text" of the common module',
    );
    expect(mistakes(calling().replace('ver_latestPublished', 'ver_2'))).toContain(
      'got the version "ver_2"; expected ver_latestPublished',
    );
  });

  it('can be called by emails and waiting calls, if it names them', () => {
    const types = 'inboundemail, inqueuecall';
    const plain = aModule({ types, actions: '    - endTask: {}' });
    const body = 'callCommonModule: { commonModule: { Tickets: { ver_latestPublished: { inputs: {} } } } }';
    const email = messageFlow({ actions: `- ${body}\n- disconnect: {}` }).replaceAll(
      'inboundShortMessage',
      'inboundEmail',
    );
    expect(ran(email, { beside: [plain] }).result.end).toEqual({ kind: 'disconnected' });
    const waiting = `inqueueCall:\n  name: Waiting\n  startUpTaskActions:\n    - ${body}\n`;
    expect(ran(waiting, { beside: [plain] }).result.end).toEqual({ kind: 'waiting', queue: 'Desk' });
  });

  it('cannot be started by itself', () => {
    expect(() => ran(aModule().text)).toThrow(
      'flow "Tickets": only other flows start a common module; start a flow that calls it',
    );
  });
});

describe('callTask', () => {
  it('goes on with the actions of the path through which the task ended', () => {
    const ref = '"/inboundShortMessage/tasks/task[ask]"';
    const flow = (choice: string) =>
      messageFlow({
        actions: `
- callTask:
    targetTaskRef: ${ref}
    outputs:
      paths: [{ path: { name: Second, actions: [{ sendResponse: { messageBody: { lit: two } } }] } }]
      default: { actions: [{ sendResponse: { messageBody: { lit: one } } }] }
- disconnect: {}`,
      }).concat(`  tasks:
    - task: { name: Ask, refId: ask, outputPaths: [{ outputPath: { name: Second } }], actions: [{ endTask: { outputPath: { name: ${choice} } } }] }
`);
    expect(ran(flow('Second')).result.said).toEqual([{ text: 'two', ms: 0 }]);
    expect(ran(flow('default')).result.said).toEqual([{ text: 'one', ms: 0 }]);
    expect(mistakesOf(flow('default').replace('{ path: { name: Second', '{ path: { name: Third')).join()).toContain(
      'got the output path "Third" of the task; expected one of default, Second',
    );
  });
});
