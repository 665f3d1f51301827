import { TemplateFailure } from './values';

/** A text as the content of a JSON string, without the quotes. */
export function jsonEncode(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The inverse of `jsonEncode`. */
export function jsonDecode(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    throw new TemplateFailure('jsonDecode got a text that is not the inside of a JSON string');
  }
}

/** Percent encoding of every character except the unreserved ones of RFC 3986. */
export function uriEncode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, hex);
}

/** `application/x-www-form-urlencoded`, as java.net.URLEncoder writes it. */
export function urlFormEncode(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()~]/g, hex)
    .replaceAll('%20', '+');
}

export function base64(text: string): string {
  return Buffer.from(wellFormed(text), 'utf8').toString('base64');
}

export function java(text: string): string {
  return withControls(text).replace(/[^ -~]/g, unicode);
}

export function javascript(text: string): string {
  return withControls(text)
    .replace(/['/]/g, (unit) => `\\${unit}`)
    .replace(/[^ -~]/g, unicode);
}

/** Writes characters outside ASCII as numbers. Java's table has names for some of them. */
export function html(text: string): string {
  return markup(text).replace(/[^\0-~]/gu, (character) => `&#${character.codePointAt(0)};`);
}

export function xml(text: string): string {
  return markup(text).replaceAll("'", '&apos;');
}

export function sql(text: string): string {
  return text.replaceAll("'", "''");
}

export function velocity(text: string): string {
  return text.replaceAll('$', () => '${esc.d}').replaceAll('#', () => '${esc.h}');
}

/** The character of a code point in hexadecimal, with or without `\\u` before it. */
export function unicodeCharacter(code: string): string {
  const digits = /^(?:\\u)?([0-9a-fA-F]{1,6})$/.exec(code)?.[1] ?? '';
  const point = Number.parseInt(digits, 16);
  if (!(point <= 0x10ffff)) throw new TemplateFailure('unicode got a text that is no hexadecimal code point');
  return String.fromCodePoint(point);
}

export function propertyKey(text: string): string {
  return propertyText(text).replaceAll(' ', '\\ ');
}

export function propertyValue(text: string): string {
  return propertyText(text).replace(/^ /, '\\ ');
}

/** The escapes of a Java properties file. */
function propertyText(text: string): string {
  return text
    .replace(/[\\#!=:]/g, (unit) => `\\${unit}`)
    .replace(/[^ -~]/g, (unit) => propertyEscapes[unit] ?? lowerUnicode(unit));
}

const propertyEscapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' };

function lowerUnicode(unit: string): string {
  return unicode(unit).toLowerCase();
}

function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function withControls(text: string): string {
  return text.replace(/[\\"\b\f\n\r\t]/g, (unit) => shortEscapes[unit] as string);
}

function unicode(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function hex(unit: string): string {
  return `%${unit.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Java encodes a lone surrogate as "?" in UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?');
}
