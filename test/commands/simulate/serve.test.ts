import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { interrupt } from '../../../commands/interrupt';
import { serve } from '../../../commands/simulate/serve';
import { shipped } from '../../support/shipped';
import { exampleOrg } from '../../support/synthesised';

const org = exampleOrg('dev', { auth: 'platform' });
const published = shipped(org);

afterEach(() => {
  jest.restoreAllMocks();
});

describe('simulate --serve', () => {
  it('serves data actions and ServiceNow, logs what they are asked, and ends on Ctrl-C with a summary', async () => {
    let printed = '';
    const first = new Promise<void>((started) => {
      jest.spyOn(console, 'log').mockImplementation((text: string) => {
        printed += `${text}\n`;
        started();
      });
    });
    const served = serve(org, published, { port: 0, seed: 1 });
    await first;

    const [, actionsUrl = ''] = /(http:\S+\/api\/v2\/integrations\/actions\/)\{id\}\/execute/.exec(printed) ?? [];
    const [, id = ''] = /^ {3}ServiceNow \/ Create incident +(\S+)$/m.exec(printed) ?? [];
    const body = JSON.stringify({ shortDescription: 'VPN is down', correlationId: 'c-1' });
    const answer = await fetch(`${actionsUrl}${id}/execute`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ number: 'INC0010001' });

    const [, serviceNowUrl = ''] = /ServiceNow +(http:\S+) in place of/.exec(printed) ?? [];
    expect((await fetch(`${serviceNowUrl}/api/now/table/incident`)).status).toBe(401);

    interrupt();
    await served;
    expect(printed).toContain('\nexecute Create incident -> success after ');
    expect(printed).toMatch(/^ {3}POST \/api\/now\/table\/incident\S* -> 201$/m);
    expect(printed).toContain('\n   GET /api/now/table/incident -> 401\n');
    expect(printed.trimEnd().split('\n').slice(-2)).toEqual([
      '1 executions: 1 success, 0 failure, 0 timeout',
      '3 requests to ServiceNow, 1 of them for a token',
    ]);
    await expect(fetch(serviceNowUrl)).rejects.toThrow('fetch failed');
  });
});
