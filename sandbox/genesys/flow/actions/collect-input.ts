import type { Process } from '../../../clock';
import { constantValue } from '../expression/compiled';
import type { ActionContext } from '../publish/action-context';
import { notOfKind } from '../publish/errors';
import type { Fields } from '../publish/fields';
import { checkNoEntryTimeout } from '../publish/flow-settings';
import { keyOf } from '../publish/phone-keys';
import type { Behaviour } from '../run/action';
import * as errors from './errors';
import { branchesOf } from './exits';

/** How many digits an input has, and the key that ends it early. */
interface Digits {
  readonly least: number;
  readonly most: number;
  readonly end: string | undefined;
  /** Whether that key becomes part of the input. */
  readonly withEnd: boolean;
}

interface Entry {
  readonly digits: string;
  /** Whether the input ended without waiting for another key. */
  readonly ended: boolean;
  /** Whether a key was pressed that is not a digit and does not end the input. */
  readonly broken: boolean;
  readonly rest: string;
}

const mostDigits = 40;
/** How digits are read back, by type of verification. */
const readings: Readonly<Record<string, (digits: string) => string>> = {
  numeric: (digits) => digits,
  individualDigits: (digits) => [...digits].join(' '),
};
/** The default of Architect's help. */
const interDigitTimeoutMs = 3000;

/**
 * Asks for digits and waits for them. A complete input sets the variable. Too few digits, other keys, or no key in time
 * are a failure, which leaves the variable unchanged. Keys beyond the last digit are kept for the next prompt. With a
 * verification the digits are read back. How a caller confirms them is not documented, so the setting `confirmInput`
 * decides. Exits: success, failure.
 */
export function collectInput(context: ActionContext): Behaviour {
  const { fields, values, flow, reporter } = context;
  const firstNode = fields.optional('noEntryTimeout');
  const variable = values.target(fields.required('inputData'), 'string', 'inputData');
  const digits = readDigits(context);
  const audio = values.audio(fields.optional('inputAudio'), 'inputAudio');
  const firstKey = values.value(firstNode, 'duration', 'noEntryTimeout');
  const first = firstKey.evaluate;
  if (firstNode !== undefined && firstKey.form === 'lit')
    checkNoEntryTimeout(constantValue(firstKey), firstNode, reporter);
  const between = values.value(fields.optional('interDigitTimeout'), 'duration', 'interDigitTimeout').evaluate;
  const star = values.value(fields.optional('acceptJustStar'), 'boolean', 'acceptJustStar').evaluate;
  const pound = values.value(fields.optional('acceptJustPound'), 'boolean', 'acceptJustPound').evaluate;
  const verification = fields.optional('verificationType');
  const verified = fields.text('verificationType') ?? 'none';
  const readBack = Object.hasOwn(readings, verified) ? readings[verified] : undefined;
  if (verification !== undefined && readBack === undefined && verified !== 'none')
    reporter.report(
      verification,
      errors.notSupported('verificationType', verified, `none, ${Object.keys(readings).join(', ')}`),
    );
  return {
    exits: branchesOf(context, 'success', 'failure'),
    *perform(run): Process<string> {
      yield* run.playValue(audio);
      yield* run.flush();
      const keys = run.pressedKeys();
      if (keys === '') {
        yield (first(run) as number | undefined) ?? flow.settings.noEntryTimeoutMs;
        return 'failure';
      }
      const alone = (keys === '*' && star(run) === true) || (keys === '#' && pound(run) === true);
      const entry = alone ? { digits: keys, ended: true, broken: false, rest: '' } : entered(keys, digits);
      if (!entry.ended) yield (between(run) as number | undefined) ?? interDigitTimeoutMs;
      if (!alone && (entry.broken || entry.digits.length < digits.least)) return 'failure';
      run.leaveKeys(entry.rest);
      if (readBack !== undefined) {
        yield* run.play({ parts: [{ text: readBack(entry.digits) }], flush: true });
        if (!run.settings.confirmInput(entry.digits)) return 'failure';
      }
      if (variable !== undefined) run.values[variable.slot] = entry.digits;
      return 'success';
    },
  };
}

/** Reads keys up to the largest number of digits, or up to the key that ends the input if that comes first. */
function entered(keys: string, { most, end, withEnd }: Digits): Entry {
  const stop = [...keys].findIndex((key) => key === end || !/\d/.test(key));
  const digits = keys.slice(0, Math.min(most, stop < 0 ? keys.length : stop));
  const next = keys[digits.length];
  const byKey = next !== undefined && next === end;
  return {
    digits: byKey && withEnd ? digits + next : digits,
    ended: byKey || digits.length === most,
    broken: !byKey && digits.length < most && next !== undefined,
    rest: keys.slice(digits.length + (byKey ? 1 : 0)),
  };
}

function readDigits({ fields, reporter }: ActionContext): Digits {
  const withEnd = fields.flag('includeTerminatingDtmfInResultData');
  const read = fields.map(fields.required('digits'), 'digits', (digits): Digits => {
    const range = digits.optional('range');
    if (range === undefined) {
      digits.required('exact');
      const exact = count(digits, 'exact');
      return { ...unread, least: exact, most: exact };
    }
    const bounds = fields.map(range, 'range', (keys): Digits => {
      keys.required('min');
      keys.required('max');
      const end = keyOf(keys, 'terminatingDtmf');
      return { least: count(keys, 'min'), most: count(keys, 'max'), end, withEnd };
    });
    return bounds ?? unread;
  });
  const { least, most } = read ?? unread;
  if (least < 1 || most > mostDigits || least > most) reporter.report(fields.node, errors.wrongDigits(least, most));
  return read ?? unread;
}

/** The number at a key. Any other value is reported and counts as 1. */
function count(keys: Fields, key: string): number {
  const node = keys.optional(key);
  if (node === undefined) return 1;
  if (node.kind === 'scalar' && Number.isInteger(node.value)) return node.value as number;
  keys.reporter.report(node, notOfKind(key, 'a whole number', node));
  return 1;
}

const unread: Digits = { least: 1, most: 1, end: undefined, withEnd: false };
