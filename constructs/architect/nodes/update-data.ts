import type { Assignment } from '../assignment';
import { noStatements, noValueAssigned, readsEarlierStatement } from '../errors';
import type { FlowType } from '../flow-type';
import { value } from '../render/values';
import { everywhere, type NodeDefinition, none, nothingNamed } from './definition';
import type { Node } from './node';

/**
 * Assigns values to variables. Whether a statement sees what an earlier one wrote is not documented, so none may read it.
 */
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
        : [{ what: statement(index), expression, type: variable.type }],
    ),
  assigns: ({ statements }) =>
    statements.map(({ variable }, index) => ({ what: statement(index), variable, type: variable?.type })),
  names: nothingNamed,
  continuation: () => 'goesOn',
  check: ({ statements }, place) => {
    if (statements.length === 0) place.report(noStatements());
    const written = new Map<string, string>();
    for (const [index, { variable, value: expression }] of statements.entries()) {
      if (variable !== undefined && expression === undefined) place.report(noValueAssigned(statement(index)));
      for (const name of expression?.reads ?? []) {
        const writer = written.get(name);
        if (writer !== undefined) place.report(readsEarlierStatement(statement(index), name, writer));
      }
      if (variable?.name !== undefined) written.set(variable.name, statement(index));
    }
  },
  render: ({ name, statements }) => ({
    updateData: {
      name,
      statements: statements.map(({ variable, value: expression }) => ({
        [variable.type]: { variable: variable.name, value: value(expression) },
      })),
    },
  }),
};

function statement(index: number): string {
  return `statement ${index + 1}`;
}
