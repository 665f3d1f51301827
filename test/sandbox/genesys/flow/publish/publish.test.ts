import { describe, expect, it } from '@jest/globals';
import { mistakeText } from '../../../../../input/mistake';
import { publishAll } from '../../../../../sandbox/genesys/flow';
import { callFlow, messageFlow, mistakesOf, org, published, workflow } from '../fixture';

const end = '- disconnect: { name: Bye }';
const endWorkflow = '- endWorkflow: { name: Done, exitReason: { lit: done } }';
const text =
  '- stringVariable: { name: Flow.text }\n- integerVariable: { name: Flow.count }\n- booleanVariable: { name: Flow.yes }';

const callData = (body: string, rest = '') => `
- callData:
    name: Create
    category: { Tickets: { dataAction: { Create ticket: { ${body} } } } }
    ${rest}
${end}`;

describe('a flow that an org accepts', () => {
  it('has its type, its name and every exit of every action', () => {
    const flow = published(
      callFlow({
        actions: `
- loop:
    name: Try
    currentIndex: { var: Flow.count }
    loopCount: { lit: 3 }
    outputs:
      loop:
        actions:
          - decision:
              name: Enough
              condition: { exp: Flow.count == 1 }
              outputs: { "yes": { actions: [{ loopExit: { name: Out } }] } }
${end}`,
        variables: text,
      }),
    );
    expect([flow.type, flow.name, flow.file, flow.warnings]).toEqual(['inboundCall', 'Desk', 'desk.yaml', []]);
    const exits = [...flow.outline.actions.values()].flatMap((action) =>
      action.exits.map((exit) => `${action.path} ${exit.name}`),
    );
    expect(exits.sort()).toEqual([
      'tasks.Main.actions.0 loop',
      'tasks.Main.actions.0 next',
      'tasks.Main.actions.0.loop.actions.0 no',
      'tasks.Main.actions.0.loop.actions.0 yes',
      'tasks.Main.actions.0.loop.actions.0.yes.actions.0 loopExit',
      'tasks.Main.actions.1 disconnected',
    ]);
  });

  it('has a warning for everything that is odd but allowed', () => {
    const flow = published(callFlow({ actions: `- updateData: { statements: [] }\n${end}\n${end}` }));
    expect(flow.warnings.map(mistakeText)).toEqual([
      'desk.yaml:12:25: flow "Desk", task "Main", action "updateData" (updateData): this action updates nothing; add a statement or remove it',
      'desk.yaml:14:13: flow "Desk", task "Main": this action is never reached; remove it or move it',
    ]);
  });

  it('can bind an output to a Task or State variable that it does not declare', () => {
    const flow = `${callData('successOutputs: { number: { var: Task.number } }').replace(end, '')}
- playAudio: { audio: { exp: ToAudioTTS(task.number) } }
${end}`;
    expect(mistakesOf(callFlow({ actions: flow }))).toEqual([]);
    expect(mistakesOf(callFlow({ actions: flow.replaceAll(/[Tt]ask\.number/g, 'Flow.number') }))).toHaveLength(2);
  });

  it('can mark variables of a task as inputs and outputs, whatever its type', () => {
    const task = (scope: string) =>
      callFlow({
        actions: end,
        more: `- task: { name: Own, refId: own, variables: [{ stringVariable: { name: ${scope}.x, isInput: true, isOutput: true } }], actions: [{ disconnect: {} }] }`,
      });
    expect(mistakesOf(task('Task'))).toEqual([]);
  });

  it('can write the implicit output path as Default', () => {
    const ref = '"./tasks/task[other]"';
    const other =
      '  tasks: [{ task: { name: Other, refId: other, actions: [{ endTask: { outputPath: { name: Default } } }] } }]\n';
    const call = messageFlow({ actions: `- callTask: { targetTaskRef: ${ref} }\n${end}` }) + other;
    expect(mistakesOf(call)).toEqual([]);
  });

  it('can have settings that do not change a run, but no unknown ones', () => {
    const root = 'description: d\ndivision: Home\nsettingsPrompts: { ensureAudioInPrompts: false }';
    expect(mistakesOf(callFlow({ actions: end, root }))).toEqual([]);
    expect(mistakesOf(messageFlow({ actions: end, root }))[0]).toContain('settingsPrompts: unknown key');
  });
});

