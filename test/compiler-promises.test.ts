import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { copyProject } from './support/copy-project';
import { root } from './support/root';
import { temporaryFolder } from './support/temporary-folder';

/** Something new, added where a developer begins, and the places that the compiler must name until it is complete. */
interface Addition {
  readonly title: string;
  /** Occurs in the message of every error that the addition causes, or in the line of code that the error is about. */
  readonly word: RegExp;
  readonly edits: readonly Edit[];
  /** Each as `file declaration`. */
  readonly places: readonly string[];
}

/** A text that is put in front of another one. Without the other one, a new file. */
interface Edit {
  readonly file: string;
  readonly before?: string;
  readonly text: string;
}

const architect = 'constructs/architect';
const sandbox = 'sandbox';

/** The questions that the definition of a kind of action answers. */
const aspects = ['availability', 'branches', 'evaluates', 'assigns', 'names', 'continuation', 'check', 'render'];

const additions: readonly Addition[] = [
  {
    title: 'a kind of action',
    word: /beep/i,
    edits: [
      {
        file: `${architect}/nodes/node.ts`,
        before: '  | CallData\n',
        text: "  | { readonly kind: 'beep'; readonly name: string }\n",
      },
      {
        file: `${architect}/nodes/beep.ts`,
        text: `
          import type { NodeDefinition } from './definition';
          import type { AnyNode } from './node';
          type Beep = NodeDefinition<Extract<AnyNode, { readonly kind: 'beep' }>>;
          declare const beep: Beep;
          ${aspects.map((aspect) => `\nexport const without_${aspect}: Beep = beep as Omit<Beep, '${aspect}'>;`).join('')}
        `,
      },
    ],
    places: [
      `${architect}/nodes/definitions.ts definitions`,
      ...aspects.map((aspect) => `${architect}/nodes/beep.ts without_${aspect}`),
    ],
  },
  {
    title: 'a way in which a path goes on after an action',
    word: /resumes/,
    edits: [{ file: `${architect}/nodes/definition.ts`, before: "'ends' | 'goesOn'", text: "'resumes' | " }],
    places: [`${architect}/check/paths.ts through`],
  },
  {
    title: 'a flow type',
    word: /inboundFax/,
    edits: [
      { file: `${architect}/flow-type.ts`, before: "'inboundCall' |", text: "'inboundFax' | " },
      { file: `${sandbox}/genesys/flow/flow-type.ts`, before: "  | 'inboundCall'\n", text: "  | 'inboundFax'\n" },
      {
        file: 'constructs/org/schema/flow.ts',
        before: "      workflow: section({ type: type('workflow')",
        text: "      inboundFax: section({ type: type('inboundFax'), ...common }),\n",
      },
    ],
    places: [
      `${architect}/archy.ts ArchyDocument`,
      `${architect}/flow-type.ts byType`,
      `${architect}/flow-type.ts capabilities`,
      `${architect}/nodes/definition.ts everywhere`,
      ...onlySomewhere('disconnect', 'disconnect'),
      ...onlySomewhere('end-workflow', 'endWorkflow'),
      ...onlySomewhere('play-audio', 'playAudio'),
      ...onlySomewhere('send-response', 'sendResponse'),
      ...onlySomewhere('transfer-to-acd', 'transferToAcd', 'transferMessage'),
      ...onlySomewhere('wait', 'wait'),
      `${architect}/render/document.ts documents`,
      'constructs/flows/pause.ts pauses',
      'constructs/flows/worst-case.ts defaultBudgetSeconds',
      'constructs/org/consistency.ts textKeys',
      'constructs/project/rules/route-mistakes.ts otherWays',
      'constructs/stack/shipped-flows.ts builders',
      `${sandbox}/genesys/flow/flow-types.ts flowTypes`,
      `${sandbox}/storm/subject.ts shares`,
      `${sandbox}/storm/subject.ts whyNoStorm`,
    ],
  },
  {
    title: 'a fault',
    word: /brownout/,
    edits: [
      {
        file: `${sandbox}/faults.ts`,
        before: "  | { readonly kind: 'forbidden' }\n",
        text: "  | { readonly kind: 'brownout' }\n",
      },
    ],
    places: [
      `${sandbox}/exploration/faults.ts explored`,
      `${sandbox}/scenario/faults-schema.ts faultSchema`,
      `${sandbox}/servicenow/apply-fault.ts outcomes`,
    ],
  },
  {
    title: 'a set of faults of explorations',
    word: /eclipse/,
    edits: [{ file: 'commands/explore/experiments.ts', before: "  | 'any fault'\n", text: "  | 'eclipse'\n" }],
    places: ['commands/explore/run-experiment.ts plays'],
  },
  {
    title: 'an interaction',
    word: /telegram/,
    edits: [
      {
        file: `${sandbox}/genesys/flow/interaction.ts`,
        before: "  | (Caller & { readonly type: 'call' })\n",
        text: "  | (Conversation & { readonly type: 'telegram' })\n",
      },
    ],
    places: [
      `${sandbox}/scenario/interaction.ts fromScenario`,
      `${sandbox}/scenario/interaction.ts plain`,
      `${sandbox}/scenario/interactions-schema.ts rows`,
    ],
  },
  {
    title: 'an end of an interaction',
    word: /parked/,
    edits: [
      {
        file: `${sandbox}/trace.ts`,
        before: "  | { readonly kind: 'disconnected' }\n",
        text: "  | { readonly kind: 'parked' }\n",
      },
    ],
    places: ['commands/play/timeline.ts endTexts', `${sandbox}/scenario/scenario.ts ends`],
  },
  {
    title: 'a method of a Velocity tool',
    word: /shout/,
    edits: [
      {
        file: `${sandbox}/genesys/template/velocity/text-tools.ts`,
        before: '  html: {',
        text: '  shout: { write: (text) => text },\n',
      },
    ],
    places: [`${sandbox}/genesys/template/velocity/text-tools.ts esc`],
  },
  {
    title: 'a form in which tools write secrets',
    word: /reversed/,
    edits: [
      {
        file: `${sandbox}/genesys/template/velocity/text-tools.ts`,
        before: "'written' | 'pieces'",
        text: "'reversed' | ",
      },
    ],
    places: [`${sandbox}/genesys/data-actions/masking.ts formsWritten`],
  },
  {
    title: 'a table of ServiceNow',
    word: /u_pager/,
    edits: [
      {
        file: `${sandbox}/servicenow/base-tables.ts`,
        before: '  sys_user: {\n',
        text: "  u_pager: { display: 'name', columns: {} },\n",
      },
    ],
    places: [`${sandbox}/servicenow/base-tables.ts baseTables`],
  },
  {
    title: 'a type of columns of ServiceNow',
    word: /currency/,
    edits: [
      {
        file: `${sandbox}/servicenow/columns.ts`,
        before: '  readonly integer: unknown;\n',
        text: '  readonly currency: unknown;\n',
      },
    ],
    places: [
      `${sandbox}/scenario/record-findings.ts accepted`,
      `${sandbox}/servicenow/own-tables.ts columns`,
      `${sandbox}/servicenow/paths.ts displayed`,
      `${sandbox}/servicenow/records.ts stored`,
    ],
  },
  {
    title: 'a setting of the embedded platforms',
    word: /leapSeconds/,
    edits: [
      {
        file: `${sandbox}/servicenow/settings.ts`,
        before: '  readonly clientCredentialsEnabled: boolean;\n',
        text: '  readonly leapSeconds: boolean;\n',
      },
      {
        file: `${sandbox}/genesys/data-actions/engine-settings.ts`,
        before: "  readonly actionTimeoutExit: 'timeout' | 'failure';\n",
        text: '  readonly leapSeconds: boolean;\n',
      },
      {
        file: `${sandbox}/genesys/flow/run/runner-settings.ts`,
        before: '  readonly speechMsPerCharacter: number;\n',
        text: '  readonly leapSeconds: boolean;\n',
      },
    ],
    places: [
      `${sandbox}/genesys/data-actions/engine-settings.ts defaultEngineSettings`,
      `${sandbox}/genesys/flow/run/runner-settings.ts defaultRunnerSettings`,
      `${sandbox}/scenario/runner-schema.ts keys`,
      `${sandbox}/scenario/settings-schema.ts engineSchema`,
      `${sandbox}/scenario/settings-schema.ts serviceNowSchema`,
      `${sandbox}/servicenow/settings.ts defaultSettings`,
    ],
  },
];

