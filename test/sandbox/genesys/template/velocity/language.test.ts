import { describe, expect, it } from '@jest/globals';
import { readJson } from '../../../../../sandbox/genesys/template/json-text';
import {
  compileVelocity,
  TemplateFailure,
  type VelocityContext,
} from '../../../../../sandbox/genesys/template/velocity';

function render(source: string, context: VelocityContext = {}): string {
  return compileVelocity(source, 'test')(context);
}

const context = { input: { name: 'Ann', count: 3, rate: 2.5, yes: true, no: false, empty: '', nothing: null } };

describe('references', () => {
  it.each([
    ['${input.name}', 'Ann'],
    ['$input.name', 'Ann'],
    ['$!{input.name}', 'Ann'],
    ['$!input.name', 'Ann'],
    ['$input.name.', 'Ann.'],
    ['${input.name}.length()', 'Ann.length()'],
    ['$input.name.length()', '3'],
    ['${input.name.toUpperCase().concat("!")}', 'ANN!'],
    ['<$input.count|$input.rate|$input.yes>', '<3|2.5|true>'],
    ['$', '$'],
    ['5$ and $5 and $!5', '5$ and $5 and $!5'],
    ['$${input.name} $$input.name $!$input.name', '$Ann $Ann $!Ann'],
    ['$input.name$input.name', 'AnnAnn'],
    ['$esc.jsonEncode("$esc.quote${input.name}$esc.quote")', '\\"Ann\\"'],
    ['${esc.jsonEncode($esc.uriEncode("$input.name x"))}', 'Ann%20x'],
    ['a\\b \\n \\5', 'a\\b \\n \\5'],
    ['${input.name}[0]', 'Ann[0]'],
    ['{"a": "${input.name}"}', '{"a": "Ann"}'],
  ])('%s prints %s', (source, expected) => {
    expect(render(source, context)).toBe(expected);
  });

  it.each([
    ['${input.missing}', '${input.missing}'],
    ['$input.nothing', '$input.nothing'],
    ['$input.missing.trim()', '$input.missing.trim()'],
    ['$!{input.missing}', ''],
    ['$!input.nothing.trim()', ''],
    ['$esc.jsonEncode($input.missing)', '$esc.jsonEncode($input.missing)'],
    ['$!esc.jsonEncode($input.missing)', ''],
    ['${credentials.clientSecret}', '${credentials.clientSecret}'],
  ])('a null reference %s prints "%s"', (source, expected) => {
    expect(render(source, context)).toBe(expected);
  });

  it('escape nothing automatically, and never read a value as a template', () => {
    expect(render('$a', { a: '"${b}" #set($x = 1) $!c' })).toBe('"${b}" #set($x = 1) $!c');
  });

  it('print numbers as Java does', () => {
    expect(render('$a $b $c $d', { a: 1e21, b: 12345678.5, c: 0.0001, d: -0.5 })).toBe(
      '1000000000000000000000 1.23456785E7 1.0E-4 -0.5',
    );
  });

  it('to a whole object are refused with their place', () => {
    expect(() => render('a\nb $input', context)).toThrow(
      'test, line 2, column 3: got $input, which is a whole object or list; expected one field of it',
    );
  });
});

