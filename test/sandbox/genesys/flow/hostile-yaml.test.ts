import { describe, expect, it } from '@jest/globals';
import { actionKinds } from '../../../../sandbox/genesys/flow/action-kind';
import { flowTypes } from '../../../../sandbox/genesys/flow/flow-types';
import { callFlow, messageFlow, mistakesOf, published, workflow } from './fixture';

const mebibyte = 1024 * 1024;
const end = '- disconnect: { name: Bye }';

describe('YAML that is broken or hostile', () => {
  it.each<[what: string, text: string, message: string]>([
    ['an anchor', 'workflow: { name: &a x }', 'desk.yaml:1:22: workflow.name: anchors are refused'],
    ['an alias', 'workflow: { description: *a }', 'desk.yaml:1:26: workflow.description: aliases are refused'],
    [
      'a key that is given twice',
      'workflow:\n  name: a\n  name: b',
      'desk.yaml:3:3: workflow.name: given twice, first on line 2; keep one',
    ],
    ['a key that is not a word', '? [a]\n: b', 'desk.yaml:1:3: a key that is not a plain word'],
    [
      'a tag',
      'workflow: !!js/function "x"',
      'desk.yaml:1:25: workflow: got the tag "tag:yaml.org,2002:js/function"; expected plain text',
    ],
    ['an open string', 'workflow: "a', 'desk.yaml:1:11: a quote that is not closed; close it'],
    ['a broken indent', 'workflow:\n  a: b\n c: d', 'desk.yaml:3:1: wrong indentation; indent by two spaces'],
    [
      'a second document',
      'workflow: {}\n---\nworkflow: {}',
      'desk.yaml:2:1: a second document starts here; keep one document in a file',
    ],
    ['nothing', '', 'desk.yaml:1:1: got an empty file; expected a flow'],
    ['only a comment', '# nothing', 'desk.yaml:1:1: got an empty file; expected a flow'],
  ])('is refused with its place: %s', (_, text, message) => {
    expect(mistakesOf(text)).toEqual([expect.stringContaining(message)]);
  });

  it('is refused before it is read if it has more than 6 MiB', () => {
    expect(() => published(`# ${'x'.repeat(6 * mebibyte)}`)).toThrow(
      new Error(
        `desk.yaml: got ${6 * mebibyte + 2} bytes; expected at most 6 MiB, as much as Architect takes in one flow`,
      ),
    );
  });

  it('is read if it has 6 MiB in one text', () => {
    const text = `# ${'x'.repeat(6 * mebibyte - 1000)}\n${callFlow({ actions: end })}`;
    expect(mistakesOf(text)).toEqual([]);
  });

  it.each([
    ['brackets', '['.repeat(6 * mebibyte)],
    ['dashes', '- '.repeat(3 * mebibyte)],
    ['question marks', '? '.repeat(3 * mebibyte)],
    ['indents', Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('is refused at once if it nests endlessly by %s', (_, text) => {
    expect(mistakesOf(text).join()).toContain('nested more than 500 deep; check the brackets and the indentation');
  });

  it('is refused if it has more words than any flow', () => {
    expect(mistakesOf('"'.repeat(5 * mebibyte)).join()).toContain('more than 1000000 words of YAML');
  });

  it('shows the first 50 mistakes of a text that is broken throughout', () => {
    const mistakes = mistakesOf(`a:\n${'  - "\\q"\n'.repeat(1000)}`);
    expect(mistakes).toHaveLength(51);
    expect(mistakes[50]).toBe('desk.yaml:52:6: and 950 more');
  });

  it('treats names with a meaning in JavaScript as ordinary names', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(mistakesOf(`${name}: {}`).join()).toContain(`got the root key "${name}"; expected one of `);
      expect(mistakesOf(callFlow({ actions: `- ${name}: {}\n${end}` })).join()).toContain(
        `got the action "${name}"; expected one of `,
      );
      expect(mistakesOf(callFlow({ actions: `- disconnect: { ${name}: 1 }` })).join()).toContain(
        `, ${name}: unknown key`,
      );
    }
  });

  it('is refused if a mark was not replaced, even in a key', () => {
    const marked = callFlow({
      actions: `- playAudio: { name: "{{name}}", audio: { tts: "a }} {{ b" } }\n${end}`,
      root: '"{{key}}": 1',
    });
    expect(mistakesOf(marked)).toEqual([
      'desk.yaml:6:4: got the mark {{key}}; it was not replaced; give the flow resource a substitution for it',
      'desk.yaml:12:33: got the mark {{name}}; it was not replaced; give the flow resource a substitution for it',
    ]);
  });

  it('reports a mistake for every unexpected shape', () => {
    const keys = [
      'variables',
      'menus',
      'tasks',
      'startUpRef',
      'name',
      'initialGreeting',
      'settingsActionDefaults',
      'settingsErrorHandling',
      'settingsMenu',
      'defaultLanguage',
    ];
    for (const key of keys) {
      for (const shape of shapes) {
        const flow = {
          name: 'x',
          startUpRef: './tasks/task[main]',
          tasks: '[{ task: { name: m, refId: main, actions: [{ disconnect: {} }] } }]',
        };
        const text = Object.entries({ ...flow, [key]: shape }).map(([name, value]) => `  ${name}: ${value}\n`);
        expect(() => mistakesOf(`inboundCall:\n${text.join('')}`)).not.toThrow();
      }
    }
  });

  it.each(['settingsCommonModule', 'settingsInQueueCall', 'startUpTaskActions', 'startUpTaskVariables'])(
    'the same for %s',
    (key) => {
      for (const type of ['commonModule', 'inqueueCall']) {
        for (const shape of shapes) expect(() => mistakesOf(`${type}: { name: x, ${key}: ${shape} }`)).not.toThrow();
      }
    },
  );

  it.each(actionKinds)('reports a mistake for every unexpected shape in %s', (kind) => {
    for (const shape of shapes) {
      expect(() => mistakesOf(anyFlow(`- ${kind}: ${shape}`))).not.toThrow();
      for (const key of asked(kind)) {
        expect(() => mistakesOf(anyFlow(`- ${kind}: { ${key}: ${shape} }`))).not.toThrow();
        expect(() => mistakesOf(anyFlow(`- ${kind}: { ${key}: { x: ${shape} } }`))).not.toThrow();
      }
    }
  });
});

const shapes = ['~', '1', '[]', '{}', '[~]', '[{}]', '[{ a: ~, b: 1 }]', '{ a: { b: c } }', '"x"'];

/** The flow type that has an action. */
function anyFlow(action: string): string {
  const kind = action.slice(2, action.indexOf(':'));
  const type = Object.entries(flowTypes).find(([, { actions: known }]) => known.some((one) => one === kind))?.[0];
  if (type === 'inqueueCall') return `inqueueCall:\n  name: x\n  startUpTaskActions:\n    ${action}\n`;
  if (type === 'secureCall') return callFlow({ actions: action }).replaceAll('inboundCall', type);
  const flow = type === 'workflow' ? workflow : type === 'inboundCall' ? callFlow : messageFlow;
  return flow({ actions: action }).replaceAll('inboundShortMessage', type ?? '');
}

/** The keys that an action reads, as the mistake about an unknown one lists them. */
function asked(kind: string): readonly string[] {
  const list = /nobody: unknown key; expected (?:one of )?(.*?)(?:; did you mean.*)?$/m.exec(
    mistakesOf(anyFlow(`- ${kind}: { nobody: 1 }`)).join('\n'),
  );
  return list?.[1]?.split(', ') ?? [];
}
