import type { Message } from '../../../../input/mistake';
import type { Refuse } from '../velocity/syntax';

const blank = /\s*/y;
const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A place in the text of a path, from which a parser reads on. */
export abstract class Cursor {
  protected at = 0;

  /** @param refuse called with an offset in UTF-16 units and the mistake there */
  constructor(
    protected readonly source: string,
    protected readonly refuse: Refuse,
  ) {}

  protected looksAtQuote(): boolean {
    return this.looksAt("'") || this.looksAt('"');
  }

  protected quoted(): string {
    const quote = this.source[this.at++] as string;
    let text = '';
    for (;;) {
      const unit = this.source[this.at++];
      if (unit === undefined) this.fail({ problem: `the text in ${quote} has no end`, next: 'close it' });
      if (unit === quote) return text;
      text += unit === '\\' ? this.escaped() : unit;
    }
  }

  /** The character behind a backslash, as Java writes it in a text; any other means itself. */
  private escaped(): string {
    const unicode = this.match(/u[0-9a-fA-F]{4}/y);
    if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode.slice(1), 16));
    const unit = this.source[this.at++] ?? '';
    return controls[unit] ?? unit;
  }

  protected looksAt(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  protected take(text: string): boolean {
    if (!this.looksAt(text)) return false;
    this.at += text.length;
    return true;
  }

  protected takeSpaced(text: string): boolean {
    this.skipBlank();
    return this.take(text);
  }

  protected expect(text: string, expected: string): void {
    if (!this.take(text)) this.fail({ given: this.found(), expected });
  }

  protected match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.source)?.[0];
    if (text !== undefined) this.at += text.length;
    return text;
  }

  protected skipBlank(): void {
    this.match(blank);
  }

  protected found(): string {
    return this.at < this.source.length ? JSON.stringify(this.source.slice(this.at, this.at + 12)) : 'its end';
  }

  protected fail(mistake: Message): never {
    return this.refuse(this.at, mistake);
  }
}