describe('a mistake', () => {
  it('is reported with all others, each with its file, line, column, flow, task, action and what is accepted', () => {
    const actions = `
- playAudio: { name: Hello, audio: { exp: ToAudioTTS(Flow.txt) } }
- callData:
    name: Create
    timeout: { lit: { seconds: 4 } }
    category: { Tickets: { dataAction: { Make ticket: { inputs: {} } } } }
- trasferToAcd: { name: Go }
${end}`;
    expect(mistakesOf(callFlow({ actions, variables: text }))).toEqual([
      'desk.yaml:15:53: flow "Desk", task "Main", action "Hello" (playAudio), character 12 of ToAudioTTS(Flow.txt): got the variable Flow.txt; expected a declared variable; declare it in the flow; did you mean "Flow.text"?',
      'desk.yaml:19:52: flow "Desk", task "Main", action "Create" (callData): got the data action "Make ticket" in category "Tickets"; expected one that the org has; create it before the flow is published, or correct the name',
      expect.stringContaining(
        'desk.yaml:20:13: flow "Desk", task "Main": got the action "trasferToAcd"; expected one of ',
      ),
    ]);
  });

  it.each<[mistake: string, flow: string, message: string]>([
    [
      'an unknown root',
      'inboundCal: { name: x }',
      'got the root key "inboundCal"; expected one of inboundCall, outboundCall, inqueueCall, secureCall, inboundShortMessage, inboundEmail, workflow, commonModule; did you mean "inboundCall"?',
    ],
    [
      'two roots',
      'workflow: {}\ninboundCall: {}',
      'got the keys workflow, inboundCall; expected exactly one key, the flow type',
    ],
    ['no map', '- a', 'flow, file: got a list; expected a map'],
    [
      'a blank name',
      callFlow({ actions: end }).replace('name: Desk', 'name: " "'),
      'name: got " "; expected a name that is not blank',
    ],
    [
      'a name with a slash',
      callFlow({ actions: end }).replace('name: Desk', 'name: a/b'),
      'name: got "a/b"; expected a name that is not blank, holds no "/"',
    ],
    [
      'a debug name',
      callFlow({ actions: end }).replace('name: Desk', 'name: a-debug'),
      'name: got "a-debug"; expected a name that',
    ],
    ['no start', callFlow({ actions: end }).replace(/ {2}startUpRef.*\n/, ''), 'startUpRef: missing; add the key'],
    [
      'a start that names nothing',
      callFlow({ actions: end }).replace('task[main]', 'task[other]'),
      'got "/inboundCall/tasks/task[other]"; expected a reference with one of the refIds main',
    ],
    [
      'a start in another type',
      callFlow({ actions: end }).replace('/inboundCall/', '/workflow/'),
      '; expected /inboundCall/tasks/task[refId]',
    ],
    [
      'an unknown key',
      callFlow({ actions: '- disconnect: { nmae: Bye }' }),
      'nmae: unknown key; expected one of name, trackingId, none',
    ],
    [
      'an action of another type',
      callFlow({ actions: '- wait: { duration: { lit: { seconds: 1 } } }\n- disconnect: {}' }),
      'wait does not exist in inboundCall flows; play silence instead: playAudio with ToAudioBlank',
    ],
    [
      'audio in a message',
      messageFlow({ actions: `- playAudio: { audio: { tts: Hi } }\n${end}` }),
      'playAudio does not exist in inboundShortMessage flows; use sendResponse',
    ],
    [
      'participant data in a workflow',
      workflow({ actions: `- setParticipantData: { attributes: [] }\n${endWorkflow}` }),
      'use setConversationData',
    ],
    ['endTask in a call', callFlow({ actions: '- endTask: {}' }), 'endTask does not exist in inboundCall flows'],
    [
      'a path that runs off',
      callFlow({ actions: '- playAudio: { audio: { tts: Hi } }' }),
      'a path of this task runs off its end; end every path with one of disconnect, transferToAcd, transferToFlow',
    ],
    [
      'a branch that runs off',
      callFlow({
        actions: `- decision: { condition: { exp: "true" }, outputs: { "yes": { actions: [{ disconnect: {} }] } } }`,
      }),
      'a path of this task runs off its end',
    ],
    [
      'a transfer that can fail',
      callFlow({ actions: '- transferToAcd: { targetQueue: { lit: { name: Desk } } }' }),
      'a path of this task runs off its end',
    ],
    [
      'a loop that cannot loop',
      callFlow({
        variables: text,
        actions: `- loop: { currentIndex: { var: Flow.count }, loopCount: { lit: 2 }, outputs: { loop: { actions: [{ disconnect: {} }] } } }\n${end}`,
      }),
      'the body of the loop ends the flow on every path',
    ],
    [
      'a loop count of 0',
      callFlow({
        variables: text,
        actions: `- loop: { currentIndex: { var: Flow.count }, loopCount: { lit: 0 }, outputs: { loop: { actions: [] } } }\n${end}`,
      }),
      'loopCount: got 0; expected 1 to 99',
    ],
    [
      'a constant loop count of 100',
      callFlow({
        variables: text,
        actions: `- loop: { currentIndex: { var: Flow.count }, loopCount: { exp: 99 + 1 }, outputs: { loop: { actions: [] } } }\n${end}`,
      }),
      'loopCount: got 100; expected 1 to 99',
    ],
    [
      'a loop index of another type',
      callFlow({
        variables: text,
        actions: `- loop: { currentIndex: { var: Flow.text }, loopCount: { lit: 2 }, outputs: { loop: { actions: [] } } }\n${end}`,
      }),
      'got the variable Flow.text, which is string; expected integer, without a cast',
    ],
    [
      'loopExit outside a loop',
      callFlow({ actions: `- loopExit: {}` }),
      'this action is outside any loop; move it into the body of one',
    ],
    [
      'loopNext outside a loop',
      callFlow({ actions: `- loopNext: {}` }),
      'this action is outside any loop; move it into the body of one',
    ],
    [
      'a switch without cases',
      callFlow({ actions: `- switch: { evaluate: { firstTrue: { cases: [] } } }\n${end}` }),
      'got 0 cases; expected 1 to 64',
    ],
    [
      '65 cases',
      callFlow({
        actions: `- switch: { evaluate: { firstTrue: { cases: [${'{ case: { value: { exp: "true" } } },'.repeat(65)}] } } }\n${end}`,
      }),
      'got 65 cases; expected 1 to 64',
    ],
    [
      'an unknown function',
      callFlow({ actions: `- playAudio: { audio: { exp: 'Speak("x")' } }\n${end}` }),
      'got the function Speak; expected a function of Architect',
    ],
    [
      'a condition that is no boolean',
      callFlow({ actions: `- decision: { condition: { exp: "1" } }\n${end}` }),
      'got an expression of type integer; expected boolean',
    ],
    [
      'audio that is a text',
      callFlow({ actions: `- playAudio: { audio: { exp: '"Hi"' } }\n${end}` }),
      'got an expression of type string; expected audio',
    ],
    [
      'a cast that Architect does not make',
      callFlow({
        variables: text,
        actions: `- updateData: { statements: [{ string: { variable: Flow.text, value: { exp: "0.5" } } }] }\n${end}`,
      }),
      'got an expression of type decimal; expected string',
    ],
    [
      'a statement of another type',
      callFlow({
        variables: text,
        actions: `- updateData: { statements: [{ string: { variable: Flow.count, value: { lit: x } } }] }\n${end}`,
      }),
      'got the variable Flow.count, which is integer; expected string, without a cast',
    ],
    [
      'a literal of another type',
      callFlow({
        variables: text,
        actions: `- updateData: { statements: [{ integer: { variable: Flow.count, value: { lit: "5" } } }] }\n${end}`,
      }),
      'lit: got "5"; expected a whole number',
    ],
    [
      'an unknown type',
      callFlow({
        actions: `- updateData: { statements: [{ text: { variable: Flow.x, value: { lit: x } } }] }\n${end}`,
      }),
      'got the type "text"; expected one of ',
    ],
    [
      'a built-in that is written',
      callFlow({
        actions: `- updateData: { statements: [{ string: { variable: Call.Ani, value: { lit: x } } }] }\n${end}`,
      }),
      'got the variable Call.Ani; Architect provides it, so a flow cannot write it',
    ],
    [
      'a built-in of another type of flow',
      callFlow({ actions: `- playAudio: { audio: { exp: ToAudioTTS(Message.Message.body) } }\n${end}` }),
      'got the variable Message.Message.body; expected a declared variable',
    ],
    [
      'two forms of a value',
      callFlow({
        variables: text,
        actions: `- updateData: { statements: [{ string: { variable: Flow.text, value: { lit: x, exp: '"y"' } } }] }\n${end}`,
      }),
      'expected exactly one of exp, lit, noValue: true',
    ],
    [
      'a variable twice',
      callFlow({ variables: `${text}\n- stringVariable: { name: flow.TEXT }`, actions: end }),
      'the variable flow.TEXT is declared twice',
    ],
    [
      'a variable of another scope',
      callFlow({ variables: '- stringVariable: { name: Task.x }', actions: end }),
      'name: got "Task.x"; expected Flow.name with letters, digits and underscores',
    ],
    [
      'a variable name with a dash',
      callFlow({ variables: '- stringVariable: { name: Flow.a-b }', actions: end }),
      'name: got "Flow.a-b"; expected Flow.name',
    ],
    [
      'an unknown variable type',
      callFlow({ variables: '- textVariable: { name: Flow.x }', actions: end }),
      'got the type "textVariable"; expected one of ',
    ],
    [
      'an input of a call',
      callFlow({ variables: '- stringVariable: { name: Flow.x, isInput: true }', actions: end }),
      'Flow.x cannot be an input: inboundCall flows have none',
    ],
    [
      'an output of a call',
      callFlow({ variables: '- stringVariable: { name: Flow.x, isOutput: true }', actions: end }),
      'Flow.x cannot be an output',
    ],
    [
      'a secure variable',
      callFlow({ variables: '- stringVariable: { name: Flow.x, isSecure: true }', actions: end }),
      'inboundCall flows have no secure variables',
    ],
    [
      'an unknown queue',
      messageFlow({ actions: '- transferToAcd: { targetQueue: { lit: { name: Desk 2 } } }' }),
      'got the queue "Desk 2"; expected one that the org has',
    ],
    [
      'no queue',
      messageFlow({ actions: '- transferToAcd: { targetQueue: { noValue: true } }' }),
      'got noValue for the queue of a transfer; expected a queue',
    ],
    [
      'failure outputs of a message transfer',
      messageFlow({ actions: '- transferToAcd: { targetQueue: { lit: { name: Desk } }, outputs: {} }' }),
      'outputs: unknown key',
    ],
    [
      'an error handling of another type',
      workflow({
        actions: endWorkflow,
        root: 'settingsErrorHandling: { errorHandling: { disconnect: { none: true } } }',
      }),
      'errorHandling: got "disconnect"; it does not exist in workflow flows; expected endWorkflow',
    ],
    [
      'an error queue that does not exist',
      callFlow({
        actions: end,
        root: 'settingsErrorHandling: { errorHandling: { queue: { targetQueue: { lit: { name: Nowhere } } } } }',
      }),
      'got the queue "Nowhere"; expected one that the org has',
    ],
    [
      'error audio in a message',
      messageFlow({
        actions: end,
        root: 'settingsErrorHandling: { errorHandling: { disconnect: { none: true } }, preHandlingAudio: { tts: x } }',
      }),
      'preHandlingAudio: unknown key',
    ],
    [
      'two tasks of one name',
      callFlow({ actions: end, more: '- task: { name: Main, refId: other, actions: [{ disconnect: {} }] }' }),
      'name: got "Main"; another task has this name; rename one',
    ],
    [
      'two tasks of one refId',
      callFlow({ actions: end, more: '- task: { name: Other, refId: main, actions: [{ disconnect: {} }] }' }),
      'refId: got "main"; another part has this refId; change one',
    ],
    ['menus in a message', messageFlow({ actions: end, root: 'menus: []' }), 'menus: unknown key'],
    [
      'an attribute without a value',
      callFlow({
        actions: `- setParticipantData: { attributes: [{ attribute: { name: { lit: a }, value: { noValue: true } } }] }\n${end}`,
      }),
      'got noValue for an attribute; expected a value',
    ],
    [
      'endTask in a state',
      messageFlow({ actions: '- endTask: {}' }),
      'endTask ends a task, and this action is not in one',
    ],
    [
      'an action name of 201 characters',
      callFlow({ actions: `- disconnect: { name: ${'x'.repeat(201)} }` }),
      'name: got 201 characters; expected at most 200',
    ],
  ])('%s', (_, flow, message) => {
    expect(mistakesOf(flow).join('\n')).toContain(message);
  });

  it.each<[mistake: string, actions: string, message: string]>([
    [
      'an unknown category',
      callData('inputs: {}').replace('Tickets', 'Tikets'),
      'got the data action "Create ticket" in category "Tikets"; expected one that the org has',
    ],
    [
      'a secure action',
      callData('inputs: {}').replace('Create ticket', 'Pay'),
      'got the data action "Pay" in category "Tickets", which is secure; expected one that Call Data can call',
    ],
    [
      'an unknown input',
      callData('inputs: { txt: { lit: x } }'),
      'got the input "txt" of the data action; expected one of text, urgency, weight, urgent; did you mean "text"?',
    ],
    [
      'an input of a wrong type',
      callData('inputs: { urgency: { exp: GetCurrentDateTimeUtc() } }'),
      'got an expression of type dateTime; expected integer',
    ],
    [
      'a required input without a value',
      callData('inputs: { text: { noValue: true } }'),
      'got noValue for the input "text"; expected a value',
    ],
    [
      'an unknown output',
      callData('successOutputs: { nmber: { var: Flow.text } }'),
      'successOutputs: got "nmber"; expected one of number',
    ],
    [
      'an output that would need a cast',
      callData('successOutputs: { price: { var: Flow.count } }'),
      'got the variable Flow.count, which is integer; expected decimal, without a cast',
    ],
    [
      'an undeclared output variable',
      callData('successOutputs: { number: { var: Flow.number } }'),
      'got the variable Flow.number; expected a declared variable',
    ],
    [
      'failure outputs in a call',
      callData('failureOutputs: { status: { var: Flow.count } }'),
      'failureOutputs: inboundCall flows cannot read why a data action failed',
    ],
    ['an unknown exit', callData('inputs: {}', 'outputs: { sucess: { actions: [] } }'), 'sucess: unknown key'],
    [
      'a timeout that is computed',
      callData('inputs: {}', 'timeout: { exp: "MakeDuration(0, 0, 0, 4)" }'),
      'timeout: expected a literal duration',
    ],
    [
      'a timeout of nothing',
      callData('inputs: {}', 'timeout: { lit: { ms: 0 } }'),
      'timeout: got 0 ms; expected at least 1 ms',
    ],
    ['an unknown unit', callData('inputs: {}', 'timeout: { lit: { second: 4 } }'), 'second: unknown key'],
  ])('in Call Data: %s', (_, actions, message) => {
    expect(mistakesOf(callFlow({ actions, variables: text })).join('\n')).toContain(message);
  });

  it('in failure outputs: only the thirteen that exist are accepted, with their types', () => {
    const flow = (output: string) =>
      workflow({ actions: callData(`failureOutputs: { ${output} }`).replace(end, endWorkflow), variables: text });
    expect(
      mistakesOf(
        flow('status: { var: Flow.count }, errorCode: { var: Flow.text }, details.errorCode: { noValue: true }'),
      ),
    ).toEqual([]);
    expect(mistakesOf(flow('status: { var: Flow.text }')).join()).toContain('expected integer, without a cast');
    expect(mistakesOf(flow('errorMessage: { noValue: true }')).join()).toContain(
      'failureOutputs: got "errorMessage"; expected one of ',
    );
  });

  it('in Call Data: leaving out a required input is accepted, and makes it NOT_SET', () => {
    expect(mistakesOf(callFlow({ actions: callData('inputs: {}') }))).toEqual([]);
  });
});

