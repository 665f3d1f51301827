import { isDeepStrictEqual } from 'node:util';
import { plainLine, quoted } from '../input/plain-line';
import type { ShownChange } from './shown-plan';

type Values = Readonly<Record<string, unknown>>;

/** Attributes as people call them, with the unit of their values. */
const words: Readonly<Record<string, readonly [word: string, unit?: string]>> = {
  config_timeout_seconds: ['timeout', ' s'],
  contract_input: ['inputs'],
  contract_output: ['outputs'],
  config_request: ['request'],
  config_response: ['response'],
  intended_state: ['state'],
  config: ['configuration'],
  dnis: ['numbers'],
  open_hours_flow_id: ['flow'],
  division_id: ['division'],
  integration_id: ['integration'],
  credential_type_name: ['type'],
};

const longestValue = 40;

/** The names of the attributes that a change gives another value, sorted. */
export function changedAttributes({ before, after, after_unknown }: ShownChange): readonly string[] {
  const [old, planned, unknown] = [valuesOf(before), valuesOf(after), valuesOf(after_unknown)];
  const names = new Set([...Object.keys(old), ...Object.keys(planned), ...Object.keys(unknown)]);
  return [...names]
    .filter((name) => name !== 'id' && (holdsTrue(unknown[name]) || !isDeepStrictEqual(old[name], planned[name])))
    .sort();
}

/** The attributes that a change gives another value, in words. Only short values that are not secret are shown. */
export function attributesText(change: ShownChange): string {
  return changedAttributes(change)
    .map((name) => attributeText(name, change))
    .join(', ');
}

function attributeText(name: string, change: ShownChange): string {
  const [word = plainLine(name), unit = ''] = words[name] ?? [];
  const [before, after] = [valuesOf(change.before)[name], valuesOf(change.after)[name]];
  const isSecret = [change.before_sensitive, change.after_sensitive].some((at) => holdsTrue(valuesOf(at)[name]));
  const isUnknown = holdsTrue(valuesOf(change.after_unknown)[name]);
  if (isSecret) return word;
  const parts = partsOf(before, after);
  if (parts.length > 0) return `${word} (${parts.join(', ')})`;
  if (isUnknown || !isShort(before) || !isShort(after)) return word;
  return `${word} ${valueText(before)}${unit} -> ${valueText(after)}${unit}`;
}

/** The names of what differs in a block. */
function partsOf(before: unknown, after: unknown): readonly string[] {
  const [[old], [planned]] = [blocksOf(before), blocksOf(after)];
  if (old === undefined || planned === undefined) return [];
  return [...new Set([...Object.keys(old), ...Object.keys(planned)])]
    .filter((name) => !isDeepStrictEqual(old[name], planned[name]))
    .map((name) => plainLine(name.replace(/^request_|_template$/g, '').replaceAll('_', ' ')))
    .sort();
}

function blocksOf(value: unknown): readonly Values[] {
  const isBlock = Array.isArray(value) && value.length === 1 && typeof value[0] === 'object' && value[0] !== null;
  return isBlock ? [value[0]] : [];
}

function isShort(value: unknown): boolean {
  const isText = typeof value === 'string' && !/^[[{]/.test(value);
  return (isText || ['number', 'boolean'].includes(typeof value)) && String(value).length <= longestValue;
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : String(value);
}

function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}

/** Whether something in a value is `true`: unknown, or secret. */
function holdsTrue(value: unknown): boolean {
  return value === true || Object.values(valuesOf(value)).some(holdsTrue);
}
