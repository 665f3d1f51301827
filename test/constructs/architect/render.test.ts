import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { render } from '../../../constructs/architect';
import { toArchy } from '../../../constructs/architect/render/document';
import { anyFlow } from './support/any-flow';
import { mistakesOf } from './support/flows';

describe('any flow that is right', () => {
  it('is accepted, and its YAML reads as what it was made from under YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        expect(mistakesOf(flow)).toEqual([]);
        const yaml = render(flow);
        const model = toArchy(flow);
        expect(parse(yaml, { version: '1.2', maxAliasCount: 0 })).toEqual(model);
        expect(parse(yaml, { version: '1.1', maxAliasCount: 0 })).toEqual(model);
      }),
      { numRuns: 60 },
    );
  });

  it('renders to the same text each time', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        expect(render(structuredClone(flow))).toBe(render(flow));
      }),
      { numRuns: 20 },
    );
  });
});