describe('flows that are published together', () => {
  const module = (...actions: readonly string[]) => ({
    file: 'module.yaml',
    text: `commonModule:
  name: Tickets
  settingsCommonModule: { compatibleFlowTypes: [{ flowType: inboundcall }] }
  startUpTaskActions: [${[...actions, '{ endTask: {} }'].join(', ')}]
`,
  });
  const caller = callFlow({
    actions: `- callCommonModule: { commonModule: { Tickets: { ver_latestPublished: { inputs: { Common.x: { lit: x } } } } } }\n${end}`,
  });
  const flow = (name: string) => ({
    file: `${name}.yaml`,
    text: callFlow({ actions: end }).replace('name: Desk', `name: ${name}`),
  });

  it('report the mistakes of all of them, in their order', () => {
    const broken = { file: 'broken.yaml', text: 'inboundCall:\n  name: [x\n' };
    const marked = { file: 'marked.yaml', text: 'inboundCall: { name: "{{name}}" }\n' };
    const mistakes = mistakesOf(
      callFlow({ actions: `- bye: {}\n${end}` }),
      broken,
      flow('Fine'),
      marked,
      module('{ bye: {} }'),
    );
    expect(mistakes.map((line) => line.replace(/:\d+:\d+: .*?(?=got the|$)/, ': '))).toEqual([
      expect.stringMatching(/^desk\.yaml: got the action "bye"/),
      'broken.yaml: ',
      expect.stringMatching(/^marked\.yaml: got the mark \{\{name\}\}; it was not replaced/),
      expect.stringMatching(/^module\.yaml: got the action "bye"/),
    ]);
  });

  it.each([
    ['has mistakes', module('{ bye: {} }')],
    ['cannot be read', { file: 'module.yaml', text: 'commonModule: [' }],
    ['is no flow', { ...module(), text: module().text.replace('commonModule', 'comonModule') }],
  ])('report no mistake in a flow that calls a module which %s', (_, refused) => {
    const mistakes = mistakesOf(caller, refused);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(/^module\.yaml:/);
  });

  it('report an input that a module does not have, and a module that is missing', () => {
    expect(mistakesOf(caller, module()).join()).toContain('got the input "Common.x" of the common module');
    expect(mistakesOf(caller, flow('Fine')).join()).toContain(
      'got the common module "Tickets"; expected one that is published beside this flow; publish the file that holds it together with this one, or correct the name',
    );
  });

  it('can name flows that the org already has', () => {
    const beside = publishAll([module(), flow('Payments line')], org);
    const transfer = `- transferToFlow: { targetFlow: { name: Payments line }, outputs: { failure: { actions: [{ disconnect: {} }] } } }`;
    const source = { file: 'desk.yaml', text: callFlow({ actions: transfer }) };
    expect(() => publishAll([source], org)).toThrow('got the flow "Payments line"; expected one that the org has');
    expect(publishAll([source], org, beside).map(({ file }) => file)).toEqual(['desk.yaml']);
    const text = caller.replace('inputs: { Common.x: { lit: x } }', 'inputs: {}');
    expect(publishAll([{ file: 'desk.yaml', text }], org, beside)).toHaveLength(1);
  });

  it('can contain two modules of one name, each in its own file', () => {
    const sources = [module(), { ...module(), file: 'other.yaml' }];
    expect(publishAll(sources, org).map(({ file }) => file)).toEqual(['module.yaml', 'other.yaml']);
  });
});

