import { describe, expect, it } from '@jest/globals';
import type { Flow } from '../../../../constructs/architect';
import { callFlow, finish, hangUp, messageFlow, mistakesOf, workflow } from '../support/flows';

const withSettings = (changes: Partial<Flow>) => mistakesOf(callFlow([hangUp], changes));

describe('the settings of a flow', () => {
  it('are accepted with everything that a call can have', () => {
    const spoken = { greeting: 'Welcome', onError: { say: 'Sorry', queue: 'Service Desk' } };
    expect(withSettings({ ...spoken, description: '', language: 'pt-br' })).toEqual([]);
  });

  it.each<[string, Partial<Flow>, string]>([
    ['a blank name', { name: ' ' }, 'flow " ": name is blank; give it a text'],
    [
      'a name with a slash',
      { name: 'IT/Desk' },
      'flow "IT/Desk": name "IT/Desk" is not accepted; a flow\'s name has no "/" and does not end in "-debug"',
    ],
    [
      'a name that ends like a debug copy',
      { name: 'Desk-debug' },
      'flow "Desk-debug": name "Desk-debug" is not accepted; a flow\'s name has no "/" and does not end in "-debug"',
    ],
    ['a blank division', { division: '' }, 'flow "Desk": division is blank; give it a text'],
    [
      'a language tag in upper case',
      { language: 'en-US' },
      'flow "Desk": language "en-US" is not accepted; expected a tag in lower case, such as en-us',
    ],
    [
      'a description with double braces',
      { description: 'for {{team}}' },
      'flow "Desk": description contains "{{", got "for {{team}}"; publishing replaces what stands in double braces, so write it without them',
    ],
    [
      'a greeting with half of an emoji',
      { greeting: 'Hi \ud83d' },
      'flow "Desk": greeting holds a NUL or half of a surrogate pair, got "Hi \\ud83d"; remove it',
    ],
    ['a blank greeting', { greeting: '' }, 'flow "Desk": greeting is blank; give it a text'],
    ['a blank error queue', { onError: { queue: '' } }, 'flow "Desk": onError.queue is blank; give it a text'],
    [
      'no task at all',
      { sequences: [] },
      'flow "Desk": no tasks given; at least one is needed, and the first starts the flow',
    ],
    [
      'two tasks of one name',
      {
        sequences: [
          { name: 'Main', actions: [hangUp] },
          { name: 'main', actions: [hangUp] },
        ],
      },
      'flow "Desk": task "main" is there twice; rename one',
    ],
    [
      'a task name that cannot be a reference',
      { sequences: [{ name: 'Main [1]', actions: [hangUp] }] },
      'flow "Desk", task "Main [1]": name "Main [1]" is not accepted; use a letter, then letters, digits and spaces',
    ],
    [
      'a task name that is too long',
      { sequences: [{ name: 'M'.repeat(201), actions: [hangUp] }] },
      `flow "Desk", task "${'M'.repeat(201)}": name has 201 characters; at most 200 are accepted`,
    ],
  ])('refuse %s', (_what, changes, expected) => {
    expect(withSettings(changes)).toEqual([expected]);
  });

  it('refuse a greeting and a spoken error in a flow without audio', () => {
    const spoken = { greeting: 'Hi', onError: { say: 'Sorry' } };
    expect(mistakesOf(messageFlow([hangUp], spoken))).toEqual([
      'flow "Desk": greeting is for calls, this flow is inboundShortMessage; leave it out',
      'flow "Desk": onError.say is for calls, this flow is inboundShortMessage; leave it out',
    ]);
  });

  it('accept an error queue for a message and refuse it for a workflow', () => {
    const onError = { queue: 'Service Desk' };
    expect(mistakesOf(messageFlow([hangUp], { onError }))).toEqual([]);
    expect(mistakesOf(workflow([finish], { onError }))).toEqual([
      'flow "Desk": onError.queue is not accepted, workflow flows have no conversation to transfer; leave it out',
    ]);
  });

  it('are reported together with all other mistakes', () => {
    expect(mistakesOf(callFlow([], { division: '', language: '' }))).toEqual([
      'flow "Desk": division is blank; give it a text',
      'flow "Desk": language "" is not accepted; expected a tag in lower case, such as en-us',
      'flow "Desk", task "Main": a path stops here without an ending; finish it with disconnect, or with a transfer whose failure branch ends too',
    ]);
  });
});
