import type { ActionContext } from '../publish/action-context';
import { readNameLiteral } from '../publish/literals';
import type { Behaviour } from '../run/action';
import { does } from './exits';

/** Sets the wrap-up code of the conversation. */
export function setWrapupCode({ fields, flow, reporter }: ActionContext): Behaviour {
  const name = fields.map(fields.required('wrapupCode'), 'wrapupCode', (keys) => {
    const literal = keys.required('lit');
    const code = literal && readNameLiteral(literal, reporter, 'a wrap-up code');
    if (literal !== undefined && code !== undefined) flow.requireObject('wrap-up code', code, literal, reporter);
    return code;
  });
  return does((run) => run.effects.push({ kind: 'wrapupCode', name: name ?? '' }));
}
