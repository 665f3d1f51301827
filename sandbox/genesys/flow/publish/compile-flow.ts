import { withArticle } from '../../../../input/with-article';
import type { YamlDocument } from '../../../../input/yaml-document';
import type { ObjectKind } from '../../org/entities';
import type { ActionResolver } from '../action-resolver';
import type { OrgNames } from '../expression/org-names';
import type { FlowType } from '../flow-type';
import { flowTypes, isFlowType } from '../flow-types';
import { NamedObjects } from '../named-objects';
import type { Program } from '../run/program';
import type { PublishedFlow } from '../run/published-flow';
import { ActionCompiler } from './action-compiler';
import type { ActionTable } from './action-context';
import { declareVariables } from './declarations';
import { readErrorHandling } from './error-handling';
import * as errors from './errors';
import { Fields } from './fields';
import { FlowContext, type FlowSurroundings } from './flow-context';
import { nameOf } from './flow-file';
import { readSettings } from './flow-settings';
import { readNameLiteral } from './literals';
import { type ModuleRules, readModuleRules } from './module-rules';
import { rootsNotRun } from './not-run';
import { outlineOf } from './outline-of';
import { Problems, Reporter } from './reporter';
import { compileSequences, compileStartUpTask } from './sequences';
import { Values } from './values';
import { Variables } from './variables';

/** Compiles a flow. Throws UserError with every mistake. */
export function compileFlow(source: YamlDocument, around: Surroundings, actions: ActionTable): PublishedFlow {
  const named = new NamedObjects(around.org);
  const surroundings = { ...around, org: named };
  const problems = new Problems(source.placeOf);
  const flow = Fields.read(source.root, new Reporter(problems, 'flow'), 'file', (file) => {
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
    return Fields.read(typed.value, reporter, type, (fields) => compileRoot(fields, type, surroundings, actions));
  });
  problems.throwIfAny();
  return { ...(flow as CompiledFlow), file: source.file, warnings: problems.warnings, named };
}

type Surroundings = Omit<FlowSurroundings, 'org'> & { readonly org: ActionResolver };

type CompiledFlow = Pick<PublishedFlow, 'type' | 'name' | 'outline' | 'program'>;

function compileRoot(root: Fields, type: FlowType, surroundings: FlowSurroundings, actions: ActionTable): CompiledFlow {
  const { reporter } = root;
  const known: ModuleRules = type === 'commonModule' ? readModuleRules(root) : { rules: flowTypes[type], callers: [] };
  const { rules } = known;
  const program = emptyProgram(known);
  const variables = new Variables([rules.scope], undefined, orgNamesOf(surroundings.org));
  const flow = new FlowContext(type, rules, surroundings, program, readSettings(root, rules, variables));
  const compiler = new ActionCompiler(flow, actions);
  root.required('name');
  // Exports list the objects that the flow names; the flow itself is checked instead.
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
  if (rules.start === 'actions') compileStartUpTask(compiler, root, variables);
  else {
    compileSequences(compiler, root, variables);
    program.start = flow.resolve(root.required('startUpRef'), rules.start, reporter)?.index ?? 0;
  }
  program.onError = readErrorHandling(root, flow, variables);
  readOutboundSettings(root, flow);
  program.slots = variables.count;
  return { type, name, outline: outlineOf(flow), program };
}

const outboundObjects = { contactList: 'contact list', wrapupCode: 'wrap-up code' } as const satisfies Record<
  string,
  ObjectKind
>;

/** Checks the objects that `settingsOutboundCall` names. They do not change a run. */
function readOutboundSettings(root: Fields, flow: FlowContext): void {
  if (flow.rules.interaction !== 'outboundCall') return;
  root.map(root.required('settingsOutboundCall'), 'settingsOutboundCall', (settings) => {
    for (const [key, kind] of Object.entries(outboundObjects)) {
      root.map(settings.required(key), key, (value) => {
        const literal = value.required('lit');
        const name = literal && readNameLiteral(literal, root.reporter, withArticle(kind));
        if (literal !== undefined && name !== undefined) flow.requireObject(kind, name, literal, root.reporter);
      });
    }
  });
}

/** The objects that expressions can find in an org. */
function orgNamesOf(org: ActionResolver): OrgNames {
  return {
    has: (kind, name) => (kind === 'queue' ? org.queueExists(name) : (org.objectExists?.(kind, name) ?? false)),
    all: (kind) => org.objectNames?.(kind) ?? [],
  };
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
