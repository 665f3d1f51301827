import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JSONPath } from 'jsonpath-plus';
import { UserError } from '../../../../input/user-error';
import { compileJsonPath } from '../../../../sandbox/genesys/template/json-path';
import { readJson, writeJson } from '../../../../sandbox/genesys/template/json-text';

function read(path: string, document: unknown): unknown {
  const resolved = compileJsonPath(path, 'test')(document);
  return resolved.found ? resolved.value : 'not found';
}

const document = {
  result: [
    { number: 'INC1', state: '1', impact: 3, vip: true, caller: { name: 'Ann' }, tags: ['a', 'b'] },
    { number: 'INC2', state: '6', impact: 1, vip: false, note: null },
    { number: 'INC3', state: '10', impact: 2, caller: { name: 'Bob' } },
  ],
  'odd name': { 'a.b': 1, "it's": 2 },
  none: [],
  nothing: null,
};

describe('a definite path', () => {
  it.each([
    ['$.result[0].number', 'INC1'],
    ['$.result[-1].number', 'INC3'],
    ["$['odd name']['a.b']", 1],
    ["$['odd name']['it\\'s']", 2],
    ['$["odd name"]["it\'s"]', 2],
    ['$.result[1].note', null],
    ['$.nothing', null],
    ['$.result.length()', 3],
    ['$.result[0].caller.length()', 1],
    ['$.none.length()', 0],
    ["$.result[0]['number', 'missing']", { number: 'INC1' }],
    ['$.result.[0].number', 'INC1'],
    ["$.['result'].[1].['number']", 'INC2'],
    ['result[0].number', 'INC1'],
    ["['result'].[0].number", 'INC1'],
    ['  $.result[0].number ', 'INC1'],
    ['@.result[0].number', 'INC1'],
    ['$.result[0]number', 'INC1'],
    ["$['odd name']['\\u0061.b']", 1],
  ])('%s gives its one value', (path, expected) => {
    expect(read(path, document)).toEqual(expected);
  });

  it.each([
    '$.missing',
    '$.result[3]',
    '$.result[-4].number',
    '$.result.number',
    '$.nothing.x',
    '$.result[1].caller.name',
    '$.missing.length()',
  ])('%s is not found', (path) => {
    expect(read(path, document)).toBe('not found');
  });

  it.each([
    ['$.[0]', [{ id: 'z' }], { id: 'z' }],
    ['[0].id', [{ id: 'z' }], 'z'],
    ['$.@type', { '@type': 'a' }, 'a'],
    ['$.$ref.odata:id', { $ref: { 'odata:id': 1 } }, 1],
    ['$.-a.b-c.d*e', { '-a': { 'b-c': { 'd*e': 2 } } }, 2],
    ["$['a\\n']", { 'a\n': 3 }, 3],
    ['$.a=b&c', { 'a=b&c': 4 }, 4],
  ])('%s is read as in Jayway', (path, given, expected) => {
    expect(read(path, given)).toEqual(expected);
  });

  it('$ gives the document', () => {
    expect(read('$', 5)).toBe(5);
  });
});