describe('a refusal causes no second mistake', () => {
  const branch = (exit: string) =>
    `{ condition: { exp: "true" }, outputs: { ${exit}: { actions: [${end.slice(2)}] } } }`;

  it.each<[refused: string, actions: string]>([
    ['an unknown action at the end', '- disconect: {}'],
    ['an action that is not run at the end', '- transferToUser: { name: x }'],
    ['an action that other flow types have', '- endTask: {}'],
    ['an action that is not a map', '- disconnect'],
    [
      'such an action in a branch',
      '- decision: { condition: { exp: "true" }, outputs: { yes: { actions: [{ x: {} }] }, no: { actions: [{ disconnect: {} }] } } }',
    ],
    [
      'such an action that ends the body of a loop',
      `- loop: { currentIndex: { noValue: true }, loopCount: { lit: 2 }, outputs: { loop: { actions: [{ x: {} }] } } }\n${end}`,
    ],
    ['a mistyped exit', `- decision: ${branch('yess').replace(' } }', ' }, no: { actions: [{ disconnect: {} }] } }')}`],
    ['mistyped outputs', `- decision: ${branch('yes').replace('outputs', 'output')}`],
    ['a switch that cannot be read', '- switch: { evaluate: { first: {} } }'],
  ])('%s', (_, actions) => {
    const mistakes = mistakesOf(callFlow({ actions }));
    expect(mistakes).not.toEqual([]);
    expect(mistakes.join()).not.toMatch(/runs off its end|never loops/);
  });

  it('nor does a list of actions that is missing, or not a list', () => {
    const task = (keys: string) =>
      `inboundCall: { name: Desk, startUpRef: "./tasks/task[main]", tasks: [{ task: { name: Main, refId: main${keys} } }] }`;
    expect(mistakesOf(task(', actions: 7'))).toEqual([expect.stringContaining('actions: got 7; expected a list')]);
    expect(mistakesOf(task(''))).toEqual([expect.stringContaining('actions: missing')]);
  });

  it('and what follows from no refusal is still told', () => {
    const twice = mistakesOf(callFlow({ actions: '- playAudio: { audio: { tts: Hi }, nmae: x }' })).join();
    expect(twice).toContain('nmae: unknown key');
    expect(twice).toContain('runs off its end');
  });
});
