import type { Process } from '../../../clock';
import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import { type Behaviour, emptyBlock } from '../run/action';
import { onlyExit } from './exits';

/** The default of Architect's help for a duration that is not set. */
const defaultMs = 60_000;

/** Plays a prompt to a waiting caller, once or for a time. Queued audio plays before. */
export function holdMusic({ fields, values }: ActionContext): Behaviour {
  const prompt = values.value(fields.required('prompt'), 'prompt', 'prompt').evaluate;
  fields.ignore('bargeInEnabled');
  const duration = fields.map(fields.optional('playStyle'), 'playStyle', (style) => {
    const node = style.optional('duration');
    const once = style.flag('entirePrompt');
    return once ? undefined : values.value(node, 'duration', 'duration').evaluate;
  });
  return {
    exits: { [onlyExit]: emptyBlock },
    *perform(run): Process<string> {
      const name = prompt(run) as string | undefined;
      if (name === undefined) throw new FlowFailure('the prompt of the hold music is not set');
      yield* run.flush();
      if (duration === undefined) yield* run.play({ parts: [{ text: name }], flush: true });
      else {
        const ms = (duration(run) as number | undefined) ?? defaultMs;
        run.say(name, ms);
        if (ms > 0) yield ms;
      }
      return onlyExit;
    },
  };
}
