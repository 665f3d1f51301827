import { expect, it } from '@jest/globals';
import type { RecordedRequest } from '../../../commands/play/recording';
import { requestDetails } from '../../../commands/report/request-details';

it('a body is shown as it was sent, with the order of its members and the texts of its numbers', () => {
  const event = {
    kind: 'request',
    request: { method: 'POST', url: 'https://x.test/a', headers: {}, body: '{"30":1.0,"7":[2]}' },
    outcome: { kind: 'silence' },
    action: 'Send',
    at: 0,
    tookMs: 0,
  } as unknown as RecordedRequest;
  expect(String(requestDetails(event, 0))).toContain('{\n  &quot;30&quot;: 1.0,\n  &quot;7&quot;: [\n    2\n  ]\n}');
});