/** The places of an action that some flow types lack: its table, its factory and its definition. */
function onlySomewhere(file: string, kind: string, factory = kind): readonly string[] {
  return ['availability', factory, `${kind}Definition`].map((name) => `${architect}/nodes/${file}.ts ${name}`);
}

describe('the compiler', () => {
  let errors: readonly CompilerError[] = [];

  beforeAll(() => {
    errors = compile(additions.flatMap(({ edits }) => edits));
  });

  it.each(additions)('names every place that $title needs', ({ word, places }) => {
    const named = errors.filter(({ text }) => word.test(text)).map(({ place }) => place);
    expect([...new Set(named)].sort()).toEqual([...places].sort());
  });

  it('reports nothing else, except what follows from an error in the same file', () => {
    const isAttributed = ({ text }: CompilerError) => additions.some(({ word }) => word.test(text));
    const named = new Set(errors.filter(isAttributed).map(({ file }) => file));
    expect(errors.filter((error) => !isAttributed(error) && !named.has(error.file))).toEqual([]);
  });
});

interface CompilerError {
  readonly file: string;
  readonly place: string;
  /** The message and the line of code. */
  readonly text: string;
}

/** Compiles a copy of the project with these edits; tests and benchmarks are left out. */
function compile(edits: readonly Edit[]): readonly CompilerError[] {
  const folder = temporaryFolder();
  copyProject(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const { file, before, text } of edits) {
    const path = join(folder, file);
    const known = before === undefined ? '' : readFileSync(path, 'utf8');
    if (before !== undefined && !known.includes(before)) throw new Error(`${file} does not contain ${before}`);
    writeFileSync(path, before === undefined ? text : known.replace(before, () => text + before));
  }
  const configuration = { extends: './tsconfig.json', include: ['main.ts', 'constructs', 'sandbox', 'commands'] };
  writeFileSync(join(folder, 'tsconfig.sources.json'), JSON.stringify(configuration));
  return errorsIn(outputOfCompiler(folder), (file) => readFileSync(join(folder, file), 'utf8').split('\n'));
}

function outputOfCompiler(folder: string): string {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '--noEmit', '--pretty', 'false', '--project', 'tsconfig.sources.json'];
  try {
    return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

function errorsIn(output: string, linesOf: (file: string) => readonly string[]): readonly CompilerError[] {
  return output.split(/\n(?=\S)/).map((message) => {
    const [, file = 'no file', number] = /^(\S+)\((\d+),\d+\): error/.exec(message) ?? [];
    const lines = number === undefined ? [] : linesOf(file).slice(0, Number(number));
    const declared = lines.flatMap(
      (line) => /^(?:export )?(?:const|function\*?|class|interface|type) (\w+)/.exec(line)?.[1] ?? [],
    );
    return { file, place: `${file} ${declared.at(-1)}`, text: `${message}\n${lines.at(-1)}` };
  });
}
