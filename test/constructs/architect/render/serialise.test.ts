import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { render } from '../../../../constructs/architect';
import { callFlow, hangUp, lookup, lookupCall, mistakesOf } from '../support/flows';
import { anyText, hostileTexts } from '../support/texts';

const versions = ['1.1', '1.2'] as const;

/** A flow that has the text as a value, as a key and inside expressions. */
function flowWith(text: string) {
  const action = { ...lookup, category: text, inputs: {}, outputs: {} };
  return callFlow([lookupCall({ action, inputs: {} }), hangUp], { description: text, greeting: text });
}

function readBack(yaml: string, version: (typeof versions)[number]) {
  const { description, initialGreeting, tasks } = parse(yaml, { version }).inboundCall;
  return [description, initialGreeting.tts, Object.keys(tasks[0].task.actions[0].callData.category)];
}

/** Control characters and line breaks other than LF that stand in the file unescaped. */
function rawIn(yaml: string): readonly string[] {
  return yaml.match(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/gu) ?? [];
}

describe('the text of a flow', () => {
  it.each(hostileTexts)('survives YAML 1.1 and 1.2: %j', (text) => {
    const flow = flowWith(text);
    expect(mistakesOf(flow)).toEqual([]);
    expect(rawIn(render(flow))).toEqual([]);
    for (const version of versions) expect(readBack(render(flow), version)).toEqual([text, text, [text]]);
  });

  it('survives whatever it says, and the file holds nothing that a strict YAML reader rejects', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const yaml = render(flowWith(text));
        expect(rawIn(yaml)).toEqual([]);
        for (const version of versions) expect(readBack(yaml, version)).toEqual([text, text, [text]]);
      }),
    );
  });

  it('survives in 10,000 characters on one line', () => {
    const text = 'a: "b" # c, '.repeat(834).slice(0, 10_000).trim();
    const yaml = render(callFlow([hangUp], { description: text, greeting: `${text}\nend` }));
    expect(yaml.split('\n').filter((line) => line.length > 5_000)).toHaveLength(2);
    expect(yaml).toContain('\\nend"\n');
    expect(parse(yaml).inboundCall.description).toBe(text);
    expect(parse(yaml).inboundCall.initialGreeting.tts).toBe(`${text}\nend`);
  });

  it('has neither anchors nor aliases, also where a value is used twice', () => {
    const twice = render(callFlow([lookupCall({ onSuccess: [hangUp], onFailure: [hangUp] }), hangUp]));
    expect(twice).not.toMatch(/[&*]\w/);
  });
});
