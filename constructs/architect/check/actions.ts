import { branches } from '../branches';
import {
  caseCount,
  conversationIdNeeded,
  conversationIdUnused,
  emptyLoop,
  loopCount,
  noAttributes,
  noStatements,
  noTransferFailure,
  notAvailable,
  transferFailureNeeded,
  unknownKind,
} from '../errors';
import type { AnyNode, GetAttributes, Kind, Loop, SetAttributes, Switch, TransferToAcd, UpdateData } from '../nodes';
import { unavailable } from './availability';
import { checkCallData } from './call-data';
import { checkExpression } from './expressions';
import type { Place } from './place';
import { checkLabel } from './texts';
import { checkTarget } from './variables';

const actionNameLimit = 200;
const mostCases = 64;
const mostRounds = 99;

type Rules = { readonly [K in Kind]: (node: Extract<AnyNode, { readonly kind: K }>, place: Place) => void };

const rules: Rules = {
  callData: checkCallData,
  decision: (node, place) => checkExpression(place, 'condition', node.condition, 'boolean'),
  disconnect: nothing,
  endWorkflow: (node, place) => checkExpression(place, 'exitReason', node.exitReason, 'string'),
  getAttributes: checkGetAttributes,
  loop: checkLoop,
  loopExit: nothing,
  playAudio: (node, place) => checkExpression(place, 'audio', node.audio, 'audio'),
  sendResponse: (node, place) => checkExpression(place, 'body', node.body, 'string'),
  setAttributes: checkSetAttributes,
  switch: checkSwitch,
  transferToAcd: checkTransfer,
  updateData: checkUpdateData,
  wait: (node, place) => checkExpression(place, 'duration', node.duration, 'duration'),
};

/** Each action by itself, and what its branches hold. */
export function checkActions(actions: readonly AnyNode[], where: Place): void {
  for (const [index, node] of actions.entries()) {
    const place = where.action(index, node);
    if (!Object.hasOwn(rules, node.kind)) {
      place.report(unknownKind(node.kind, Object.keys(rules)));
      continue;
    }
    checkAction(node, place);
    for (const { exit, actions: inner } of branches(node)) checkActions(inner, place.exit(exit));
  }
}

function checkAction(node: AnyNode, place: Place): void {
  const { type } = place.flow;
  checkLabel(place, 'name', node.name, actionNameLimit);
  const instead = unavailable[type][node.kind];
  if (instead !== undefined) place.report(notAvailable(node.kind, type, instead));
  else (rules[node.kind] as (node: AnyNode, place: Place) => void)(node, place);
}

function nothing(): void {}

function checkLoop({ count, index, body }: Loop, place: Place): void {
  if (!Number.isInteger(count) || count < 1 || count > mostRounds) place.report(loopCount(count));
  if (body.length === 0) place.report(emptyLoop());
  checkTarget(place, 'index', index, 'integer');
}

function checkSwitch({ cases }: Switch, place: Place): void {
  if (cases.length < 1 || cases.length > mostCases) place.report(caseCount(cases.length));
  for (const [index, { when }] of cases.entries()) checkExpression(place, `case ${index + 1}`, when, 'boolean');
}

function checkUpdateData({ statements }: UpdateData, place: Place): void {
  if (statements.length === 0) place.report(noStatements());
  for (const [index, { variable, value }] of statements.entries()) {
    const what = `statement ${index + 1}`;
    checkTarget(place, what, variable, variable?.type);
    if (value !== undefined && variable !== undefined) checkExpression(place, what, value, variable.type);
  }
}

function checkGetAttributes(node: GetAttributes, place: Place): void {
  checkConversation(node, place);
  for (const [name, target] of Object.entries(node.attributes)) {
    checkLabel(place, 'name of an attribute', name);
    checkTarget(place, `attribute ${JSON.stringify(name)}`, target, 'string');
  }
}

function checkSetAttributes(node: SetAttributes, place: Place): void {
  checkConversation(node, place);
  for (const [name, value] of Object.entries(node.attributes)) {
    checkLabel(place, 'name of an attribute', name);
    checkExpression(place, `attribute ${JSON.stringify(name)}`, value, 'string');
  }
}

function checkConversation({ attributes, conversationId }: GetAttributes | SetAttributes, place: Place): void {
  const { type } = place.flow;
  if (Object.keys(attributes).length === 0) place.report(noAttributes());
  if (type !== 'workflow') {
    if (conversationId !== undefined) place.report(conversationIdUnused(type));
  } else if (conversationId === undefined) {
    place.report(conversationIdNeeded());
  } else {
    checkExpression(place, 'conversationId', conversationId, 'string');
  }
}

function checkTransfer({ queue, onFailure, errorType }: TransferToAcd, place: Place): void {
  const { type, can } = place.flow;
  checkLabel(place, 'queue', queue);
  if (can.transferFailure) {
    if (onFailure === undefined) place.report(transferFailureNeeded());
    if (errorType !== undefined) checkTarget(place, 'errorType', errorType, 'string');
  } else {
    if (onFailure !== undefined) place.report(noTransferFailure('onFailure', type));
    if (errorType !== undefined) place.report(noTransferFailure('errorType', type));
  }
}
