import { randomUUID } from 'node:crypto';
import type { NamedRecord } from '../../genesys/org/org-record';
import { PlatformError } from '../../genesys/org/platform-error';
import type { WrittenOrg } from '../../genesys/org/written-org';
import { ApiError } from './api-error';
import type { ApiSettings } from './api-settings';

/** Where the text of a flow is put, below the address of the server. The address of a job is its own permission. */
export const uploadPath = '/flow-uploads';

export interface FlowJob {
  readonly id: string;
  readonly client: NamedRecord;
  readonly status: 'Registered' | 'Started' | 'Success' | 'Failure';
  /** Set when it has succeeded. */
  readonly flow?: string;
  /** The message of Architect about a flow that it refuses. */
  readonly messages: readonly { readonly dateTime: string; readonly type: 'Error'; readonly text: string }[];
  /** The text that was put, and when. */
  readonly put?: { readonly text: string; readonly at: number };
}

/** The jobs that publish flows: one is registered, gets the YAML of a flow, and ends. */
export class FlowJobs {
  private readonly jobs = new Map<string, FlowJob>();

  constructor(
    private readonly org: WrittenOrg,
    private readonly settings: ApiSettings,
    private readonly now: () => number,
  ) {}

  register({ id, name }: NamedRecord): FlowJob {
    const job: FlowJob = { id: randomUUID(), client: { id, name }, status: 'Registered', messages: [] };
    this.jobs.set(job.id, job);
    return job;
  }

  /** @throws ApiError 404 for an unknown job, 409 for one that has its text already */
  upload(id: string, text: string): void {
    const job = this.known(id);
    if (job.put !== undefined) throw new ApiError(409, `the job ${id} has its flow already`);
    this.jobs.set(id, { ...job, status: 'Started', put: { text, at: this.now() } });
    // A job that takes no time ends with the upload.
    this.find(id);
  }

  /** A job as it is now. @throws ApiError 404 */
  find(id: string): FlowJob {
    const job = this.known(id);
    const { status, put } = job;
    if (status !== 'Started' || put === undefined || this.now() < put.at + this.settings.flowJobSeconds * 1000)
      return job;
    const ended = { ...job, ...this.published(job, put.text) };
    this.jobs.set(id, ended);
    return ended;
  }

  private published({ client }: FlowJob, text: string): Pick<FlowJob, 'status' | 'flow' | 'messages'> {
    const at = new Date(this.now()).toISOString();
    try {
      return { status: 'Success', flow: this.org.flows.publish(text, 'flow.yaml', { client, at }), messages: [] };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const messages = error.message.split('\n').map((line) => ({ dateTime: at, type: 'Error' as const, text: line }));
      return { status: 'Failure', messages };
    }
  }

  private known(id: string): FlowJob {
    const job = this.jobs.get(id);
    if (job === undefined) throw new ApiError(404, `there is no job with the id ${id}`);
    return job;
  }
}
