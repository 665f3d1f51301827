import { randomUUID } from 'node:crypto';
import { correlationWord } from '../../constructs/flows/correlation-word';
import { isRecognised } from '../../constructs/servicenow/define-operation';
import { fixedInputsOf } from '../../constructs/stack/fixed-inputs';
import { plainLine, quoted } from '../../input/plain-line';
import type { Platform } from '../../platform/platform';
import { Refusal } from '../../platform/refusal';
import type { OrgReading } from '../preflight/org-reading';
import { failed, notLookedAt, ok, type Row } from '../preflight/row';
import type { ActionRunner } from './action-runner';
import type { DeployedOperation, SmokeSubject } from './subject';

/** A record that was made in ServiceNow. */
export interface MadeRecord {
  readonly number: string;
  readonly correlationId: string;
  readonly isResolved: boolean;
}

export interface NewRecordOptions {
  readonly subject: SmokeSubject;
  readonly runner: ActionRunner;
  readonly platform: Platform;
  readonly reading: OrgReading;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const readWhatItWrites =
  'let the user of ServiceNow read number, sys_id and correlation_id: flows would make a record with each attempt';

type Texts = Readonly<Record<string, string>>;

const pollMs = 1000;
const longestRunMs = 180_000;

/** Makes a record with a data action and, where the stack has a workflow, another with it, and finds and resolves both. */
export class NewRecords {
  readonly rows: Row[] = [];
  readonly records: MadeRecord[] = [];
  private readonly texts: Texts;

  constructor(private readonly options: NewRecordOptions) {
    const { name } = options.subject.org;
    this.texts = { shortDescription: `Smoke test of org ${name}`, description: 'Made by a smoke test; close it.' };
  }

