import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/root';
import { inFolder, runIn } from '../support/run-in';
import { spawnIn } from '../support/spawn-in';
import { temporaryFolder } from '../support/temporary-folder';
import { filesIn, workingFolder } from '../support/working-folder';

/** A project whose `project.ts` has these lines, which may import from the package by its name. */
function projectWith(...lines: readonly string[]): string {
  const folder = workingFolder();
  writeFileSync(
    join(folder, 'project.ts'),
    lines.join('\n').replaceAll('genesys-servicenow-cdktf', `${root}/constructs`),
  );
  return folder;
}

const defines = "import { defineProject, addComment } from 'genesys-servicenow-cdktf';";

/** Lines of a `project.ts`, and what is said of them. */
const mistaken: readonly (readonly [lines: readonly string[], message: string])[] = [
  [
    ['export default {', '  operations: []', '  stack: 1', '};'],
    'project.ts:3:3: not TypeScript: Expected "}" but found "stack"',
  ],
  [
    [defines, '', "import { closeCase } from './operations/close-case';", 'export default closeCase;'],
    'project.ts:3: got "./operations/close-case"; no such module; correct the path',
  ],
  [
    ["import { closeCase } from 'acme-operations';", 'export default closeCase;'],
    'project.ts:1: got "acme-operations"; no such module; run npm install acme-operations, or correct the name',
  ],
  [
    [defines, '', 'export default defineProject({', '  operations: [addComment, addComment],', '});'],
    'project.ts:3: operation "add-comment": the list has two operations of this name; rename or remove one; an older version belongs in "previous" of the current one',
  ],
  [
    [defines, 'export default defineProject({', '  stack: () => {', "    throw new RangeError('no');", '  },', '});'],
    'project.ts:4: it threw RangeError: no; correct the code',
  ],
  [["throw 'no';"], 'project.ts: it threw "no"; correct the code'],
  [
    [defines, 'export default defineProject({', '  operatons: [],', '});'],
    'project.ts:2: operatons: unknown key; expected one of operations, flows, stack; did you mean "operations"?',
  ],
  [
    [defines, 'export default defineProject({ toString: 1 });'],
    'project.ts:2: toString: unknown key; expected one of operations, flows, stack',
  ],
  [
    [defines, 'export default defineProject({ operations: addComment });'],
    'project.ts:2: operations: got something else; expected a list of operations',
  ],
  [
    [defines, 'export default defineProject({ operations: ["add-comment"], flows: [{}] });'],
    [
      'project.ts:2: operations[0]: got "add-comment"; expected an operation, from the catalogue or from defineOperation',
      'project.ts:2: flows[0]: got something else; expected a flow, from defineFlow or from fromFile',
    ].join('\n'),
  ],
  [
    [defines, 'class AcmeStack {}', 'export default defineProject({ stack: AcmeStack });'],
    'project.ts:3: stack: got a class; expected a function from the scope and the org to a stack; write stack: (app, org) => new AcmeStack(app, org)',
  ],
  [
    [
      "import { defineProject, OrgStack } from 'genesys-servicenow-cdktf';",
      'export default defineProject({',
      '  stack: (app, org) => {',
      '    const stack = new OrgStack(app, org);',
      "    stack.serviceNow.refs.operation('create-incidnt');",
      '    return stack;',
      '  },',
      '});',
    ],
    'project.ts:5: got the operation "create-incidnt"; expected one of "create-case", "create-incident", "find-caller-by-phone", "find-case-by-correlation-id", "find-incident-by-correlation-id"; did you mean "create-incident"?',
  ],
];

