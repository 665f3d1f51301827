import { badArgument, dateOutOfRange } from '../flow-failure';
import { isDate, readDateTime, readDuration } from '../text-forms';
import { converting, type FunctionDefinition, scoped, typed } from './function-definition';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Functions of dateTimes and durations. */
export const timeFunctions: Readonly<Record<string, FunctionDefinition>> = {
  GetCurrentDateTimeUtc: scoped('dateTime', ({ now }) => now()),
  AddSeconds: adding((moment, count) => moment + count * second),
  AddMinutes: adding((moment, count) => moment + count * minute),
  AddHours: adding((moment, count) => moment + count * hour),
  AddDays: adding((moment, count) => moment + count * day),
  AddMonths: adding(addMonths),
  AddYears: adding((moment, count) => addMonths(moment, count * 12)),
  AddDuration: typed({
    takes: ['dateTime', 'duration'],
    gives: 'dateTime',
    apply: (moment: number, duration: number) => inRange(moment + duration),
  }),
  DateTimeDiff: typed({
    takes: ['dateTime', 'dateTime'],
    gives: 'duration',
    apply: (later: number, earlier: number) => later - earlier,
  }),
  MakeDuration: typed({
    takes: ['integer', 'integer', 'integer', 'integer', 'integer'],
    optional: 1,
    gives: 'duration',
    apply: (days: number, hours: number, minutes: number, seconds: number, milliseconds = 0) =>
      days * day + hours * hour + minutes * minute + seconds * second + milliseconds,
  }),
  MakeDateTime: typed(
    { takes: ['integer', 'integer', 'integer'], gives: 'dateTime', apply: makeDateTime },
    {
      takes: ['integer', 'integer', 'integer', 'integer', 'integer', 'integer'],
      gives: 'dateTime',
      apply: makeDateTime,
    },
  ),
  Year: partOf((date) => date.getUTCFullYear()),
  Month: partOf((date) => date.getUTCMonth() + 1),
  Day: partOf((date) => date.getUTCDate()),
  Hour: partOf((date) => date.getUTCHours()),
  Minute: partOf((date) => date.getUTCMinutes()),
  Second: partOf((date) => date.getUTCSeconds()),
  // Sunday is 1.
  DayOfWeek: partOf((date) => date.getUTCDay() + 1),
  RoundUp: typed(
    { takes: ['duration'], gives: 'duration', apply: (duration: number) => roundUp(duration, 5 * minute, usualSteps) },
    { takes: ['duration', 'duration'], gives: 'duration', apply: roundUp },
    { takes: ['duration', 'duration', 'durationCollection'], gives: 'duration', apply: roundUp },
  ),
  ToDuration: converting('duration', {
    string: readDuration,
    integer: (milliseconds: number) => milliseconds,
    duration: (duration: number) => duration,
  }),
  ToDateTime: converting('dateTime', {
    string: readDateTime,
    integer: (seconds: number) => inRange(seconds * second),
    dateTime: (moment: number) => moment,
  }),
};

function adding(add: (moment: number, count: number) => number): FunctionDefinition {
  return typed({
    takes: ['dateTime', 'integer'],
    gives: 'dateTime',
    apply: (moment: number, count: number) => inRange(add(moment, count)),
  });
}

const usualSteps = [30 * second, minute, 2 * minute, 5 * minute];

/** The smallest step that is at least as long as a duration. If all are shorter, the next multiple of an interval. */
export function roundUp(duration: number, interval: number, steps: readonly (number | undefined)[] = []): number {
  const set = steps.filter((step) => step !== undefined);
  const step = set.filter((one) => one >= duration).sort((one, other) => one - other)[0];
  if (step !== undefined) return step;
  if (interval <= 0) throw badArgument('RoundUp', 'an interval longer than nothing', interval);
  return Math.ceil(duration / interval) * interval;
}

function partOf(read: (date: Date) => number): FunctionDefinition {
  return typed({ takes: ['dateTime'], gives: 'integer', apply: (moment: number) => read(new Date(moment)) });
}

/** The same day of another month, or the last day of a shorter month. */
function addMonths(moment: number, count: number): number {
  const date = new Date(moment);
  const month = date.getUTCMonth() + count;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return date.setUTCMonth(month, Math.min(date.getUTCDate(), lastDay));
}

function makeDateTime(year: number, month: number, date: number, hours = 0, minutes = 0, seconds = 0): number {
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, date);
  made.setUTCHours(hours, minutes, seconds);
  const kept = [
    made.getUTCFullYear(),
    made.getUTCMonth() + 1,
    made.getUTCDate(),
    made.getUTCHours(),
    made.getUTCMinutes(),
    made.getUTCSeconds(),
  ];
  const given = [year, month, date, hours, minutes, seconds];
  if (given.some((part, index) => part !== kept[index])) throw badArgument('MakeDateTime', 'a date that exists', given);
  return inRange(made.getTime());
}

function inRange(moment: number): number {
  if (!isDate(moment)) throw dateOutOfRange();
  return moment;
}
