import { FlowFailure } from '../expression/flow-failure';
import { type Behaviour, finalBlock } from '../run/action';

/** Goes back to the menu that the caller was in last and does not come back. The flow fails if there was none. */
export function previousMenu(): Behaviour {
  return {
    exits: { jumped: finalBlock },
    perform: ({ lastMenu }) => {
      if (lastMenu === undefined) throw new FlowFailure('the caller has not been in a menu before');
      return { kind: 'jump', exit: 'jumped', to: lastMenu };
    },
  };
}