describe('#if', () => {
  it.each([
    ['#if($input.yes)a#{else}b#end', 'a'],
    ['#if($input.no)a#else b#end', ' b'],
    ['#if($input.missing)a#elseif($input.count == 3)b#{else}c#end', 'b'],
    ['#if("$!{input.empty}" != "")x#end', ''],
    ['#if("$!{input.name}" != "")x#end', 'x'],
    ['#if($input.count > 2 && $input.count <= 3)in#{else}out#end', 'in'],
    ['#if(!$input.missing)none#end', 'none'],
    ['#if(not $input.yes or $input.name eq "Ann")x#end', 'x'],
    ['#if($input.missing == $input.nothing)same#end', 'same'],
    ['#if($input.count == "3")by text#end', 'by text'],
    ['#if(3 == 3.0)by size#end', 'by size'],
    ['#if($input.missing > 1)a#{else}null compares to no#end', 'null compares to no'],
    ['#if(true && (false || true))x#end', 'x'],
    ['#if($input.yes)#if($input.no)a#{else}b#end#{else}c#end', 'b'],
    ['a\n#if($input.yes)\nb\n#end\nc', 'a\nb\nc'],
  ])('%s prints "%s"', (source, expected) => {
    expect(render(source, context)).toBe(expected);
  });

  it('does not evaluate the second operand if the first decides', () => {
    expect(render('#if($input.no && $input.name.substring(9) == "")a#{else}b#end', context)).toBe('b');
  });

  it('refuses a condition that Velocity 1 and 2 evaluate differently', () => {
    expect(() => render('#if($input.empty)a#end', context)).toThrow(
      'test, line 1, column 1: a condition is decided by an empty text, which is true in Velocity 1',
    );
    expect(() => render('#if(0)a#end')).toThrow('a condition is decided by zero');
  });

  it.each([
    ['{#if($input.empty && $input.empty != "")"x": "$input.empty"#end}', '{}'],
    ['#if($input.none && $input.none > 0)"n": $input.none#end', ''],
    ['#if(!$input.empty || $input.empty == "")none#end', 'none'],
    ['#if(!$input.empty && $input.empty)a#{else}b#end', 'b'],
    ['#if($input.empty || !$input.empty)a#{else}b#end', 'a'],
    ['#if($input.empty && $input.none && $input.no)a#{else}b#end', 'b'],
    ['#if(!($input.empty && $input.empty != ""))a#end', 'a'],
    ['#set($has = $input.empty && $input.empty != "")$has', 'false'],
    ['#set($list = $input.commas.split(","))#if($list && $list.size() > 0)a#{else}b#end', 'b'],
  ])('%s is decided, since both versions agree on the whole', (source, expected) => {
    const input = { empty: '', none: 0, no: false, commas: ',' };
    expect(render(source, { input })).toBe(expected);
  });

  it.each([
    ['#if($input.empty && $input.name)a#end', 'an empty text'],
    ['#if($input.no || $input.none)a#end', 'zero'],
    ['#if(!$input.empty)a#end', 'an empty text'],
    ['#if($input.empty || $input.no)a#end', 'an empty text'],
    ['#if($input.empty && $input.empty.substring(1) == "a")a#end', 'an empty text'],
    ['#if($input.commas.split(","))a#end', 'an empty list'],
    ['#set($has = $input.empty && true)', 'an empty text'],
  ])('%s is refused, since they differ on the whole', (source, what) => {
    const input = { empty: '', none: 0, no: false, name: 'Ann', commas: ',' };
    expect(() => render(source, { input })).toThrow(`: a condition is decided by ${what}, which`);
  });

  it('refuses to order texts', () => {
    expect(() => render('#if("a" < "b")x#end')).toThrow('"<" compares only numbers');
  });
});

describe('#set and arithmetic', () => {
  it.each([
    ['#set($x = 7 / 2)$x', '3'],
    ['#set($x = 7 / 2.0)$x', '3.5'],
    ['#set($x = 1 + 2 * 3)$x', '7'],
    ['#set($x = (1 + 2) * 3)$x', '9'],
    ['#set($x = 7 % 4 - 5)$x', '-2'],
    ['#set($x = -3)$x', '-3'],
    ['#set($x = 2.0 * 2)$x', '4.0'],
    ['#set($x = "a" + 1)$x', 'a1'],
    ["#set($x = 'it''s $input.name')$x", "it's $input.name"],
    ['#set($x = "say ""$input.name""")$x', 'say "Ann"'],
    ['#set($x = $input.name.length() + 1)$x', '4'],
    ['#set($x = $input.count == 3)$x', 'true'],
    ['#set( $x = "one" )\ntwo $x', 'two one'],
    ['#set($input = "mine")$input', 'mine'],
    ['#set($x = 9223372036854775807 + 1)$x', '9223372036854775808'],
  ])('%s prints %s', (source, expected) => {
    expect(render(source, context)).toBe(expected);
  });

  it('start every rendering without the variables of the last one', () => {
    const run = compileVelocity('$!x#set($x = "left over")', 'test');
    expect([run({}), run({})]).toEqual(['', '']);
  });

  it('refuse null for a variable that has a value', () => {
    expect(render('#set($x = $input.missing)$!x', context)).toBe('');
    expect(() => render('#set($x = 1)#set($x = 1 / 0)')).toThrow('#set gives null to $x');
  });
});

