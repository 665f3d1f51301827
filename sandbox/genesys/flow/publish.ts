import { SandboxError } from '../../errors';
import type { ActionResolver } from './action-resolver';
import { declareVariables } from './declarations';
import { readErrorHandling } from './error-handling';
import * as errors from './errors';
import { Fields } from './fields';
import { FlowContext } from './flow-context';
import { type FlowType, flowTypes } from './flow-type';
import type { FlowExit, Program } from './program';
import { compileSequences } from './sequences';
import { Problems, Site } from './site';
import { Values } from './values';
import { Variables } from './variables';
import { readYaml } from './yaml';

/** A flow that an org accepted: its names are resolved, its expressions compiled. */
export interface PublishedFlow {
  readonly type: FlowType;
  readonly name: string;
  readonly file: string;
  /** Every named exit of every action, so that tests can tell which of them ran. */
  readonly exits: readonly FlowExit[];
  /** What the validator accepts but finds odd, one line each. */
  readonly warnings: readonly string[];
  readonly program: Program;
}

/**
 * Publishes a flow's YAML to an org, as Archy does: names of data actions and queues are matched by text, the flow is
 * validated. Throws SandboxError with every mistake on a line of its own: file, line, column, flow, task or state,
 * action, what is wrong and what is accepted. Unknown keys, actions and functions are mistakes.
 */
export function publish(source: { readonly text: string; readonly file: string }, org: ActionResolver): PublishedFlow {
  const { root, place } = readYaml(source.text, source.file);
  refuseMarks(source);
  const problems = new Problems(place);
  const flow = Fields.read(root, new Site(problems, 'flow'), 'the file', (file) => {
    const typed = file.only('the flow type');
    if (typed === undefined) return undefined;
    if (!isFlowType(typed.key)) {
      file.site.report(typed, errors.unknownRoot(typed.key, Object.keys(flowTypes)));
      return undefined;
    }
    const type = typed.key;
    const name = typed.value.kind === 'map' ? typed.value.entries.get('name')?.value : undefined;
    const site = new Site(problems, `flow "${name?.kind === 'scalar' ? name.text : ''}"`);
    return Fields.read(typed.value, site, type, (fields) => compileFlow(fields, type, org));
  });
  problems.throwIfAny();
  return { ...(flow as CompiledFlow), file: source.file, warnings: problems.warnings };
}

type CompiledFlow = Pick<PublishedFlow, 'type' | 'name' | 'exits' | 'program'>;

function compileFlow(root: Fields, type: FlowType, org: ActionResolver): CompiledFlow {
  const { site } = root;
  const rules = flowTypes[type];
  const program = emptyProgram();
  const flow = new FlowContext(type, rules, org, program);
  root.required('name');
  root.ignore(...rules.ignoredKeys);
  const name = root.text('name') ?? '';
  if (name.trim() === '' || name.includes('/') || name.endsWith('-debug'))
    site.report(root.node, errors.badFlowName(name));
  program.language = root.text('defaultLanguage');

  const variables = new Variables(['Flow']);
  program.builtIns = Object.entries(rules.builtIns).flatMap(([builtIn, { type: valueType, of }]) => {
    const variable = variables.declare(builtIn, valueType, true);
    return variable === undefined ? [] : [{ slot: variable.slot, of }];
  });
  Object.assign(program, declareVariables(root.items('variables'), variables, flow, site));
  if (rules.voice)
    program.greeting = new Values(site, variables).audio(root.optional('initialGreeting'), 'initialGreeting');
  program.onError = readErrorHandling(root, flow, variables);
  compileSequences(flow, root, variables);
  program.slots = variables.count;
  const start = root.required('startUpRef');
  program.start = flow.resolve(start, [rules.sequences[0] === 'tasks' ? 'task' : 'state'], site)?.index ?? 0;
  return { type, name, exits: flow.exits, program };
}

function emptyProgram(): Program {
  return {
    sequences: [],
    start: 0,
    initial: [],
    builtIns: [],
    inputs: [],
    outputs: [],
    slots: 0,
    greeting: undefined,
    onError: { end: { kind: 'disconnected' }, audio: undefined },
    language: undefined,
  };
}

function isFlowType(word: string): word is FlowType {
  return Object.hasOwn(flowTypes, word);
}

/** Marks that the provider was to replace before it uploads the file; one that is left stops the publishing. */
function refuseMarks({ text, file }: { readonly text: string; readonly file: string }): void {
  const marks = text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\{\{[^{}]*\}\}/g)].map((mark) =>
        errors.leftoverMark(`${file}:${index + 1}:${mark.index + 1}`, mark[0]),
      ),
    );
  if (marks.length > 0) throw new SandboxError(marks.join('\n'));
}
