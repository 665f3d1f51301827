import type { Assignment } from '../assignment';
import { noStatements } from '../errors';
import type { FlowType } from '../flow-type';
import { value } from '../render/values';
import { everywhere, type NodeDefinition, none, nothingNamed } from './definition';
import type { Node } from './node';

/** Assigns values to variables, in order. */
export interface UpdateData {
  readonly kind: 'updateData';
  readonly name: string;
  readonly statements: readonly Assignment[];
}

export function updateData(name: string, ...statements: readonly Assignment[]): Node<FlowType> {
  return Object.freeze({ kind: 'updateData', name, statements });
}

export const updateDataDefinition: NodeDefinition<UpdateData> = {
  availability: everywhere,
  branches: none,
  evaluates: ({ statements }) =>
    statements.flatMap(({ variable, value: expression }, index) =>
      variable === undefined || expression === undefined
        ? []
        : [{ what: `statement ${index + 1}`, expression, type: variable.type }],
    ),
  assigns: ({ statements }) =>
    statements.map(({ variable }, index) => ({ what: `statement ${index + 1}`, variable, type: variable?.type })),
  names: nothingNamed,
  continuation: () => 'goesOn',
  check: ({ statements }, place) => {
    if (statements.length === 0) place.report(noStatements());
  },
  render: ({ name, statements }) => ({
    updateData: {
      name,
      statements: statements.map((statement) => ({
        [statement.variable.type]: { variable: statement.variable.name, value: value(statement.value) },
      })),
    },
  }),
};