describe('a path that leads to many values', () => {
  it.each([
    ['$.result[*].number', ['INC1', 'INC2', 'INC3']],
    ['$.result[*].caller.name', ['Ann', 'Bob']],
    ['$.result[*].note', [null]],
    ['$.result[*].missing', []],
    ['$.result[0,2,9].number', ['INC1', 'INC3']],
    ['$.result[1:].number', ['INC2', 'INC3']],
    ['$.result[:2].number', ['INC1', 'INC2']],
    ['$.result[:-1].number', ['INC1', 'INC2']],
    ['$.result[-2:].number', ['INC2', 'INC3']],
    ['$.result[1:2].number', ['INC2']],
    ['$.result[0].caller.*', ['Ann']],
    ['$.none[*]', []],
    ['$.nothing[*]', []],
    ['$..name', ['Ann', 'Bob']],
    ['$..tags[0]', ['a']],
    ['$..missing', []],
    ["$.result[?(@.state == '6')].number", ['INC2']],
    ['$.result[?(@.state == 6)].number', ['INC2']],
    ['$.result[?(@.impact < 3 && @.vip == false)].number', ['INC2']],
    ['$.result[?(@.impact == 3 || @.impact == 2)].number', ['INC1', 'INC3']],
    ['$.result[?(!(@.impact >= 2))].number', ['INC2']],
    ['$.result[?(@.caller)].number', ['INC1', 'INC3']],
    ['$.result[?(@.note)].number', ['INC2']],
    ['$.result[?(!@.caller)].number', ['INC2']],
    ['$.result[?(@.note == null)].number', ['INC2']],
    ["$.result[?(@.caller.name != 'Ann')].number", ['INC2', 'INC3']],
    ["$.result[?(@.state < '6')].number", ['INC1', 'INC3']],
    ['$.result[?(@.state < 6)].number', []],
    ['$.result[?(@.number == $.result[0].number)].impact', [3]],
    ['$.result[?(@.tags.length() == 2)].number', ['INC1']],
    ['$.result[0].caller[?(@.name)].name', ['Ann']],
    ['$.result[?(@.caller.name == @.missing)].number', []],
    ['$.result[?(@.note == @.missing)].number', []],
    ["$.result[?(@.state in ['1', '10'])].number", ['INC1', 'INC3']],
    ['$.result[?(@.state IN [6])].number', ['INC2']],
    ["$.result[?(@.state nin ['1', '10'])].number", ['INC2']],
    ["$.result[?('a' in @.tags)].number", ['INC1']],
    ["$.result[?(@.tags contains 'b')].number", ['INC1']],
    ["$.result[?(@.number contains 'C2')].number", ['INC2']],
    ['$.result[?(@.tags size 2)].number', ['INC1']],
    ["$.result[?(@.tags subsetof ['a', 'b', 'c'])].number", ['INC1']],
    ["$.result[?(@.tags subsetof ['a'])].number", []],
    ["$.result[?(@.tags anyof ['b', 'c'])].number", ['INC1']],
    ["$.result[?(@.tags noneof ['c'])].number", ['INC1']],
    ["$.result[?(@.tags NONEOF ['a'])].number", []],
    ["$.result[?(@.tags all ['a'])].number", ['INC1']],
    ["$.result[?(@.tags all ['a', 'c'])].number", []],
    ['$.result[?(@.state === 6)].number', []],
    ["$.result[?(@.state === '6')].number", ['INC2']],
    ['$.result[?(@.impact !== 3)].number', ['INC2', 'INC3']],
    ["$.result[?(@.impact !== '3')].number", ['INC1', 'INC2', 'INC3']],
    ['$.result[?(@.state size 2)].number', ['INC3']],
    ['$.result[?(@.caller empty false)].number', ['INC1', 'INC3']],
    ['$[?(@.none empty true)].nothing', [null]],
    ['$.result[?(@.number =~ /inc[12]/i)].number', ['INC1', 'INC2']],
    ['$.result[?(@.number =~ /INC/)].number', []],
    ['$.result[?(@.tags =~ /b/)].number', ['INC1']],
    [
      "$.result[*]['number','state']",
      [
        { number: 'INC1', state: '1' },
        { number: 'INC2', state: '6' },
        { number: 'INC3', state: '10' },
      ],
    ],
    ["$.result[0]['caller','missing'].name", ['Ann']],
    ['$.result[9].tags[*]', []],
    ["$..[?(@.name == 'Ann')].name", ['Ann']],
    ['$..[?(@.impact)].number', ['INC1', 'INC2', 'INC3']],
    ['$..[0]', [document.result[0], 'a']],
    ['$.result.[*].number', ['INC1', 'INC2', 'INC3']],
    ['$.result.[1:].number', ['INC2', 'INC3']],
    ['$.result[*]number', ['INC1', 'INC2', 'INC3']],
    ["$.result.[?(@.['state'] == '6')].number", ['INC2']],
    ['$.result.[ ? (@.["caller"].["name"] == \'Ann\')].number', ['INC1']],
  ])('%s gives an array', (path, expected) => {
    expect(read(path, document)).toEqual(expected);
  });

  it.each([
    '$.missing[*].number',
    '$.missing[0:1]',
    '$.nothing[0,1]',
    '$.nothing[?(@.x)]',
    '$.nothing[0].x[*]',
    "$.nothing['a','b'].x",
    '$.odd.name[*]',
    '$.missing..x',
  ])('%s is not found, because its first steps do not exist', (path) => {
    expect(read(path, document)).toBe('not found');
  });
});

