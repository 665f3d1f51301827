import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { OnCallStack } from '../../docs/examples/on-call-stack';
import { TaskStack } from '../../docs/examples/task-operations';
import { WorkNoteStack } from '../../docs/examples/work-note-stack';
import { root } from '../support/root';
import { temporaryFolder } from '../support/temporary-folder';

const compiled = ['main.ts', ...sources('docs/examples')].map((file) => flush(read(file)));
const constructs = sources('constructs');

describe('the examples in the documentation of constructs', () => {
  const examples = constructs.flatMap((file) =>
    Array.from(read(file).matchAll(/@example\n([\s\S]*?)\n? \*(?:\/| @)/g), ([, text = '']) => ({
      file,
      example: flush(text.replace(/^ \* ?/gm, '')),
    })),
  );

  it('are lifted from files that are compiled', () => {
    const own = examples.filter(({ example }) => !compiled.some((text) => text.includes(example)));
    expect(own).toEqual([]);
  });

  it('are given for every construct', () => {
    const bare = constructs.flatMap((file) =>
      Array.from(
        read(file).matchAll(
          /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:abstract )?class (\w+)[^{]*? extends\s+(?:Construct|TerraformStack)/g,
        ),
      )
        .filter(([, documentation = '']) => !documentation.includes('@example'))
        .map(([, , name]) => name),
    );
    expect(bare).toEqual([]);
  });

  it.each<[string, new (scope: Construct, id: string) => TerraformStack]>([
    ['OnCallStack', OnCallStack],
    ['TaskStack', TaskStack],
    ['WorkNoteStack', WorkNoteStack],
  ])('synthesise in %s', (_name, Stack) => {
    const app = new App({ outdir: temporaryFolder() });
    new Stack(app, 'example');
    expect(() => app.synth()).not.toThrow();
  });
});

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The lines without their indentation. */
function flush(text: string): string {
  return text.replace(/^[ \t]+/gm, '');
}
