import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import { declaredIn } from '../../input/declared-in';
import { root } from '../support/root';
import { temporaryFolder } from '../support/temporary-folder';

const declare = () => declaredIn(declare);

describe('the place of a declaration', () => {
  it('is the file and the line that called the declaring function', () => {
    expect(declare()).toEqual({ file: relative(process.cwd(), __filename), line: expect.any(Number) });
  });

  it('is left out where nothing on the stack is that function', () => {
    expect(declaredIn(() => undefined)).toEqual({});
  });

  it('is left out where no file called it, or the stack is not kept', () => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    expect(declare()).toEqual({});
    Error.stackTraceLimit = limit;
  });

  it.each(['commonjs', 'es6'] as const)('is known in compiled code too: %s', (type) => {
    const folder = temporaryFolder();
    const ending = type === 'commonjs' ? 'cjs' : 'mjs';
    const source = readFileSync(join(root, 'input/declared-in.ts'), 'utf8');
    const { code } = transformSync(source, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type },
    });
    writeFileSync(join(folder, `declared-in.${ending}`), code);
    const load =
      type === 'commonjs'
        ? `const { declaredIn } = require('./declared-in.cjs');`
        : `import { declaredIn } from './declared-in.mjs';`;
    const lines = [load, 'const declare = () => declaredIn(declare);', '', 'console.log(JSON.stringify(declare()));'];
    writeFileSync(join(folder, `project.${ending}`), lines.join('\n'));
    const printed = execFileSync(process.execPath, [`project.${ending}`], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual({ file: `project.${ending}`, line: 4 });
  });
});
