import type { Mistake } from '../../../../input/mistake';
import { UserError } from '../../../../input/user-error';
import type { ActionResolver } from '../action-resolver';
import type { FlowType } from '../flow-type';
import { flowTypes } from '../flow-types';
import { orgNamesOf } from '../org-names-of';
import type { FlowExit, Program } from '../program';
import { declareVariables } from './declarations';
import { readErrorHandling } from './error-handling';
import * as errors from './errors';
import { Fields } from './fields';
import { FlowContext, type FlowSurroundings } from './flow-context';
import { readSettings } from './flow-settings';
import { type ModuleRules, readModuleRules } from './module-rules';
import { rootsNotRun } from './not-run';
import { readOutboundSettings } from './outbound-settings';
import { Problems, Reporter } from './reporter';
import { compileSequences } from './sequences';
import { compileStartUpTask } from './start-up-task';
import { Values } from './values';
import { Variables } from './variables';
import { readYaml, type YamlFile } from './yaml';

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

export interface FlowText {
  readonly text: string;
  readonly file: string;
}

/**
 * Publishes a flow's YAML to an org, as Archy does: names of data actions and queues are matched by text, the flow is
 * validated. Throws UserError with every mistake on a line of its own: file, line, column, flow, task or state,
 * action, what is wrong and what is accepted. Unknown keys, actions and functions are mistakes.
 */
export function publish(source: FlowText, org: ActionResolver): PublishedFlow {
  return compiled(readFlow(source), { org, module: () => undefined, flowExists: () => false });
}

/**
 * Publishes flows that name each other: common modules first, whatever the order, then the flows that call them. The
 * flows come back in the order of their sources. Throws UserError like `publish`, with the mistakes of all sources. What
 * only follows from another source that is refused is not among them.
 *
 * @param beside flows that the org has already. @default - none
 */
export function publishAll(
  sources: readonly FlowText[],
  org: ActionResolver,
  beside: readonly PublishedFlow[] = [],
): readonly PublishedFlow[] {
  const mistakes: (readonly Mistake[])[] = sources.map(() => []);
  const unlessRefused = <T>(index: number, make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      mistakes[index] = error.mistakes;
      return undefined;
    }
  };
  const files = sources.map((source, index) => unlessRefused(index, () => readFlow(source)));
  // What is no flow may have been meant to be any.
  const isUnclear = files.some((file) => file === undefined || !holdsFlow(file));
  const names = new Set([...beside.map(({ name }) => name), ...files.flatMap((file) => (file ? nameOf(file) : []))]);
  const modules = new Map<string, PublishedFlow | 'refused'>(
    beside.flatMap((flow) => (flow.type === 'commonModule' ? [[flow.name, flow]] : [])),
  );
  const surroundings: FlowSurroundings = {
    org,
    module: (name) => modules.get(name) ?? (isUnclear ? 'refused' : undefined),
    flowExists: (name) => isUnclear || names.has(name),
  };
  const flows: (PublishedFlow | undefined)[] = files.map(() => undefined);
  files.forEach((file, index) => {
    if (file === undefined || !isModule(file)) return;
    flows[index] = unlessRefused(index, () => compiled(file, surroundings));
    modules.set(nameOf(file), flows[index] ?? 'refused');
  });
  files.forEach((file, index) => {
    if (file !== undefined && !isModule(file)) flows[index] = unlessRefused(index, () => compiled(file, surroundings));
  });
  if (mistakes.flat().length > 0) throw new UserError(mistakes.flat());
  return flows as readonly PublishedFlow[];
}

interface FlowFile extends YamlFile {
  readonly file: string;
}

function readFlow(source: FlowText): FlowFile {
  const read = readYaml(source.text, source.file);
  refuseMarks(source);
  return { ...read, file: source.file };
}

function holdsFlow({ root }: FlowFile): boolean {
  return root.kind === 'map' && [...root.entries.keys()].some(isFlowType);
}

function isModule({ root }: FlowFile): boolean {
  return root.kind === 'map' && root.entries.has('commonModule');
}

