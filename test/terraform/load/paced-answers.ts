import { loadLibraries } from '../../../sandbox/terraform/libraries';
import type { Answers } from '../../../sandbox/terraform/provider';
import { blockOf, codecOf, isObject, textOf, type Value } from '../../../sandbox/terraform/value';
import type { TerraformTime } from './terraform-time';

/**
 * The answers of a provider whose changes take virtual time. A deletion counts from its begin, every other change from its
 * end, so that a moment in which something is missing lasts as long as it can.
 *
 * @param onWritten called after each change
 */
export function pacedAnswers(answers: Answers, time: TerraformTime, onWritten: () => void): Answers {
  const codec = codecOf(loadLibraries());
  const stirring = Object.entries(answers).map(([call, answer]): readonly [string, typeof answer] => [
    call,
    (request) => {
      time.stir();
      return answer(request);
    },
  ]);
  return {
    ...(Object.fromEntries(stirring) as Answers),
    ApplyResourceChange: (request) => {
      const [prior, planned] = [request.prior_state, request.planned_state].map(({ msgpack }) => codec.decode(msgpack));
      const { type_name: type } = request;
      const label = `${type} ${nameIn(planned ?? prior)}`;
      const write = async () => {
        const answer = await answers.ApplyResourceChange(request);
        onWritten();
        return answer;
      };
      const deleted = planned === null ? write() : undefined;
      return time.take(label, secondsOf(type, label), () => deleted ?? write());
    },
  };
}

/** Publishing a flow takes longest. Each change takes another time, so that contacts run between any two. */
function secondsOf(type: string, label: string): number {
  const [least, most] = type === 'genesyscloud_flow' ? [10, 30] : [1, 6];
  const sum = [...label].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 1009, 0);
  return least + ((most - least) * sum) / 1009;
}

function nameIn(state: Value | undefined): string {
  if (!isObject(state)) return '';
  return textOf(state['filepath']) || textOf(state['name']) || textOf(blockOf(state['config'])?.['name']);
}
