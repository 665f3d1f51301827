import { FlowFailure } from '../expression/flow-failure';
import { type Behaviour, finalBlock } from '../run/action';

/** Goes back to an earlier menu and does not come back. The flow fails if there was none. */
export function previousMenu(): Behaviour {
  return {
    exits: { jumped: finalBlock },
    perform: (run) => {
      if (run.settings.previousMenu === 'before') run.menus = run.menus.slice(0, -1);
      const to = run.menus.at(-1);
      if (to === undefined) throw new FlowFailure('the caller has not been in a menu before');
      return { kind: 'jump', exit: 'jumped', to };
    },
  };
}
