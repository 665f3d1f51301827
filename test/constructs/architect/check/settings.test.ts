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
    ['a blank name', { name: ' ' }, 'flow " ", name: got a blank text; expected a text'],
    [
      'a name with a slash',
      { name: 'IT/Desk' },
      'flow "IT/Desk", name: got "IT/Desk"; expected a name without "/" that does not end in "-debug"',
    ],
    [
      'a name that ends like a debug copy',
      { name: 'Desk-debug' },
      'flow "Desk-debug", name: got "Desk-debug"; expected a name without "/" that does not end in "-debug"',
    ],
    ['a blank division', { division: '' }, 'flow "Desk", division: got a blank text; expected a text'],
    [
      'a language tag in upper case',
      { language: 'en-US' },
      'flow "Desk", language: got "en-US"; expected a tag in lower case, such as en-us',
    ],
    [
      'a description with double braces',
      { description: 'for {{team}}' },
      'flow "Desk", description: got "for {{team}}"; expected a text without "{{": publishing replaces what is between double braces',
    ],
    [
      'a greeting with half of an emoji',
      { greeting: 'Hi \ud83d' },
      'flow "Desk", greeting: got "Hi \\ud83d"; expected a text without NUL and without half of a surrogate pair',
    ],
    ['a blank greeting', { greeting: '' }, 'flow "Desk", greeting: got a blank text; expected a text'],
    [
      'a blank error queue',
      { onError: { queue: '' } },
      'flow "Desk", onError.queue: got a blank text; expected a text',
    ],
    [
      'no task at all',
      { sequences: [] },
      'flow "Desk", tasks: got none; expected at least one; the first starts the flow',
    ],
    [
      'two tasks of one name',
      {
        sequences: [
          { name: 'Main', actions: [hangUp] },
          { name: 'main', actions: [hangUp] },
        ],
      },
      'flow "Desk": got the task "main" twice; rename one',
    ],
    [
      'a task name that cannot be a reference',
      { sequences: [{ name: 'Main [1]', actions: [hangUp] }] },
      'flow "Desk", task "Main [1]", name: got "Main [1]"; expected a letter, then letters, digits and spaces',
    ],
    [
      'a task name that is too long',
      { sequences: [{ name: 'M'.repeat(201), actions: [hangUp] }] },
      `flow "Desk", task "${'M'.repeat(201)}", name: got 201 characters; expected at most 200`,
    ],
  ])('refuse %s', (_what, changes, expected) => {
    expect(withSettings(changes)).toEqual([expected]);
  });

  it('refuse a greeting and a spoken error in a flow without audio', () => {
    const spoken = { greeting: 'Hi', onError: { say: 'Sorry' } };
    expect(mistakesOf(messageFlow([hangUp], spoken))).toEqual([
      'flow "Desk", greeting: only flows for calls have it, and this flow is inboundShortMessage; leave it out',
      'flow "Desk", onError.say: only flows for calls have it, and this flow is inboundShortMessage; leave it out',
    ]);
  });

  it('accept an error queue for a message and refuse it for a workflow', () => {
    const onError = { queue: 'Service Desk' };
    expect(mistakesOf(messageFlow([hangUp], { onError }))).toEqual([]);
    expect(mistakesOf(workflow([finish], { onError }))).toEqual([
      'flow "Desk", onError.queue: workflow flows have no conversation to transfer; leave it out',
    ]);
  });

  it('are reported together with all other mistakes', () => {
    expect(mistakesOf(callFlow([], { division: '', language: '' }))).toEqual([
      'flow "Desk", division: got a blank text; expected a text',
      'flow "Desk", language: got ""; expected a tag in lower case, such as en-us',
      'flow "Desk", task "Main": a path stops here without an ending; finish it with disconnect, or with a transfer whose failure branch ends too',
    ]);
  });
});
