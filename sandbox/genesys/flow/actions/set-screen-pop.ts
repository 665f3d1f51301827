import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { does } from './exits';

/** Chooses the script that the agent will see, with its inputs. */
export function setScreenPop({ fields, values, flow, reporter }: ActionContext): Behaviour {
  const pop = fields.map(fields.required('screenPopScript'), 'screenPopScript', (map) => {
    const named = map.only('the name of the script');
    if (named === undefined) return undefined;
    flow.requireObject('script', named.key, named.value, reporter);
    const inputs = fields.map(named.value, named.key, (body) =>
      body.each('inputs', (node, name) => ({
        name,
        evaluate: values.value(node, 'string', `input "${name}"`).evaluate,
      })),
    );
    return { script: named.key, inputs: inputs ?? [] };
  });
  return does((run) => {
    const { script, inputs } = pop as NonNullable<typeof pop>;
    const given = inputs.flatMap(({ name, evaluate }) => {
      const value = evaluate(run) as string | undefined;
      return value === undefined ? [] : [[name, value] as const];
    });
    run.effects.push({ kind: 'screenPop', script, inputs: Object.fromEntries(given) });
  });
}
