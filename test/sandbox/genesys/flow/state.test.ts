import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../../sandbox/clock';
import { FlowRunner, type FlowText, type Interaction } from '../../../../sandbox/genesys/flow';
import { seededRandom } from '../../../../sandbox/random';
import { published, workflow } from './fixture';

/** The state of the runner at each Call Data of a run. */
function statesOf(text: string, ...beside: readonly FlowText[]): readonly string[] {
  const clock = new VirtualClock();
  const states: string[] = [];
  const runner: FlowRunner = new FlowRunner({
    clock,
    random: seededRandom(1),
    *execute() {
      states.push(JSON.stringify(runner.state));
      yield 0;
      return { exit: 'success', outputs: {} };
    },
  });
  const interaction: Interaction = { type: 'workflow', inputs: {}, conversations: new Map() };
  clock.run(runner.run(published(text, ...beside), interaction));
  return states;
}

const ask = `callData: { category: { Tickets: { dataAction: { Create ticket: { inputs: { text: { lit: Help } } } } } } }`;
const end = '- endWorkflow: {}';
const variables = '- integerVariable: { name: Flow.i, initialValue: { lit: 0 } }';
const reset = 'updateData: { statements: [{ integer: { variable: Flow.i, value: { lit: 0 } } }] }';

describe('the state of a run', () => {
  it('is the same for the same sequence of events', () => {
    const flow = workflow({ actions: `- ${ask}\n- ${ask}\n${end}` });
    const [first, second] = statesOf(flow);
    expect(statesOf(flow)).toEqual([first, second]);
    expect(first).not.toBe(second);
  });

  it('differs in each round of a loop, even if the flow overwrites the index', () => {
    const actions = `
- loop:
    currentIndex: { var: Flow.i }
    loopCount: { lit: 3 }
    outputs: { loop: { actions: [{ ${reset} }, { ${ask} }] } }
${end}`;
    expect(new Set(statesOf(workflow({ variables, actions }))).size).toBe(3);
  });

  it('differs in each call of a task, and depends on where the task returns to', () => {
    const call = (name: string) => `- callTask: { name: ${name}, targetTaskRef: "/workflow/tasks/task[ask]" }`;
    const text = workflow({ actions: `${call('Once')}\n${call('Again')}\n${end}` }).concat(`  tasks:
    - task: { name: Ask, refId: ask, actions: [{ ${ask} }, { endTask: {} }] }
`);
    expect(new Set(statesOf(text)).size).toBe(2);
  });

  it('contains the variables of the flow while a module runs', () => {
    const module = `commonModule:
  name: Tickets
  division: Home
  supportedLanguages: { en-us: { none: true } }
  settingsCommonModule: { compatibleFlowTypes: [{ flowType: workflow }] }
  startUpTaskActions: [{ ${ask} }, { endTask: {} }]
`;
    const call = '- callCommonModule: { commonModule: { Tickets: { ver_latestPublished: {} } } }';
    const starting = (value: number) =>
      workflow({ variables: variables.replace('lit: 0', `lit: ${value}`), actions: `${call}\n${end}` });
    const [one] = statesOf(starting(1), { file: 'tickets.yaml', text: module });
    expect(statesOf(starting(2), { file: 'tickets.yaml', text: module })).not.toEqual([one]);
  });
});
