import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Mask, secretInputs, secretsIn, secretsInAuth } from '../../../../sandbox/genesys/data-actions/masking';
import { compileVelocity } from '../../../../sandbox/genesys/template/velocity';
import { textTools } from '../../../../sandbox/genesys/template/velocity/text-tools';
import type { HttpRequest } from '../../../../sandbox/http';
import { anyCharacter } from '../../../support/any-character';

const request: HttpRequest = { method: 'POST', url: 'https://x.test/', headers: {}, body: '' };
const reply = { kind: 'reply', status: 200, headers: {}, body: '', afterMs: 1 } as const;

describe('masking', () => {
  it('hides a secret in the URL, the headers and both bodies', () => {
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

  it('hides the whole of a secret that starts with another one', () => {
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

  it('hides both bodies of a token request, recognised by either of them', () => {
    const bodies = [
      ['grant_type=client_credentials&client_id=a', '{"error":"access_denied"}'],
      ['{}', '{"access_token":"abc'],
    ] as const;
    for (const [sent, answered] of bodies) {
      const masked = new Mask([]).exchange({ ...request, body: sent }, { ...reply, body: answered }, false);
      expect([masked.request.body, masked.outcome]).toEqual(['***', { ...reply, body: '***' }]);
    }
  });

  it('hides both bodies of every sign-in, and cookies', () => {
    const masked = new Mask([]).exchange(
      { ...request, body: 'x' },
      { ...reply, headers: { 'set-cookie': 'a=b' }, body: 'y' },
      true,
    );
    expect(masked.request.body).toBe('***');
    expect(masked.outcome).toEqual({ ...reply, headers: { 'set-cookie': '***' }, body: '***' });
  });

  it('treats every field of a credential as secret, except the address of the sign-in', () => {
    const fields = { loginUrl: 'https://x.test/oauth_token.do', clientId: 'a', clientSecret: 'b', scope: 'c' };
    expect(secretsIn(fields)).toEqual(['a', 'b', 'c']);
  });

  const decoders = ['jsonDecode', 'unicode'];

  it.each(Object.keys(textTools.esc).filter((name) => !decoders.includes(name)))(
    'hides a secret that a template wrote with $esc.%s',
    (method) => {
      const secret = 'canary\'"&</$#:= ä';
      const text = compileVelocity(`<$esc.${method}($x)>`, 'test')({ x: secret });
      expect(new Mask([secret]).text(text)).toBe('<***>');
    },
  );

  it('hides a secret inside Base64 with any text around it', () => {
    const bytes = fc.string({ unit: 'grapheme-ascii', maxLength: 8 });
    const secret = 'canary-secret-1';
    const mask = new Mask([secret]);
    fc.assert(
      fc.property(bytes, bytes, (before, after) => {
        const masked = mask.text(Buffer.from(before + secret + after).toString('base64'));
        expect(masked).toContain('***');
        const left = masked.split('***').map((piece) => Buffer.from(piece, 'base64').toString('latin1'));
        expect(left.join('')).not.toContain('canary');
        expect(left.join('')).not.toContain('secret');
      }),
    );
  });

  it('treats everything in an auth response as secret, except the type, scope and lifetime of the token', () => {
    const response = { token_type: 'Bearer', scope: 'a', expires_in: '60', expires: 5, jwt: 'b', deep: { x: ['c'] } };
    expect(secretsInAuth(response)).toEqual(['b', 'c']);
  });

  it('recognises secret inputs by their names', () => {
    const inputs = {
      accessToken: 'a',
      client_secret: 'b',
      Password: 'c',
      'x-api-key': 'd',
      number: 'e',
      tokenLife: 'f',
      token: 5,
    };
    expect(secretInputs(inputs)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leaves no secret in any text', () => {
    const word = fc
      .string({ minLength: 4, unit: anyCharacter })
      .filter((text) => !'***'.includes(text) && !text.includes('*'));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.string(), (secrets, around) => {
        const masked = new Mask(secrets).text(around + secrets.join(around));
        for (const secret of secrets) expect(masked.includes(secret)).toBe(false);
      }),
    );
  });
});
