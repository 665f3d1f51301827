import { describe, expect, it } from '@jest/globals';
import { actionAt, type OutlinedAction, type PublishedFlow } from '../../../../sandbox/genesys/flow';
import { exampleOrg } from '../../../support/example-org';
import { shipped } from '../../../support/shipped';
import { callFlow, exitsTaken, messageFlow, published, ran } from './fixture';

const shared = {
  file: 'shared.yaml',
  text: `commonModule:
  name: Shared
  settingsCommonModule: { compatibleFlowTypes: [{ flowType: inboundcall }, { flowType: inboundshortmessage }] }
  startUpTaskActions:
    - decision:
        name: Open?
        condition: { exp: "true" }
        outputs: { "no": { actions: [{ endTask: { name: Closed } }] } }
    - endTask: { name: Done }
`,
};

const call = `inboundCall:
  name: Desk
  startUpRef: ./menus/menu[main]
  variables:
    - integerVariable: { name: Flow.count }
  menus:
    - menu:
        name: Main
        refId: main
        audio: { tts: Press }
        defaultChildMenuRef: "./choices/menuDisconnect[bye]"
        choices:
          - menuTask:
              name: Sales
              dtmf: digit_1
              task:
                actions:
                  - playAudio: { name: Hello, audio: { tts: Sales } }
                  - disconnect: { name: Hang up }
          - menuDisconnect: { name: Bye, refId: bye, dtmf: digit_9 }
          - menuJumpToTask: { name: Spoken, targetTaskRef: "./tasks/task[work]" }
  tasks:
    - task:
        name: Work
        refId: work
        actions:
          - loop:
              name: Try
              currentIndex: { var: Flow.count }
              loopCount: { lit: 3 }
              outputs:
                loop:
                  actions:
                    - decision:
                        name: Enough?
                        condition: { exp: Flow.count > 1 }
                        outputs: { "yes": { actions: [{ loopExit: { name: Out } }] } }
                    - playAudio: { audio: { tts: Again } }
          - switch:
              name: Which?
              evaluate:
                firstTrue:
                  cases:
                    - case:
                        value: { exp: Flow.count == 1 }
                        actions:
                          - jumpToMenu: { name: Menu, targetMenuRef: "./menus/menu[main]" }
                    - case: { value: { lit: true } }
                  default:
                    actions:
                      - disconnect: { name: Else }
          - callCommonModule: { name: Ask, commonModule: { Shared: { ver_latestPublished: { inputs: {} } } } }
          - transferToAcd:
              name: Give
              targetQueue: { lit: { name: Desk } }
              outputs: { failure: { actions: [{ disconnect: { name: Sorry } }] } }
`;

/** An outline as text: line, column, kind and name of each action, and below it each exit with its actions. */
function drawn({ outline }: Pick<PublishedFlow, 'outline'>): string {
  const lines = outline.sequences.flatMap(({ kind, name, actions }) => [`${kind} ${name}`, ...actions.flatMap(below)]);
  return `${lines.join('\n')}\n`;
}

function below({ place, kind, name, exits }: OutlinedAction): readonly string[] {
  return [
    `  ${place.line}:${place.column} ${kind} ${name}`,
    ...exits.flatMap((exit) => [
      `    ${[exit.name, exit.repeats && 'repeats', exit.ends && 'ends', exit.when].filter(Boolean).join(' ')}`,
      ...exit.actions.flatMap(below).map((line) => `    ${line}`),
    ]),
  ];
}