describe('lists, ranges and maps', () => {
  it.each([
    ['#set($l = [])$l.size() $l.isEmpty() $l', '0 true []'],
    ['#set($l = ["a", 1, 2.0, true, $none, [$l]])$l.size() $l', '6 [a, 1, 2.0, true, null, [null]]'],
    ['#set($l = [ 1 .. 3 ])$l $l[0] $l.get(2)', '[1, 2, 3] 1 3'],
    ['#set($n = 2)#set($l = [$n..-1])$l', '[2, 1, 0, -1]'],
    ['#set($l = ["a"])$l.add("b") $l.add(0, "c")|$l', 'true |[c, a, b]'],
    ['#set($l = ["a"])$l.addAll(["b", 1]) $l.set(0, "x") $l', 'true a [x, b, 1]'],
    ['#set($l = [1, "1", 2.0])$l.contains(1) $l.contains("2.0") $l.indexOf("1") $l.indexOf(9)', 'true false 1 -1'],
    ['#set($l = [[1], {"a": 2}])$l.contains([1]) $l.contains({"a": 2}) $l.contains({"a": 3})', 'true true false'],
    ['#set($l = [1])#set($m = $l)$m.add(2) $l#set($x = $l.clear())$l$x.', 'true [1, 2][].'],
    ['#set($l = [1, 2])#if($l == [1, 2])same#end $l.equals([2]) $l.toString().length()', 'same false 6'],
    ['#set($l = [1])$esc.jsonEncode($l) $input.tags[1] $input.tags', '[1] b [a, b]'],
    ['#set($m = {"a": 1, $input.name: "x"})$m.a $m["Ann"] $m.get("b") $m.size()', '1 x $m.get("b") 2'],
    ['#set($m = {})$!m.put("k", "v")$m.k $m.put("k", 2) $m', 'v v {k=2}'],
    [
      '#set($m = {1: "a"})$m.containsKey(1) $m.containsKey("1") $m.containsValue("a") $m.remove(1) $m',
      'true false true a {}',
    ],
    ['#set($p = $input.name.split(""))$p.indexOf("n") $p.set(0, "a") $p[0]', '1 A a'],
  ])('%s prints %s', (source, expected) => {
    expect(render(source, { ...context, input: { ...context.input, tags: ['a', 'b'] } })).toBe(expected);
  });

  it.each([
    ['#set($m = {"a": 1, "b": 2})$m', 'got $m, which is a whole object or list'],
    ['#set($m = {"a": 1, "b": 2})#foreach($x in $m)$x#end', 'the order of the members of a map differs'],
    ['#set($l = [1])$l.addAll($input.name.split(""))', 'argument 1 has the wrong type; expected a list made with [ ]'],
    ['#set($l = [1])$l.add("a", 1)', 'argument 1 has the wrong type; expected a whole number'],
    ['#set($l = [1])$l.trim()', '"trim" was called on a list'],
    ['#set($m = {})$m.trim()', '"trim" was called on a map'],
    ['#set($l = [1..1000000])', 'more than 100000 rounds of #foreach'],
    ['$input.name[0]', 'got an index in brackets on a text; expected a list or a map'],
  ])('%s is refused by name', (source, message) => {
    expect(() => render(source, context)).toThrow(message);
  });

  it.each([
    '#set($l = [1])$l[1]',
    '#set($l = [1])$l.set(1, 2)',
    '#set($l = [1])$l.add(2, 1)',
    '$input.name.split("").add("x")',
  ])('%s fails as Java does', (source) => {
    expect(() => render(source, context)).toThrow(TemplateFailure);
  });
});

