import type { ArchyDocument, ArchySequence, VariableDeclaration } from '../archy';
import type { Variable } from '../expression';
import type { Flow } from '../flow';
import { capabilities, type FlowType } from '../flow-type';
import { blocks } from './blocks';
import { actionDefaults, errorHandling, promptSettings, spoken } from './settings';
import { noValue, plain } from './values';

type Documents = { readonly [F in FlowType]: (flow: Flow) => ArchyDocument<F> };

const documents: Documents = {
  inboundCall: (flow) => ({
    inboundCall: {
      ...header(flow),
      supportedLanguages: { [flow.language]: { defaultLanguageSkill: noValue } },
      initialGreeting: spoken(flow.greeting),
      ...declarations(flow),
      settingsActionDefaults: actionDefaults,
      settingsErrorHandling: { errorHandling: errorHandling(flow), preHandlingAudio: spoken(flow.onError?.say) },
      settingsPrompts: promptSettings,
      tasks: sequences(flow).map((task) => ({ task })),
    },
  }),
  inboundShortMessage: (flow) => ({
    inboundShortMessage: {
      ...header(flow),
      supportedLanguages: { [flow.language]: { defaultLanguageSkill: noValue } },
      ...declarations(flow),
      settingsErrorHandling: { errorHandling: errorHandling(flow) },
      states: sequences(flow).map((state) => ({ state })),
    },
  }),
  workflow: (flow) => ({
    workflow: {
      ...header(flow),
      supportedLanguages: { [flow.language]: { none: true } },
      ...declarations(flow),
      settingsErrorHandling: { errorHandling: { endWorkflow: { none: true } } },
      states: sequences(flow).map((state) => ({ state })),
    },
  }),
};

/** The flow in Archy's model. The order of its keys is their order in the file. */
export function toArchy(flow: Flow): ArchyDocument {
  return documents[flow.type](flow);
}

function header(flow: Flow) {
  const list = capabilities[flow.type].sequences;
  const start = flow.sequences[0]?.name ?? '';
  return {
    name: flow.name,
    description: flow.description,
    division: flow.division,
    startUpRef: `/${flow.type}/${list}/${list.slice(0, -1)}[${refId(start, 0)}]`,
    defaultLanguage: flow.language,
  };
}

function sequences({ type, sequences: given }: Flow): readonly ArchySequence[] {
  const block = blocks(type);
  return given.map(({ name, actions }, index) => ({ name, refId: refId(name, index), ...block(actions) }));
}

// Numbered from 10, as the editor does.
function refId(name: string, index: number): string {
  return `${name.replaceAll(' ', '_')}_${10 + index}`;
}

function declarations({ variables, type }: Flow): { readonly variables?: readonly VariableDeclaration[] } {
  return variables.length > 0 ? { variables: variables.map((declared) => declaration(declared, type)) } : {};
}

function declaration(declared: Variable, type: FlowType): VariableDeclaration {
  const { name, description, initial, isInput = false, isOutput = false } = declared;
  const { inputsAndOutputs } = capabilities[type];
  return {
    [`${declared.type}Variable`]: {
      name,
      ...(description !== undefined && { description }),
      initialValue: initial === undefined ? noValue : { lit: plain(initial) },
      ...(inputsAndOutputs === 'both' && { isInput }),
      ...(inputsAndOutputs !== 'none' && { isOutput }),
    },
  };
}