describe('a project.ts with a mistake', () => {
  it('ends every command and main.ts with 2 and the line of the mistake, without a stack trace', async () => {
    const folder = projectWith(
      defines,
      "const given = JSON.parse('{}');",
      'export default defineProject({ operations: given.own.operations });',
    );
    const before = filesIn(folder);
    const ended = await Promise.all([spawnIn(folder, ['commands/cli.ts']), spawnIn(folder, ['main.ts'])]);
    const stderr =
      "project.ts:3: it threw TypeError: Cannot read properties of undefined (reading 'operations'); correct the code\n";
    expect(ended).toEqual(ended.map(() => ({ code: 2, stdout: '', stderr })));
    expect(filesIn(folder)).toEqual(before);
  });

  it('ends commands and main.ts with 2 and its line where it ends the process, or throws in a timer or a promise', async () => {
    const [exits, exitsLater, throwsLater] = [
      'process.exit(0);',
      'setImmediate(() => process.exit(0));',
      "Promise.resolve().then(() => { throw new RangeError('no'); });",
    ].map((line) => projectWith(defines, line, 'export default defineProject();')) as [string, string, string];
    const ended = 'project.ts:2: it ended the program (process.exit); remove it, or throw an error that says why\n';
    const cli = ['commands/cli.ts', 'check', '--json'] as const;
    const [first, ...commands] = await Promise.all([
      spawnIn(exits, ['main.ts']),
      spawnIn(exits, cli),
      spawnIn(exitsLater, cli),
      spawnIn(throwsLater, cli),
    ]);
    expect(first).toEqual({ code: 2, stdout: '', stderr: ended });
    expect(commands.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
      { code: 2, stderr: ended },
      { code: 2, stderr: ended },
      { code: 2, stderr: 'project.ts:2: it threw RangeError: no; correct the code\n' },
    ]);
    for (const { stdout } of commands) expect(JSON.parse(stdout)).toMatchObject({ mistakes: [{ line: 2 }] });
  });

  it('is described with its line where the file cannot be compiled, imports nothing known, declares a mistake, or imports one from elsewhere', async () => {
    const shared = join(temporaryFolder(), 'shared.ts');
    writeFileSync(shared, "const given = JSON.parse('{}');\nexport const operations = given.own.operations;\n");
    const outside = projectWith(`import { operations } from '${shared.slice(0, -3)}';`, 'export default operations;');
    const folders = [...mistaken.map(([lines]) => projectWith(...lines)), outside];
    const { stdout } = await spawnIn(temporaryFolder(), ['test/support/load-projects.ts', ...folders]);
    const place = relative(outside, shared).split(sep).join('/');
    expect(JSON.parse(stdout)).toEqual([
      ...mistaken.map(([, message]) => `UserError: ${message}`),
      `UserError: ${place}:2: it threw TypeError: Cannot read properties of undefined (reading 'operations'); correct the code`,
    ]);
  });

  it.each([
    ['nothing', [], 'it has no default export'],
    ['no default', ['export const project = 1;'], 'it has no default export'],
    ['a text', ["export default 'project';"], 'got "project"'],
    ['props', ['export default { operations: [] };'], 'got something else'],
  ])('says so where it exports %s', async (_, lines, problem) => {
    const stderr = `project.ts: ${problem}; expected a project; write export default defineProject({ ... })\n`;
    expect(await runIn(projectWith(...lines), 'start')).toEqual({ code: 2, stdout: '', stderr });
  });

  it('says so where the file has another ending', async () => {
    const folder = projectWith(defines, 'export default defineProject();');
    renameSync(join(folder, 'project.ts'), join(folder, 'project.mts'));
    const stderr =
      'project.mts: a file of this name is not read, and the project would be the one without a project.ts; expected project.ts; rename it to project.ts\n';
    expect(await runIn(folder, 'start')).toEqual({ code: 2, stdout: '', stderr });
  });

  it('says so where its stack returns nothing', async () => {
    const folder = projectWith(defines, 'export default defineProject({ stack: () => undefined as never });');
    const { code, stderr } = await runIn(folder, 'start');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^stack in project\.ts: got nothing; expected an OrgStack/);
  });
});

describe('a construct of one’s own that refuses what it is given', () => {
  it('is named by its path, with all others, and every command and main.ts end with 2', async () => {
    const folder = projectWith(
      "import { defineProject, OrgStack } from 'genesys-servicenow-cdktf';",
      'export default defineProject({',
      '  stack: (app, org) => {',
      '    const stack = new OrgStack(app, org);',
      "    stack.node.addValidation({ validate: () => ['no topic is given'] });",
      "    stack.node.findChild('Flows').node.addMetadata('@cdktf/error', 'no flow is on call');",
      '    return stack;',
      '  },',
      '});',
    );
    const stderr = 'construct dev: no topic is given\nconstruct dev/Flows: no flow is on call\n';
    expect(await runIn(folder, 'start')).toEqual({ code: 2, stdout: '', stderr });
    expect(await spawnIn(folder, ['main.ts'])).toEqual({ code: 2, stdout: '', stderr });
  });

  it.each([
    [
      'a value',
      "stack.node.findChild('Division').node.defaultChild.addOverride('note', () => 'late');",
      'construct dev/Division/Default',
    ],
    ['an override of the stack', "stack.addOverride('locals.note', () => 'late');", 'construct dev'],
  ])('is named by its path where %s cannot be written', async (_, line, place) => {
    const folder = projectWith(
      "import { defineProject, OrgStack } from 'genesys-servicenow-cdktf';",
      'export default defineProject({',
      '  stack: (app, org) => {',
      '    const stack = new OrgStack(app, org);',
      `    ${line}`,
      '    return stack;',
      '  },',
      '});',
    );
    const { code, stdout, stderr } = await runIn(folder, 'start');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      new RegExp(`^${place}: Trying to resolve a non-data object .*; correct what it is given\\n$`),
    );
  });
});

describe('an error that no line of a project had a part in', () => {
  it('is not reported in the file that started the work', () => {
    const folder = projectWith(
      "import { runOwnCode } from 'genesys-servicenow-cdktf/stack/code-mistakes';",
      "export const start = () => runOwnCode(JSON.parse.bind(undefined, '{'));",
    );
    const back = inFolder(folder);
    try {
      const { start } = require(join(folder, 'project.ts')) as { readonly start: () => unknown };
      expect(start).toThrow(SyntaxError);
    } finally {
      back();
    }
  });
});

describe('a folder without orgs', () => {
  it('is named, with the nearest folder above that has them', async () => {
    const folder = workingFolder();
    const below = join(folder, 'docs', 'notes');
    mkdirSync(below, { recursive: true });
    const expected = 'expected a folder with one <org>.yaml for each org';
    const message = (looked: string, place: string) =>
      `orgs: no such folder in ${looked}; ${expected}; run this in ${place}\n`;
    expect(await runIn(below, 'explore')).toMatchObject({
      code: 2,
      stderr: message(below, `${folder}, which has one`),
    });
    const none = temporaryFolder();
    expect(await runIn(none, 'start')).toMatchObject({ code: 2, stderr: message(none, 'the folder of a project') });
  });
});