describe('a path from an untrusted source', () => {
  it.each(['$.constructor', '$.__proto__', "$['toString']", '$.result.length', '$.result[0].number.length'])(
    '%s does not reach JavaScript',
    (path) => {
      expect(read(path, document)).toBe('not found');
    },
  );

  it.each([
    ['', 'got its end; expected a name, "*" or "["'],
    ['$.', 'expected a name, "*" or "["'],
    ['$result', 'got "result"; expected ".", ".." or "["'],
    ['$ .a', 'got " .a"; expected ".", ".." or "["'],
    ['$...a', 'got ".a"; expected a name, "*" or "["'],
    ['$.a]', 'got "]" in a name; expected such a name in brackets and quotes'],
    ['$.list[0]n', 'got "n"; Jayway ignores one character there; write a dot before it'],
    ['$.a[1 : 2]', 'got ": 2]"; expected "]"'],
    [`$['a',"b"]`, "expected a name in '"],
    ['$.a[?(@.b&&@.c)]', 'got "&&@.c)]"; Jayway takes it for a part of the path; write a blank before it'],
    ["$.a[?(@.['b']||@.c)]", 'Jayway takes it for a part of the path'],
    ['$.a b', 'character 4 of "$.a b": got " b"; expected ".", ".." or "["'],
    ['$.a[', 'expected a quoted name, an index'],
    ["$.a['b", "the text in ' has no end"],
    ['$.a.max()', 'got the function "max"; expected length()'],
    ['$.a[*].length()', 'length() after a path that leads to many values'],
    ['$.a[1:-1]', 'cannot count from the end'],
    ['$.a[0:4:2]', 'expected "]"'],
    ['$.a[?(@.b =~ x)]', 'expected a pattern between slashes'],
    ['$.a[?(@.b =~ /x/m)]', 'got the flags "m" of this pattern'],
    ['$.a[?(@.b =~ /ä/i)]', 'expected only i, for a pattern in ASCII'],
    ['$.a[?(@.b =~ /(x)\\1/)]', 'got "\\\\1", a back reference'],
    ['$.a[?(@.b =~ /(?=x)y/)]', 'got "(?=x", a look-around'],
    ['$.a[?(@.b type 1)]', 'got the operator "type"; expected one of ===, !==, ==, !=, <=, >=, <, >, =~, in, nin, '],
    ['$.a[?(@.b inn [1])]', 'got the operator "inn"; expected one of '],
    ['$.a[?(@.b size 1.x)]', 'expected ")" or an operator'],
    ["$.a[?(@.b size '1')]", 'expected a number after "size"'],
    ['$.a[?(@.b empty 1)]', 'expected true or false after "empty"'],
    ['$.a[?([1] == @.b)]', 'got a list; expected a list only to the right of "in" or "nin"'],
    ["$.a['b',c]", "expected a name in '"],
    ["$..['a','b']", 'several names behind ".." are not supported'],
    ['$..a..b..c..d', 'got ".." 4 times; expected at most 3 times'],
    ['$..[0].b', 'versions of Jayway read steps behind "..[n]" differently'],
    [`$${'.a'.repeat(1000)}`, 'characters; expected at most 2000'],
    ['$.a[?(@..b == 1)]', 'got a path to many values in a filter; expected a path to one value'],
    ['$.a[?(process.exit())]', 'expected "@", "$", a text in quotes'],
    ['$.a[(@.length-1)]', 'expected a quoted name, an index'],
    ["$.a[?(@.b.constructor('x')())]", 'got the function "constructor"; expected length()'],
  ])('%s is refused with its place', (path, message) => {
    expect(() => compileJsonPath(path, 'action "A", value "b"')).toThrow(UserError);
    expect(() => compileJsonPath(path, 'action "A", value "b"')).toThrow(
      /^action "A", value "b", character \d+ of ".*": /,
    );
    expect(() => compileJsonPath(path, 'test')).toThrow(message);
  });
});