describe('#foreach', () => {
  it.each([
    ['#set($p = "a,b,c")[#foreach($x in $p.split(","))#if($foreach.index > 0),#end"$x"#end]', '["a","b","c"]'],
    [
      '#foreach($x in [1..3])$x:$foreach.count/$foreach.index/$foreach.hasNext/$foreach.first/$foreach.last #end',
      '1:1/0/true/true/false 2:2/1/true/false/false 3:3/2/false/false/true ',
    ],
    ['#foreach( $x in ["a", "b"] )\n- $x\n#end\nend', '- a\n- b\nend'],
    ['#foreach($x in [])a#end#foreach($x in $none)a#end.', '.'],
    ['#set($x = "old")#foreach($x in [1])$x#end $x', '1 old'],
    ['#foreach($input in [1])$input#end $input.name', '1 Ann'],
    ['#foreach($x in [1])$x#end $x $foreach', '1 $x $foreach'],
    ['#foreach($x in [$none, 2])$x,$!x;#end', '$x,;2,2;'],
    [
      '#foreach($x in [1, 2])#foreach($y in ["a", "b"])$foreach.parent.count$foreach.count $x$y;#end#end',
      '11 1a;12 1b;21 2a;22 2b;',
    ],
    ['#foreach($x in [1..9])#if($x == 3)stop#break never#{end}$x#end after', '12stop after'],
    ['#foreach($x in [1, 2])#foreach($y in [1..5])$y#if($y == 2)#break#end#end;#end', '12;12;'],
    ['#foreach($v in {"a": 7})$v#end #foreach($v in $input.byId)$v.n#end', '7 firstsecond'],
    [
      '#set($hits = [])#foreach($x in $input.list.split(","))#if($x == "b")#set($ok = $hits.add($foreach.index))#end#end$hits',
      '[1, 3]',
    ],
    ['#set($sum = 0)#foreach($x in [1..10])#set($sum = $sum + $x)#end$sum', '55'],
  ])('%s prints %s', (source, expected) => {
    const byId = readJson('{"30":{"n":"first"},"7":{"n":"second"}}');
    expect(render(source, { ...context, input: { ...context.input, list: 'a,b,c,b', byId } })).toBe(expected);
  });

  it('walks three lists in lock-step, as a public action does', () => {
    const source = [
      '#set($ids = $a.split(","))#set($names = $b.split(","))#set($flags = $c.split(","))',
      '#set($hits = [])#foreach($f in $flags)#if($f == "t")#set($ok = $hits.add($foreach.index))#end#end',
      '{"ids": [#foreach($i in $hits)"$ids[$i]"#if($foreach.hasNext), #end#end], ',
      '"names": [#foreach($i in $hits)"$names.get($i)"#if($foreach.hasNext), #end#end]}',
    ].join('');
    expect(render(source, { a: '1,2,3', b: 'x,y,z', c: 't,f,t' })).toBe('{"ids": ["1", "3"], "names": ["x", "z"]}');
  });

  it.each([
    ['#foreach($x in $input.name)a#end', 'test, line 1, column 1: #foreach over a text prints nothing in Velocity'],
    ['#foreach($x in 3)a#end', '#foreach over a number prints nothing'],
    ['#foreach($x in [1..1000])#foreach($y in [1..1000])a#end#end', 'more than 100000 rounds of #foreach'],
    ['#set($t = "abcdefghij")#foreach($x in [1..30])#set($t = "$t$t")#end', 'makes too long a text'],
    ['#set($l = [1])#foreach($x in [1..60])#set($ok = $l.addAll($l))#end', 'makes too long a text'],
    ['#set($l = [])#foreach($x in [1..60])#set($l = [$l, $l])#end$l', 'makes too long a text'],
    [
      '#set($l = [])#set($m = [])#foreach($x in [1..60])#set($l = [$l, $l])#set($m = [$m, $m])#end#if($l == $m)a#end',
      'makes too long a text',
    ],
    ['#set($l = [])#set($ok = $l.add($l))$l', 'nested too deeply'],
  ])('%s is refused by name', (source, message) => {
    expect(() => render(source, context)).toThrow(message);
  });

  it('fails the action where the walked list changes', () => {
    expect(() => render('#set($l = [1])#foreach($x in $l)#set($ok = $l.add(2))#end')).toThrow(TemplateFailure);
  });
});

