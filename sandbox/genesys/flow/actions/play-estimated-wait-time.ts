import type { Process } from '../../../clock';
import { roundUp } from '../expression/functions/time';
import type { ActionContext } from '../publish/action-context';
import { type Behaviour, emptyBlock } from '../run/action';
import * as errors from './errors';
import { onlyExit } from './exits';

const minute = 60_000;
const modes = ['about', 'lessThan', 'exact', 'range'] as const;

type Mode = (typeof modes)[number];

/** How long the caller waits, and how that is rounded. */
interface Wait {
  readonly ms: number;
  /** Milliseconds. A range extends by so much on both sides of the wait. */
  readonly interval: number;
  readonly steps: readonly (number | undefined)[];
}

/** Queues audio that says how long a waiting caller will wait. A time that is not set plays nothing. */
export function playEstimatedWaitTime(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const wait = values.value(fields.required('estimatedWaitTime'), 'duration', 'estimatedWaitTime').evaluate;
  const interval = values.value(fields.optional('roundingInterval'), 'duration', 'roundingInterval').evaluate;
  const steps = fields
    .items('specificRoundingIntervals')
    .map((node) => values.value(node, 'duration', 'specificRoundingIntervals').evaluate);
  const mode = readMode(context, steps.length > 0);
  return {
    exits: { [onlyExit]: emptyBlock },
    *perform(run): Process<string> {
      const ms = wait(run) as number | undefined;
      if (ms === undefined) return onlyExit;
      const spoken = said(mode, {
        ms,
        interval: (interval(run) as number | undefined) ?? 5 * minute,
        steps: steps.map((step) => step(run) as number | undefined),
      });
      yield* run.play({ parts: [{ text: `Your estimated wait time is ${spoken}` }], flush: false });
      return onlyExit;
    },
  };
}

function readMode({ fields, reporter }: ActionContext, hasSteps: boolean): Mode {
  const node = fields.required('playbackMode');
  const given = fields.text('playbackMode') ?? 'about';
  const mode = modes.find((known) => known === given);
  if (node !== undefined && mode === undefined)
    reporter.report(node, errors.notSupported('playbackMode', given, modes.join(', ')));
  if (node !== undefined && hasSteps && (mode === 'exact' || mode === 'range'))
    reporter.report(node, errors.intervalsRefused(mode));
  return mode ?? 'about';
}

function said(mode: Mode, { ms, interval, steps }: Wait): string {
  switch (mode) {
    case 'about':
      return `about ${inWords(roundUp(ms, interval, steps))}`;
    case 'lessThan':
      return `less than ${inWords(roundUp(ms, interval, steps))}`;
    case 'exact':
      return inWords(Math.max(0, ms));
    case 'range': {
      const [least, most] = [minutesOf(ms - interval), minutesOf(ms + interval)];
      return least === most ? counted(least, 'minute') : `${least} to ${counted(most, 'minute')}`;
    }
  }
}

/** Full minutes, rounded up, at least one. */
function minutesOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / minute));
}

function inWords(ms: number): string {
  const seconds = Math.floor(ms / 1000) % 60;
  const minutes = Math.floor(ms / minute);
  const parts = [
    ...(minutes > 0 ? [counted(minutes, 'minute')] : []),
    ...(seconds > 0 || minutes === 0 ? [counted(seconds, 'second')] : []),
  ];
  return parts.join(' and ');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
