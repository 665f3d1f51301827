import { UserError } from '../../input/user-error';
import type { Answers } from '../../sandbox/terraform/provider';
import type { OrgSaver } from '../org/org-saver';

/**
 * The answers of a provider, where Terraform learns of a change when the org is saved: an object that is in its state is in
 * the saved org too, whenever this process ends. Changes that Terraform makes at once are saved together.
 */
export function savedAnswers(answers: Answers, saver: Pick<OrgSaver, 'saved'>): Answers {
  return {
    ...answers,
    ApplyResourceChange: async (request) => {
      const answer = await answers.ApplyResourceChange(request);
      try {
        await saver.saved();
        return answer;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { ...answer, diagnostics: [...(answer.diagnostics ?? []), { severity: 1, summary: error.message }] };
      }
    },
  };
}
