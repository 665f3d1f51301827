import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { substituted } from '../../../../../input/substitutions';
import { PlatformError } from '../../../../../sandbox/genesys/org/platform-error';
import type { Resource } from '../../../../../sandbox/terraform/resources/resource';
import { type ObjectValue, textOf, textsOf } from '../../../../../sandbox/terraform/value';
import type { HttpPlace } from '../place';

const pollMs = 15_000;

export const flow: Resource<HttpPlace> = {
  create: publish,
  update: async (id, planned, place) => {
    await unlock(id, planned, place);
    await publish(planned, place);
  },
  delete: (id, { caller }) =>
    caller.delete(`/flows/${id}`).catch((error) => {
      if (error.status !== 404) throw error;
    }),
  read: async (id, state, { caller }) => {
    const found = await caller.look(`/flows/${id}?deleted=false`);
    return found && { ...state, id, name: found.name, type: found.type };
  },
};

async function unlock(id: string, planned: ObjectValue, { caller }: HttpPlace): Promise<void> {
  if (planned['force_unlock'] === true) await caller.post(`/flows/actions/unlock?flow=${id}`);
}

async function publish(planned: ObjectValue, { caller, folder }: HttpPlace): Promise<string> {
  const { id, presignedUrl, headers } = await caller.post('/flows/jobs');
  const text = readFileSync(resolve(folder, textOf(planned['filepath'])), 'utf8');
  await caller.upload(presignedUrl, headers, substituted(text, textsOf(planned['substitutions'])));
  for (;;) {
    const { status, flow: published, messages } = await caller.get(`/flows/jobs/${id}?expand=messages`);
    if (status === 'Success') return published.id;
    if (status === 'Failure')
      throw new PlatformError(400, messages.map((message: { readonly text: string }) => message.text).join('\n'));
    await setTimeout(pollMs);
  }
}
