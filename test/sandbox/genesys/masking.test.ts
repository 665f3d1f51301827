import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Mask, secretsIn } from '../../../sandbox/genesys/masking';
import type { HttpRequest } from '../../../sandbox/http';

const request: HttpRequest = { method: 'POST', url: 'https://x.test/', headers: {}, body: '' };
const reply = { kind: 'reply', status: 200, headers: {}, body: '', afterMs: 1 } as const;

describe('masking', () => {
  it('hides a secret wherever it stands: URL, headers, both bodies', () => {
    const secret = 's3cr"t &/ä';
    const text = `a=${encodeURIComponent(secret)}&b=${JSON.stringify(secret)}&c=${new URLSearchParams({ c: secret })}`;
    const masked = new Mask([secret]).exchange(
      { ...request, url: `https://x.test/?${text}`, headers: { 'x-key': secret }, body: text },
      { ...reply, headers: { 'x-echo': secret }, body: `${text} ${secret}` },
      false,
    );
    expect(JSON.stringify(masked)).not.toMatch(/s3cr/);
    expect(masked.request.headers).toEqual({ 'x-key': '***' });
  });

  it('hides a secret that starts with another one as a whole', () => {
    expect(new Mask(['abc', 'abcdef']).text('<abcdef> <abc>')).toBe('<***> <***>');
  });

  it.each([
    ['Bearer abc.def', 'Bearer ***'],
    ['Basic YTpi', 'Basic ***'],
    ['abc def', '***'],
  ])('shows of the header "authorization: %s" only the scheme', (value, expected) => {
    const masked = new Mask([]).exchange({ ...request, headers: { authorization: value } }, reply, false);
    expect(masked.request.headers).toEqual({ authorization: expected });
  });

  it('hides both bodies of a token request, read from either side', () => {
    const bodies = [
      ['grant_type=client_credentials&client_id=a', '{"error":"access_denied"}'],
      ['{}', '{"access_token":"abc'],
    ] as const;
    for (const [sent, answered] of bodies) {
      const masked = new Mask([]).exchange({ ...request, body: sent }, { ...reply, body: answered }, false);
      expect([masked.request.body, masked.outcome]).toEqual(['***', { ...reply, body: '***' }]);
    }
  });

  it('hides both bodies of a sign-in whatever they look like, and cookies', () => {
    const masked = new Mask([]).exchange(
      { ...request, body: 'x' },
      { ...reply, headers: { 'set-cookie': 'a=b' }, body: 'y' },
      true,
    );
    expect(masked.request.body).toBe('***');
    expect(masked.outcome).toEqual({ ...reply, headers: { 'set-cookie': '***' }, body: '***' });
  });

  it('counts every field of a credential as secret, but not the address of the sign-in', () => {
    const fields = { loginUrl: 'https://x.test/oauth_token.do', clientId: 'a', clientSecret: 'b', scope: 'c' };
    expect(secretsIn(fields)).toEqual(['a', 'b', 'c']);
  });

  it('leaves no secret of any shape in any text', () => {
    const word = fc
      .string({ minLength: 4, unit: 'binary' })
      .filter((text) => !'***'.includes(text) && !text.includes('*'));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.string(), (secrets, around) => {
        const masked = new Mask(secrets).text(around + secrets.join(around));
        for (const secret of secrets) expect(masked.includes(secret)).toBe(false);
      }),
    );
  });
});