describe('a path that tries to run code', () => {
  const run = 'globalThis.pwned = 1';

  // The published strings against jsonpath-plus, those of CVE-2024-21534 and CVE-2025-1302 among them.
  it.each([
    `$..[?(p="${run}";a=''[['constructor']][['constructor']](p);a())]`,
    `$..[?(''[['constructor']][['constructor']]('${run}')())]`,
    `$[?(con = constructor; dp = con.defineProperty; dp(con.prototype, 'pwned', 1);)]`,
    '$[?(con = constructor; gopd = con.getOwnPropertyDescriptor; f = gopd(con, "entries").value; alt = gopd(con.getPrototypeOf(f), "apply"))]',
    `$[?(var _$_root=[].constructor.constructor("${run}")();)]`,
    `$[(this.constructor.constructor("${run}")())]`,
    `$[?(this.constructor.constructor("${run}")())]`,
    `$[?(@.constructor.constructor('${run}')())]`,
    `$[?(@['constructor']['constructor']('${run}'))]`,
    `$[?(@.a == (() => { ${run} })())]`,
    '$[?(@property === "constructor")]',
    '$[?(@root.constructor)]',
    '$..[?(@.a && process.exit(1))]',
    '$[`constructor`]',
    '$^',
    '$~',
    '$@string()',
  ])('%s is refused or finds nothing', (path) => {
    let found: unknown = [];
    try {
      const resolved = compileJsonPath(path, 'test')(document);
      found = resolved.found ? resolved.value : [];
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
    expect(found).toEqual([]);
    expect(Object.keys(globalThis)).not.toContain('pwned');
    expect('pwned' in {}).toBe(false);
  });

  it.each(["$['constructor']['constructor']", '$..constructor', "$['__proto__','constructor']", '$[?(@.__proto__)]'])(
    '%s reaches own members only',
    (path) => {
      expect([[], {}, 'not found']).toContainEqual(read(path, { a: 'x' }));
    },
  );

  it.each([
    ['parentheses', `$[?(${'('.repeat(1990)}`],
    ['negations', `$[?(${'!'.repeat(1900)}@.a)]`],
    ['filters', `$${'[?(@.a)]'.repeat(240)}`],
    ['scans', `$${'..a'.repeat(600)}`],
  ])('and a path with a great many %s ends', (_, path) => {
    const resolve = () => compileJsonPath(path, 'test')({ a: { a: [{ a: 1 }] } });
    try {
      expect(resolve()).toBeDefined();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  });
});

it('a path that is far too long is shortened in the message', () => {
  const message = (path: string) => {
    try {
      compileJsonPath(path, 'test');
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const shown = message(`$${'.abc'.repeat(5000)}`);
  expect(shown).toContain('characters; expected at most 2000');
  expect(shown.length).toBeLessThan(400);
  expect(message(`$.result[?(@.b =~ /${'(?=x)'.repeat(300)}/)]`).length).toBeLessThan(900);
});

it.each(['a*a*a*a*a*a*a*a*b', '(?:a+)+b', '(a|aa)*b'])('the pattern %s ends on a long text', (pattern) => {
  expect(read(`$.list[?(@.t =~ /${pattern}/)].t`, { list: [{ t: 'a'.repeat(5000) }] })).toEqual([]);
  expect(read(`$.list[?(@.t =~ /${pattern}/i)].t`, { list: [{ t: 'AAB' }] })).toEqual(['AAB']);
});

it('a "$" within a pattern is refused on a text that ends with a line break', () => {
  const resolve = compileJsonPath('$.list[?(@.t =~ /a$\\s/)].t', 'test');
  expect(resolve({ list: [{ t: 'a' }] })).toEqual({ found: true, value: [] });
  expect(() => resolve({ list: [{ t: 'a\n' }] })).toThrow(UserError);
});

describe('against an independent engine', () => {
  // jsonpath-plus agrees on which values a path of names, indexes, wildcards, one-sided slices and scans finds, and in which
  // order. It gives an array for a definite path too, nothing ("not found") where a path that leads to many finds none, and
  // the same where its definite start is missing. It has no index from the end, it takes a text for a list of characters, and its filters are JavaScript. `..*` is left
  // out, since it visits in another order.
  //
  // On filters over a list of objects both agree as well, where both sides of a comparison are there and have one type.
  const name = fc.constantFrom('a', 'b', 'c');
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom(1, 2, null, true),
      fc.dictionary(name, tie('json'), { noNullPrototype: true }),
      fc.array(tie('json'), { maxLength: 4 }),
    ),
  }));
  //
  // The other engine gets the plainest spelling of each step, and ours any that Jayway reads in the same way.
  interface Spelt {
    readonly plain: string;
    readonly written: string;
  }
  const spelt = (plain: string, written: readonly string[]): fc.Arbitrary<Spelt> =>
    fc.constantFrom(...written).map((one) => ({ plain, written: one }));
  const bracketed = (plain: string, inside: string) =>
    spelt(plain, [`[${inside}]`, `.[${inside}]`, `[ ${inside} ]`, `.[ ${inside}]`]);
  const step: fc.Arbitrary<Spelt> = fc.oneof(
    name.chain((n) =>
      spelt(`.${n}`, [`.${n}`, `['${n}']`, `.["${n}"]`, `.[ '${n}' ]`, `['\\u006${'abc'.indexOf(n) + 1}']`]),
    ),
    fc.nat(3).chain((n) => bracketed(`[${n}]`, String(n))),
    bracketed('[*]', '*'),
    spelt('[*]', ['.*']),
    fc.constantFrom('1:', ':2', '-1:').chain((slice) => bracketed(`[${slice}]`, slice)),
    name.chain((n) => spelt(`..${n}`, [`..${n}`, `..['${n}']`])),
  );

  const atMostThreeScans = (steps: readonly Spelt[]) => steps.filter((s) => s.plain.startsWith('..')).length <= 3;
  const start = (steps: string) =>
    fc.constantFrom(
      ...['$', ' $', '@'].map((s) => s + steps),
      ...(steps === '' ? [] : [steps.replace(/^\.(?!\.)/, '')]).filter((s) => !s.startsWith('..')),
    );

  it('finds the same values in the same order, however the path is spelt', () => {
    const paths = fc
      .array(step, { maxLength: 4 })
      .filter(atMostThreeScans)
      .chain((steps) =>
        start(steps.map(({ written }) => written).join('')).map((written) => ({
          path: `$${steps.map(({ plain }) => plain).join('')}`,
          written,
        })),
      );
    fc.assert(
      fc.property(json, paths, (value, { path, written }) => {
        const wrapped = typeof value === 'object' && value !== null ? value : [value];
        const theirs: unknown[] = JSONPath({ path, json: wrapped, wrap: true, eval: 'safe' }) ?? [];
        const resolved = compileJsonPath(written, 'test')(wrapped);
        const definite = /^\$(\.[abc]|\[\d\])*$/.test(path);
        const ours = !resolved.found ? [] : definite ? [resolved.value] : resolved.value;
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 500 },
    );
  });

  // The same document and path with other names: JavaScript would move whole numbers, and leaves letters where they are.
  it('keeps the order of members whose names are whole numbers', () => {
    const renamed = (text: string, form: RegExp) =>
      text.replace(form, (given) =>
        given.replace(/[abc]/, (letter) => ({ a: '30', b: '7', c: '1' })[letter] as string),
      );
    fc.assert(
      fc.property(json, fc.array(step, { maxLength: 4 }).filter(atMostThreeScans), (value, steps) => {
        const path = `$${steps.map(({ plain }) => plain).join('')}`;
        const wrapped = [value];
        const theirs: unknown[] =
          JSONPath({ path: path.replace('$', '$[0]'), json: wrapped, wrap: true, eval: 'safe' }) ?? [];
        const text = renamed(JSON.stringify(wrapped), /"[abc]":/g);
        const resolved = compileJsonPath(renamed(path, /\.[abc]/g).replace('$', '$[0]'), 'test')(readJson(text));
        const definite = /^\$(\.[abc]|\[\d\])*$/.test(path);
        const ours = !resolved.found ? [] : definite ? [resolved.value] : resolved.value;
        expect(writeJson(ours)).toBe(renamed(JSON.stringify(theirs), /"[abc]":/g));
      }),
      { numRuns: 500 },
    );
  });

  const rows = fc.array(
    fc.record({
      a: fc.integer({ min: 0, max: 3 }),
      b: fc.integer({ min: 0, max: 3 }),
      s: fc.constantFrom('x', 'y', ''),
    }),
    { maxLength: 6 },
  );
  const operator = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
  const test = fc.oneof(
    fc
      .tuple(fc.constantFrom('@.a', '@.b'), operator, fc.constantFrom('@.a', '@.b', '0', '1', '2'))
      .map((p) => p.join(' ')),
    fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom("'x'", "''")).map(([o, t]) => `@.s ${o} ${t}`),
  );
  const filter = fc.oneof(
    test,
    test.map((t) => `!(${t})`),
    fc.tuple(test, fc.constantFrom('&&', '||'), test).map((p) => p.join(' ')),
    fc.tuple(test, test, test).map(([p, q, r]) => `${p} || ${q} && ${r}`),
  );

  it('filters the same elements', () => {
    fc.assert(
      fc.property(rows, filter, fc.constantFrom('', '.a', '.s'), (value, condition, tail) => {
        const path = `$[?(${condition})]${tail}`;
        const theirs: unknown[] = JSONPath({ path, json: value, wrap: true, eval: 'safe' }) ?? [];
        expect(read(path, value)).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });
});
