import type { Mistake } from '../../../../input/mistake';
import type { Refuse } from './syntax';

const identifier = /[a-zA-Z_][a-zA-Z0-9_-]*/y;
const number = /-?\d+(?:\.\d+(?:[eE][+-]?\d+)?)?/y;
const blank = /[ \t\r\n]*/y;
const restOfLine = /[ \t]*(?:\r\n|\n|\r)/y;

/** A position in a template, with the small steps that both parsers share. */
export class Cursor {
  at = 0;

  constructor(
    readonly source: string,
    private readonly refuse: Refuse,
  ) {}

  get done(): boolean {
    return this.at >= this.source.length;
  }

  looksAt(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.looksAt(text)) return false;
    this.at += text.length;
    return true;
  }

  expect(text: string, after: string): void {
    if (!this.take(text)) this.fail({ given: this.found(), expected: `"${text}" after ${after}` });
  }

  identifier(): string | undefined {
    return this.match(identifier);
  }

  number(): string | undefined {
    return this.match(number);
  }

  skipBlank(): void {
    this.match(blank);
  }

  /** Velocity drops the line end after a directive. */
  skipLineEnd(): void {
    this.match(restOfLine);
  }

  fail(mistake: Mistake, at = this.at): never {
    return this.refuse(at, mistake);
  }

  found(): string {
    return this.done ? 'the end of the template' : JSON.stringify(this.source.slice(this.at, this.at + 12));
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.source)?.[0];
    if (text !== undefined) this.at += text.length;
    return text;
  }
}