describe('comments', () => {
  it.each([
    ['a## gone\nb', 'ab'],
    ['a#* gone $x #if *#b', 'ab'],
    ['#**doc $x\n*#b', 'b'],
    ['a #* ## *# b', 'a  b'],
    ['##', ''],
    ['a## gone\r\nb', 'ab'],
    ['# 1 #2 a#', '# 1 #2 a#'],
  ])('%j prints "%s"', (source, expected) => {
    expect(render(source)).toBe(expected);
  });
});

describe('an unknown construct is refused with its place', () => {
  it.each([
    ['a\n #macro(x)$x#end', 'test, line 2, column 2: got "#macro"; expected one of #if, '],
    ['#include("x")', 'got "#include"; expected one of #if, '],
    ['#mine()', 'got "#mine"; expected one of #if, '],
    ['#[[raw]]#', 'unparsed text in #[[ ]]# is not supported'],
    ['$esc.nothing("a")', 'got "nothing" of $esc; expected one of backslash, dollar, exclamation, hash'],
    ['$esc.jsonEncod("a")', 'got "jsonEncod" of $esc; expected one of '],
    ['$math', 'got $math without a member; expected one of abs, '],
    ['$x.getBytes()', 'got "getBytes" of a text, list or map; expected one of add'],
    ['$x.trim(1)', 'got 1 arguments for "trim"; expected 0'],
    ['$x.substring()', 'got 0 arguments for "substring"; expected 1 to 2'],
    ['$ecs.jsonEncode("a")', 'got "jsonEncode" of a text, list or map; expected one of add'],
    ['$ecs.jsonEncode("a")', 'write one of $esc, $encoding, $math, $successTemplateUtils, $urlTool before it'],
    ['$salesforce.escReserved($x)', '$salesforce belongs to the data actions of Salesforce'],
    ['$successTemplateUtils.moveKeysIntoArrayOfObjects("a", $x)', 'what moveKeysIntoArrayOfObjects makes of its'],
    ['$math.random()', '$math.random differs from run to run'],
    ['#fff', 'got "#fff"; expected one of #if, #elseif, #else, #end, #set'],
    ['#fff', 'write $esc.hash for a plain "#" before a letter'],
    ['#@mine()body#end', 'got "#@mine"; expected one of #if, '],
    ['$x[0', 'expected "]" after the index'],
    ['$x[]', 'expected a reference, a text in quotes'],
    ['${x', 'expected "}"'],
    ['${}', 'expected a name after "${"'],
    ['#if($x)a', 'test, line 1, column 1: this #if has no #end'],
    ['a#end', '"#end" without an #if'],
    ['#if($x == )a#end', 'expected a reference'],
    ['#set($x.y = 1)', 'got "$x.y"; expected a plain variable, which is all that #set can set'],
    ['#set($esc = 1)', '#set cannot replace $esc'],
    ['#set($x = [1, 2)', 'expected "]" after the list'],
    ['#set($x = [1..2, 3])', 'expected "]" after the range'],
    ['#set($x = {"a", 1})', 'expected ":" after the key of a map'],
    ['#set($x = {"a": 1)', 'expected "}" after the map'],
    ['#set($x = *)', 'true, false, a list in [ ] or a map in { }'],
    ['#foreach($x in $y)$x', 'test, line 1, column 1: this #foreach has no #end'],
    ['#foreach($x of $y)$x#end', '#foreach without "in"; expected $x in $list'],
    ['#foreach(x in $y)$x#end', '#foreach without a variable'],
    ['#foreach($x.y in $z)$x#end', 'a plain variable, which is all that #foreach can set'],
    ['#foreach($esc in $z)$x#end', '#foreach cannot replace $esc'],
    ['#foreach($x in $y)a#{else}b#end', 'Velocity 1 knows no #else of a #foreach'],
    ['#foreach($x in $y)#set($foreach = 1)#end', '#set cannot replace $foreach'],
    ['#foreach($x in $y)$velocityCount#end', '$velocityCount exists in Velocity 1 only; use $foreach.count'],
    ['#if($x)#break#end', '"#break" outside a #foreach'],
    ['a#end', '"#end" without an #if or #foreach before it'],
    ['#set($x = "open)', 'the text that starts with " has no end'],
    ['$x.replace("\\"", "")', 'got the escape \\"; expected "" '],
    ['\\$x', 'a backslash before a reference or directive'],
    ['\\$x', 'write $esc.dollar, $esc.hash or $esc.backslash'],
    ['\\\\${x}', 'a backslash before a reference or directive'],
    ['#set($x = "#macro")', 'in this text: got "#macro"; expected one of #if, '],
  ])('%j', (source, message) => {
    expect(() => compileVelocity(source, 'test')).toThrow(message);
  });
});