function nameOf({ root }: FlowFile): string {
  const [flow] = root.kind === 'map' ? [...root.entries.values()] : [];
  const name = flow?.value.kind === 'map' ? flow.value.entries.get('name')?.value : undefined;
  return name?.kind === 'scalar' ? name.text : '';
}

function compiled(source: FlowFile, surroundings: FlowSurroundings): PublishedFlow {
  const problems = new Problems(source.placeOf);
  const flow = Fields.read(source.root, new Reporter(problems, 'flow'), 'the file', (file) => {
    const typed = file.only('the flow type');
    if (typed === undefined) return undefined;
    const type = typed.key;
    if (!isFlowType(type)) {
      const why = rootsNotRun.get(type);
      const accepted = [...Object.keys(flowTypes), 'commonModule'];
      file.reporter.report(
        typed,
        why === undefined ? errors.unknownRoot(type, accepted) : errors.rootNotRun(type, why),
      );
      return undefined;
    }
    const reporter = new Reporter(problems, `flow "${nameOf(source)}"`);
    return Fields.read(typed.value, reporter, type, (fields) => compileFlow(fields, type, surroundings));
  });
  problems.throwIfAny();
  return { ...(flow as CompiledFlow), file: source.file, warnings: problems.warnings };
}

type CompiledFlow = Pick<PublishedFlow, 'type' | 'name' | 'exits' | 'program'>;

function compileFlow(root: Fields, type: FlowType, surroundings: FlowSurroundings): CompiledFlow {
  const { reporter } = root;
  const known: ModuleRules = type === 'commonModule' ? readModuleRules(root) : { rules: flowTypes[type], callers: [] };
  const { rules } = known;
  const program = emptyProgram(known);
  const variables = new Variables([rules.scope], undefined, orgNamesOf(surroundings.org));
  const flow = new FlowContext(type, rules, surroundings, program, readSettings(root, rules, variables));
  root.required('name');
  // What exports list of other objects says nothing that the flow does not say itself.
  root.ignore(...rules.ignoredKeys, 'referencedObjects');
  const name = root.text('name') ?? '';
  if (name.trim() === '' || name.includes('/') || name.endsWith('-debug'))
    reporter.report(root.node, errors.badFlowName(name));
  program.language = root.text('defaultLanguage');
  program.holdPrompt = flow.settings.holdPrompt;

  program.builtIns = Object.entries(rules.builtIns).flatMap(([builtIn, { type: valueType, of }]) => {
    const variable = variables.declare(builtIn, valueType, { readOnly: true });
    return variable === undefined ? [] : [{ slot: variable.slot, of }];
  });
  Object.assign(program, declareVariables(root.items('variables'), variables, flow, reporter));
  if (rules.greeting)
    program.greeting = new Values(reporter, variables).audio(root.optional('initialGreeting'), 'initialGreeting');
  if (rules.start === 'actions') compileStartUpTask(flow, root, variables);
  else {
    compileSequences(flow, root, variables);
    program.start = flow.resolve(root.required('startUpRef'), rules.start, reporter)?.index ?? 0;
  }
  program.onError = readErrorHandling(root, flow, variables);
  readOutboundSettings(root, flow);
  program.slots = variables.count;
  return { type, name, exits: flow.exits, program };
}

function emptyProgram({ rules, callers }: ModuleRules): Program {
  return {
    rules,
    callers,
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
    holdPrompt: undefined,
    globalChoices: new Map(),
  };
}

function isFlowType(word: string): word is FlowType {
  return word === 'commonModule' || Object.hasOwn(flowTypes, word);
}

/** Marks that the provider was to replace before it uploads the file; one that is left stops the publishing. */
function refuseMarks({ text, file }: FlowText): void {
  const mistakes = text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\{\{[^{}]*\}\}/g)].map(
        (mark): Mistake => ({ file, line: index + 1, column: mark.index + 1, problem: errors.leftoverMark(mark[0]) }),
      ),
    );
  if (mistakes.length > 0) throw new UserError(mistakes);
}
