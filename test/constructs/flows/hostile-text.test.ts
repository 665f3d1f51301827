import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conversationId, type Setting } from '../../../sandbox/exploration/run';
import type { Interaction } from '../../../sandbox/genesys/flow';
import { Sandbox } from '../../../sandbox/sandbox';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const published = shipped(exampleOrg('dev'));
const people = [{ user_name: 'ada.lovelace', phone: '+44 2079460123', active: 'true' }];

/** The lengths of ServiceNow's columns, to which the flows cut texts. */
const longest = { short_description: 160, description: 4000 };

function runMessage(body: string, senderAddress = '+442079460123') {
  return run('inboundShortMessage', { type: 'message', conversationId, senderAddress, body });
}

function runWorkflow(inputs: Readonly<Record<string, string>>) {
  const id = inputs['Flow.conversationId'] ?? conversationId;
  return run('workflow', {
    type: 'workflow',
    inputs: {
      'Flow.conversationId': id,
      'Flow.callerPhone': '',
      'Flow.shortDescription': 'x',
      'Flow.description': '',
      ...inputs,
    },
    conversations: new Map([[id, new Map()]]),
  });
}

function run(type: Setting['type'], interaction: Interaction) {
  // A text that is not a number must not reach a conversion.
  const sandbox = new Sandbox(published, { users: people, runner: { unreadableNumbers: 'fail' } });
  const flow = sandbox.flow(type);
  if (flow === undefined) throw new Error(`the org ships no ${type}`);
  const result = sandbox.run(flow, interaction);
  const terms = sandbox.serviceNow.requests
    .map(({ path }) => new URLSearchParams(path.split('?')[1]).get('sysparm_query'))
    .filter((query) => query !== null);
  return { result, incidents: sandbox.serviceNow.records('incident'), terms };
}

const hostileTexts = [
  'say "hello"',
  'back\\slash and \\" both',
  'two\nlines\r\nand a\ttab',
  '${input.accessToken} ${credentials.clientSecret}',
  '%{ if true }x%{ endif }',
  '$!{input.description} $input.class $esc.jsonEncode("x")',
  '#set($x = 1)#if(true)x#end ## no comment #* none *#',
  '{{mark}} {% raw %}',
  'a^ORnumber=INC0010001^NQactive=true',
  'javascript:gs.getUser()',
  '\u{1F600} \u{1F469}\u200d\u{1F4BB} \u202e right to left',
  '<script>alert(1)</script> &amp; \u0000\u0001\u001f',
  'x'.repeat(10_000),
  ' leading and trailing ',
];

describe('text of a caller', () => {
  it.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 60), text]))(
    '%s arrives unchanged, cut to the length of its column',
    (_, text) => {
      const { incidents, result } = runMessage(text);
      expect(result.failed).toBeUndefined();
      expect(incidents).toHaveLength(1);
      expect(incidents[0]?.['short_description']).toBe(text.slice(0, longest.short_description));
      expect(incidents[0]?.['description']).toBe(text.slice(0, longest.description));
    },
  );

  it('of any kind makes one record with that text', () => {
    const fragment = fc.oneof(
      fc.constantFrom(...hostileTexts.slice(0, -2)),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    const anyText = fc.array(fragment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        anyText.filter((text) => text !== ''),
        anyText,
        (shortDescription, description) => {
          const { incidents } = runWorkflow({
            'Flow.shortDescription': shortDescription,
            'Flow.description': description,
          });
          expect(incidents).toHaveLength(1);
          expect(incidents[0]?.['short_description']).toBe(shortDescription.slice(0, longest.short_description));
          expect(incidents[0]?.['description']).toBe(description.slice(0, longest.description));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('that is empty makes a record that says so', () => {
    expect(runMessage('').incidents[0]?.['short_description']).toBe('Message without text');
  });
});

describe('the address of a caller', () => {
  it.each(['tel:+442079460123', '+442079460123', '02079460123'])('%s finds the person with that number', (address) => {
    const { incidents, terms } = runMessage('help', address);
    expect(terms[0]).toBe('active=true^phoneENDSWITH079460123^ORmobile_phoneENDSWITH079460123');
    expect(incidents[0]?.['caller_id']).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    '',
    'anonymous',
    '12345',
    '        5',
    '12345678 ',
    '+12345678',
    '-12345678',
    '1234567.8',
    'sip:desk@example.org',
    '1^ORactive=true',
    'javascript:1',
  ])('%j is not a number, so no one is looked up', (address) => {
    const { incidents, terms } = runMessage('help', address);
    expect(terms).toEqual([]);
    expect(incidents[0]?.['caller_id']).toBe('');
  });

  it('does not identify the caller when two people share it', () => {
    const sandbox = new Sandbox(published, {
      users: [...people, { user_name: 'grace.hopper', mobile_phone: '+1 2079460123', active: 'true' }],
    });
    const flow = sandbox.flow('inboundCall');
    if (flow === undefined) throw new Error('the org ships no call');
    sandbox.run(flow, { type: 'call', conversationId, ani: 'tel:+12079460123' });
    expect(sandbox.serviceNow.records('incident')[0]?.['caller_id']).toBe('');
  });
});

describe('the id of a conversation', () => {
  it.each(['', ' ', 'a^ORactive=true', 'javascript:gs.x', ' padded', 'x'.repeat(65)])(
    '%j is refused with a reason',
    (id) => {
      const { result, incidents } = runWorkflow({ 'Flow.conversationId': id });
      expect(incidents).toEqual([]);
      expect(result.outputs).toMatchObject({ 'Flow.outcome': 'refused', 'Flow.reason': 'no usable conversation id' });
    },
  );

  it('becomes the correlation id of the record', () => {
    expect(runMessage('help').incidents[0]?.['correlation_id']).toBe(`${conversationId}-create-incident`);
  });
});