it('a mistake inside a quoted text has the place of the text', () => {
  expect(() => compileVelocity('a\n$esc.jsonEncode("b ${x.foo()}")', 'test')).toThrow(
    'test, line 2, column 17, in this text, ${x.foo()}: got "foo" of a text, list or map',
  );
  const run = compileVelocity('a\n$esc.jsonEncode("b ${x}")', 'test');
  expect(() => run({ x: { y: 1 } })).toThrow(
    'test, line 2, column 17, in this text: got ${x}, which is a whole object or list',
  );
});

it('a list of known names has each name once', () => {
  const known = /expected one of (.*?);/.exec(complaint('$x.foo()'))?.[1]?.split(', ') ?? [];
  expect(known).toContain('contains');
  expect(known).toEqual([...new Set(known)]);
});

function complaint(source: string): string {
  try {
    compileVelocity(source, 'test');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a template that never ends is refused', () => {
  const many = 100_000;

  it.each([
    ['parentheses', `#if(${'('.repeat(many)}1`],
    ['negations', `#set($x = ${'!'.repeat(many)}true)`],
    ['conditions', '#if(true)'.repeat(many)],
    ['calls', `$x${'.concat($x'.repeat(many)}`],
  ])('%s inside each other', (_, source) => {
    expect(() => compileVelocity(source, 'test')({ x: 'a' })).toThrow(
      'test, line 1, column 1: the template is nested too deeply',
    );
  });

  it('a sum of a hundred thousand numbers', () => {
    expect(() => render(`#set($x = 1${' + 1'.repeat(many)})$x`)).toThrow('nested too deeply');
  });

  it('a text that doubles again and again', () => {
    const doubled = (times: number) => `#set($x = "abcdefghij")${'#set($x = "$x$x")'.repeat(times)}$x.length()`;
    expect(render(doubled(10))).toBe('10240');
    expect(() => render(doubled(24))).toThrow('makes too long a text');
    expect(() => render(doubled(60))).toThrow('makes too long a text');
    expect(() => render(`${'#set($x = "$!x$!x.")'.repeat(20)}$x.replace(".", $x).replace(".", $x)`)).toThrow(
      'makes too long a text',
    );
  });
});
