import type { RE2JS } from 're2js';

/** One instruction of RE2JS. Its fields and the numbers of the kinds are those of the pinned version. */
interface Instruction {
  readonly op: number;
  readonly out: number;
  readonly arg: number;
  readonly matchRune: (rune: number) => boolean;
}

const kinds = {
  alternatives: 1,
  alternativesAtMatch: 2,
  group: 3,
  place: 4,
  match: 6,
  nothing: 7,
  rune: 8,
  oneRune: 9,
  anyRune: 10,
  anyButLineBreak: 11,
} as const;

/** 256 MiB. More would be a huge expression on a huge text. */
const mostWords = 2 ** 26;

/**
 * All matches of an expression in a text, from left to right, in the time that one search takes. A search of its own for
 * each match would read the rest of the text again and again for an expression such as `a+b|a`.
 *
 * It backtracks through the program that RE2JS has compiled, and remembers each instruction that failed at a place: it
 * fails there for every later search, too, since nothing before the place counts.
 *
 * @throws RangeError where that memory would be too large
 */
export function* matchesIn(expression: RE2JS, text: string): Generator<readonly number[]> {
  const { prog } = expression.re2();
  const search = new Search(prog.inst, prog.start, prog.numCap, text);
  let from = 0;
  while (from <= text.length) {
    const groups = search.first(from);
    if (groups === undefined) return;
    yield groups;
    const [start = 0, end = 0] = groups;
    from = end === start ? end + widthOf(text.codePointAt(end) ?? 0) : end;
  }
}

class Search {
  private readonly groups: number[];
  /** For each place the instructions that were tried there, one bit each. */
  private readonly tried: Uint32Array;
  private readonly words: number;

  constructor(
    private readonly program: readonly Instruction[],
    private readonly start: number,
    groups: number,
    private readonly text: string,
  ) {
    this.groups = new Array(groups).fill(-1);
    this.words = Math.ceil(program.length / 32);
    const words = (text.length + 1) * this.words;
    if (words > mostWords) throw new RangeError('the expression and the text are too long');
    this.tried = new Uint32Array(words);
  }

  /** The first match from a place on: start and end of it and of its groups, -1 for a group that took no part. */
  first(from: number): readonly number[] | undefined {
    for (let at = from; at <= this.text.length; at += widthOf(this.text.codePointAt(at) ?? 0)) {
      this.groups.fill(-1);
      const end = this.matchFrom(at);
      if (end === undefined) continue;
      // What led to the match did not fail where it ended.
      this.tried.fill(0, end * this.words, (end + 1) * this.words);
      return [at, end, ...this.groups.slice(2)];
    }
    return undefined;
  }

  /** The end of the match that starts here, if there is one. */
  private matchFrom(from: number): number | undefined {
    // Triples: an instruction and a place that are left to try, and -1; or 0, a former place, and the group that gets it.
    const left: number[] = [this.start, from, -1];
    while (left.length > 0) {
      const group = left.pop() as number;
      let at = left.pop() as number;
      let next: number | undefined = left.pop() as number;
      if (group >= 0) {
        this.groups[group] = at;
        continue;
      }
      while (next !== undefined && this.isNew(next, at)) {
        const instruction: Instruction = this.program[next] as Instruction;
        const { op, out, arg } = instruction;
        if (op === kinds.match) return at;
        if (op >= kinds.rune) {
          const rune = this.text.codePointAt(at);
          const isFit = rune !== undefined && fits(instruction, rune);
          next = isFit ? out : undefined;
          if (isFit) at += widthOf(rune);
        } else if (op === kinds.group) {
          left.push(0, this.groups[arg] as number, arg);
          this.groups[arg] = at;
          next = out;
        } else if (op === kinds.alternatives || op === kinds.alternativesAtMatch) {
          left.push(arg, at, -1);
          next = out;
        } else if (op === kinds.place) {
          next = (arg & ~this.placeAt(at)) === 0 ? out : undefined;
        } else {
          next = op === kinds.nothing ? out : undefined;
        }
      }
    }
    return undefined;
  }

  private isNew(instruction: number, at: number): boolean {
    const word = at * this.words + (instruction >>> 5);
    const bit = 1 << (instruction & 31);
    const before = this.tried[word] as number;
    this.tried[word] = before | bit;
    return (before & bit) === 0;
  }

  /** Start and end of a line and of the text, a border of a word and none, one bit each. */
  private placeAt(at: number): number {
    const before = this.text[at - 1];
    const after = this.text[at];
    const border = isWord(before) !== isWord(after);
    return (
      (before === undefined ? 5 : Number(before === '\n')) |
      (after === undefined ? 10 : Number(after === '\n') * 2) |
      (border ? 16 : 32)
    );
  }
}

const lineFeed = 10;

function fits(instruction: Instruction, rune: number): boolean {
  if (instruction.op === kinds.anyRune) return true;
  return instruction.op === kinds.anyButLineBreak ? rune !== lineFeed : instruction.matchRune(rune);
}

function widthOf(rune: number): number {
  return rune > 0xffff ? 2 : 1;
}

function isWord(unit: string | undefined): boolean {
  return unit !== undefined && /\w/.test(unit);
}
