import { describe, expect, it } from '@jest/globals';
import { type OutlinedAction, outlineOf } from '../../../commands/report/flow-outline';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const { flows, org } = shipped(exampleOrg('dev'));

function exitsIn(actions: readonly OutlinedAction[]): readonly string[] {
  return actions.flatMap(({ path, branches }) =>
    branches.flatMap(({ exit, actions: below }) => [`${path}: ${exit}`, ...exitsIn(below)]),
  );
}

describe('the outline of a shipped flow', () => {
  it.each(flows.map((flow, index) => ({ type: flow.type, flow, text: org.flows[index]?.text ?? '' })))(
    'has every exit of the $type once',
    ({ flow, text }) => {
      const exits = outlineOf(flow, text).flatMap(({ actions }) => exitsIn(actions));
      expect([...exits].sort()).toEqual(flow.exits.map(({ path, exit }) => `${path}: ${exit}`).sort());
    },
  );
});

describe('an outline', () => {
  const path = 'tasks.Main.actions.0';
  const text = `
inboundCall:
  tasks:
    - task:
        name: Main
        actions:
          - switch:
              name: Which?
              evaluate:
                firstTrue:
                  cases:
                    - case: { value: { exp: Flow.a }, actions: [{ disconnect: { name: Bye } }] }
                    - case: { value: { lit: true } }
                  default: { actions: [{ disconnect: { name: Else } }] }
`;
  const exits = ['case1', 'case2', 'default'].map((exit) => ({ path, exit }));

  it('has the actions and the condition of every case', () => {
    const bye = (exit: string, name: string): OutlinedAction => ({
      path: `${path}.${exit}.actions.0`,
      kind: 'disconnect',
      name,
      branches: [],
    });
    expect(outlineOf({ type: 'inboundCall', exits }, text)).toEqual([
      {
        path: 'tasks.Main',
        name: 'Main',
        actions: [
          {
            path,
            kind: 'switch',
            name: 'Which?',
            branches: [
              { exit: 'case1', when: 'Flow.a', actions: [bye('case1', 'Bye')] },
              { exit: 'case2', when: 'true', actions: [] },
              { exit: 'default', actions: [bye('default', 'Else')] },
            ],
          },
        ],
      },
    ]);
  });
});