describe('the outline of a published flow', () => {
  it('has every action of menus, tasks, loops, choices and cases, each with its place and its exits', () => {
    expect(drawn(published(call, shared))).toBe(`menu Main
  7:7 menu Main
    1 ends
      13:13 menuTask Sales
        task ends
          18:21 playAudio Hello
            next
          19:21 disconnect Hang up
            disconnected ends
    9 ends
      20:13 menuDisconnect Bye
        disconnected ends
    default ends
    choice3 ends
      21:13 menuJumpToTask Spoken
        jumped ends
task Work
  27:13 loop Try
    loop repeats
      34:23 decision Enough?
        yes ends Flow.count > 1
          37:55 loopExit Out
            loopExit ends
        no
      38:23 playAudio playAudio
        next
    next
  39:13 switch Which?
    case1 ends Flow.count == 1
      47:29 jumpToMenu Menu
        jumped ends
    case2 true
    default ends
      51:25 disconnect Else
        disconnected ends
  52:13 callCommonModule Ask
    next
  53:13 transferToAcd Give
    transferred ends
    failure ends
      56:47 disconnect Sorry
        disconnected ends
`);
  });

  it('has states and called tasks, with the actions of each output path', () => {
    const actions = `
- callTask:
    name: Ask
    targetTaskRef: ./tasks/task[ask]
    outputs: { paths: [{ path: { name: Second, actions: [{ disconnect: { name: Bye } }] } }] }
- changeState: { name: Again, targetStateRef: "./states/state[main]" }`;
    const text = `${messageFlow({ actions })}  tasks:
    - task:
        name: Ask
        refId: ask
        outputPaths: [{ outputPath: { name: Second } }]
        actions:
          - endTask: { outputPath: { name: Second } }
`;
    expect(drawn(published(text))).toBe(`state Main
  12:13 callTask Ask
    default
    Second ends
      15:68 disconnect Bye
        disconnected ends
  16:13 changeState Again
    jumped ends
task Ask
  24:13 endTask endTask
    Second ends
`);
  });

  it('has the only task of an in-queue flow, and at each call the task of the common module', () => {
    const module = 'task startUpTaskActions\n';
    const waiting =
      'inqueueCall:\n  name: Waiting\n  startUpTaskActions:\n    - holdMusic: { prompt: { exp: Flow.HoldPrompt } }\n';
    expect(drawn(published(waiting))).toBe(`${module}  4:7 holdMusic holdMusic\n    next\n`);
    const { outline } = published(call, shared);
    const called = outline.actions.get('tasks.Work.actions.2')?.module;
    expect(called && drawn({ outline: called })).toBe(`${module}  5:7 decision Open?
    yes true
    no ends
      8:38 endTask Closed
        default ends
  9:7 endTask Done
    default ends
`);
  });

  it.each([
    ['a transfer that may fail', '{ transferToAcd: { targetQueue: { lit: { name: Desk } } } }', false],
    ['the end of a call', '{ disconnect: {} }', true],
    ['the end of a loop', '{ loopExit: {} }', true],
    [
      'a decision with one way on',
      '{ decision: { condition: { exp: "true" }, outputs: { "yes": { actions: [{ loopExit: {} }] } } } }',
      false,
    ],
    [
      'a decision without one',
      '{ decision: { condition: { exp: "true" }, outputs: { "yes": { actions: [{ loopExit: {} }] }, "no": { actions: [{ disconnect: {} }] } } } }',
      true,
    ],
    [
      'a loop whose body always leaves it',
      '{ loop: { currentIndex: { var: Task.inner }, loopCount: { lit: 2 }, outputs: { loop: { actions: [{ loopExit: {} }] } } } }',
      false,
    ],
  ])('says whether a round of a loop can end normally: after %s', (_, last, ends) => {
    const body = `[{ decision: { condition: { exp: "false" }, outputs: { "yes": { actions: [{ loopExit: {} }] } } } }, ${last}]`;
    const flow = published(
      callFlow({
        variables: '- integerVariable: { name: Flow.count }',
        actions: `
- loop: { currentIndex: { var: Flow.count }, loopCount: { lit: 2 }, outputs: { loop: { actions: ${body} } } }
- disconnect: {}`,
      }),
    );
    expect(flow.outline.actions.get('tasks.Main.actions.0')?.exits[0]).toMatchObject({ name: 'loop', ends });
  });

  it('finds the action of each trace event, in modules too', () => {
    const { outline } = published(call, shared);
    const { events } = ran(call, { beside: [shared], keys: ['9'] });
    const steps = events.flatMap((event) => (event.type === 'step' ? [event] : []));
    expect(steps.map((step) => actionAt(outline, step)?.label)).toEqual([
      'flow "Desk", menu "Main"',
      'flow "Desk", menu "Main", choice "Bye" (menuDisconnect)',
    ]);
    expect(exitsTaken(events)).toEqual(['menus.Main 9', 'menus.Main.choices.1 disconnected']);
    const module = { path: 'startUpTaskActions.1', kind: 'endTask', name: 'Done' };
    expect(actionAt(outline, module)?.place).toEqual({ file: 'shared.yaml', line: 9, column: 7 });
    expect(actionAt(outline, { ...module, name: 'Other' })).toBeUndefined();
  });

  it.each(shipped(exampleOrg('dev')).flows.map((flow) => ({ type: flow.type, outline: flow.outline })))(
    'of the shipped $type has each action in its tree once',
    ({ outline }) => {
      const paths = (actions: readonly OutlinedAction[]): readonly string[] =>
        actions.flatMap(({ path, exits }) => [path, ...exits.flatMap((exit) => paths(exit.actions))]);
      const all = outline.sequences.flatMap(({ actions }) => paths(actions));
      expect([...all].sort()).toEqual([...outline.actions.keys()].sort());
      expect(all.length).toBeGreaterThan(20);
    },
  );
});
