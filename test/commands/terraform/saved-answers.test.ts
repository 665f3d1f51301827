import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { savedAnswers } from '../../../commands/terraform/saved-answers';
import { UserError } from '../../../input/user-error';
import type { Answers } from '../../../sandbox/terraform/provider';

const answer = { new_state: { msgpack: Buffer.from('it') } };
const answers = { ApplyResourceChange: () => answer } as unknown as Answers;

it('lets Terraform learn of a change when the org is saved, not before', async () => {
  let end: () => void = () => undefined;
  const saving = new Promise<void>((resolve) => {
    end = resolve;
  });
  const answered = savedAnswers(answers, { saved: () => saving }).ApplyResourceChange({});
  expect(await Promise.race([answered, setImmediate('waits')])).toBe('waits');
  end();
  expect(await answered).toEqual(answer);
});

it('says what was made and why it is not saved', async () => {
  const saved = () => Promise.reject(new UserError([{ file: 'org.json', problem: 'cannot be written' }]));
  expect(await savedAnswers(answers, { saved }).ApplyResourceChange({})).toEqual({
    ...answer,
    diagnostics: [{ severity: 1, summary: 'org.json: cannot be written' }],
  });
});