  async byAction(): Promise<void> {
    const { subject, runner } = this.options;
    const { org, operations } = subject;
    const flow = org.release.flows.find(({ create }) => this.deployed(create) !== undefined);
    const create = this.deployed(flow?.create) ?? operations.find(({ operation }) => isRecognised(operation));
    if (create === undefined)
      return void this.rows.push(notLookedAt('the stack has no operation that creates a record'));
    const { inputs } = create.operation;
    const correlationId = `smoke-${randomUUID()}`;
    const all: Texts = { ...(flow && fixedInputsOf(flow, org.project.operations)), ...this.texts, correlationId };
    const given = Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(inputs, name)));
    const missing = Object.keys(inputs).filter((name) => inputs[name]?.required && !Object.hasOwn(given, name));
    const name = quoted(create.action.name);
    if (missing.length > 0)
      return void this.rows.push(notLookedAt(`${name}: no value is known for ${missing.join(', ')}`));
    const tested = await runner.run(create.action, given);
    const number = 'outputs' in tested ? textIn(tested.outputs['number']) : undefined;
    if ('failure' in tested) this.rows.push(failed(`${name}: ${tested.failure}`));
    else if (number === undefined) this.rows.push(failed(`${name} answers without a number`, readWhatItWrites));
    else this.rows.push(ok(`${name} made ${plainLine(number)}`));
    // A create that failed may have made a record all the same.
    await this.found(create, correlationId, number);
  }

  async byWorkflow(): Promise<void> {
    const { subject, reading } = this.options;
    const flow = subject.org.release.flows.find(({ type }) => type === 'workflow');
    if (flow === undefined) return;
    const known = 'found' in reading.flows ? reading.flows.found : [];
    const deployed = known.find(({ type, name }) => type === flow.type && name === flow.name);
    const create = this.deployed(flow.create);
    if (deployed === undefined || create === undefined) return;
    const conversationId = `smoke-${randomUUID()}`;
    const correlationId = `${conversationId}-${correlationWord(flow.create)}`;
    const name = `workflow ${quoted(flow.name)}`;
    try {
      const { outcome, number, reason } = await this.run(deployed.id, conversationId);
      if (outcome === 'created') this.rows.push(ok(`${name} made ${number}`));
      else this.rows.push(failed(`${name} ended as ${outcome}${reason === '' ? '' : ` (${reason})`}`));
      await this.found(create, correlationId, outcome === 'created' ? number : undefined);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.rows.push(failed(`${name}: ${error.message}`));
      if (error.status === 403) return;
      const text = `whether it made a record: its correlation id would be ${quoted(correlationId)}`;
      this.rows.push(notLookedAt(text, 'look for it in ServiceNow'));
    }
  }

  /** Runs a workflow to its end. @throws Refusal */
  private async run(flowId: string, conversationId: string) {
    const { platform, wait } = this.options;
    const { shortDescription = '', description = '' } = this.texts;
    const id = await platform.launch(flowId, {
      'Flow.conversationId': conversationId,
      'Flow.shortDescription': shortDescription,
      'Flow.description': description,
    });
    let execution = await platform.execution(id);
    for (let waited = 0; execution.status === 'RUNNING' && waited < longestRunMs; waited += pollMs) {
      await wait(pollMs);
      execution = await platform.execution(id);
    }
    const { status, outputs, failure } = execution;
    const text = (name: string) => plainLine(String(outputs[`Flow.${name}`] ?? ''));
    if (status === 'RUNNING') return { outcome: status, number: '', reason: `after ${longestRunMs / 1000} s` };
    if (status !== 'COMPLETED') return { outcome: plainLine(status), number: '', reason: plainLine(failure ?? '') };
    return { outcome: text('outcome'), number: text('number'), reason: text('reason') };
  }

  /** Looks for the record of a correlation id, and resolves it. @param number as the create answered it; undefined when it failed */
  private async found(create: DeployedOperation, correlationId: string, number: string | undefined): Promise<void> {
    const { subject, runner } = this.options;
    const { operation } = create;
    const lookup = operation.repeat.safe ? undefined : this.deployed(operation.repeat.lookup?.name);
    if (lookup === undefined) return this.left(number, correlationId, 'the stack has no look-up for it');
    const name = quoted(lookup.action.name);
    const tested = await runner.run(lookup.action, { correlationId });
    if ('failure' in tested) {
      this.rows.push(failed(`${name}: ${tested.failure}`));
      return this.left(number, correlationId, 'it was not found again');
    }
    const [ids, numbers, sysIds] = ['correlationIds', 'numbers', 'sysIds'].map((list) => textsIn(tested.outputs[list]));
    const isOne = ids?.length === 1 && ids[0] === correlationId && (number === undefined || numbers?.[0] === number);
    if (!isOne) {
      if (number === undefined && ids?.length === 0) return;
      const other = ids?.length === 0 ? 'does not find it' : 'finds other records';
      this.rows.push(failed(`${name} ${other} by its correlation id`, readWhatItWrites));
      return this.left(number, correlationId, 'it was not found again');
    }
    this.rows.push(ok(`${name} finds it by its correlation id`));
    const refused = await this.resolved(subject, operation.table, sysIds?.[0] ?? '', correlationId);
    const known = numbers?.[0] ?? number;
    if (refused !== undefined) return this.left(known, correlationId, refused);
    this.rows.push(ok(`${plainLine(known ?? correlationId)} was resolved`));
    this.records.push({ number: known ?? '', correlationId, isResolved: true });
    return undefined;
  }

  /** Resolves an incident. @returns why it was not done */
  private async resolved(
    { operations }: SmokeSubject,
    table: string,
    sysId: string,
    correlationId: string,
  ): Promise<string | undefined> {
    const resolve = operations.find(
      ({ operation }) => operation.name === 'resolve-incident' && operation.table === table,
    );
    if (resolve === undefined) return 'the stack has no operation that resolves it';
    const closing = { closeCode: 'Solution provided', closeNotes: 'Closed by a smoke test.' };
    const tested = await this.options.runner.run(resolve.action, { sysId, ...closing, correlationId });
    return 'failure' in tested ? tested.failure : undefined;
  }

  private left(number: string | undefined, correlationId: string, reason: string): void {
    if (number === undefined) return;
    this.records.push({ number, correlationId, isResolved: false });
    this.rows.push(notLookedAt(`${plainLine(number)} stays open: ${reason}`, 'close it in ServiceNow'));
  }

  private deployed(name: string | undefined): DeployedOperation | undefined {
    return this.options.subject.operations.find(({ operation }) => operation.name === name);
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
