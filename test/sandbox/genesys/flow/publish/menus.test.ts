import { describe, expect, it } from '@jest/globals';
import { choicesNotRun } from '../../../../../sandbox/genesys/flow/publish/not-run';
import { exitsTaken, mistakesOf, type RunOptions, ran, start } from '../fixture';

interface MenuParts {
  /** Items of `choices`, as YAML on one line. */
  readonly choices: string;
  /** More keys of the menu, as YAML. */
  readonly keys?: string;
  /** More keys at the root of the flow, as YAML. */
  readonly root?: string;
}

const say = (text: string) => `{ playAudio: { audio: { tts: ${text} } } }`;
const sales = `{ menuTask: { name: Sales, dtmf: digit_1, task: { actions: [${say('Sales')}, { disconnect: {} }] } } }`;
const bye = '{ menuDisconnect: { name: Bye, refId: bye, dtmf: digit_9, globalDtmf: false } }';

/** A call flow that begins in a menu, which says "Press" (5 characters, 300 ms). */
function menuFlow({ choices, keys = '', root = '' }: MenuParts): string {
  return `inboundCall:
  name: Menus
  startUpRef: ./menus/menu[main]
  initialGreeting: { tts: Hello }
${root}
  tasks:
    - task: { name: Task, refId: task, actions: [${say('Task')}, { jumpToMenu: { targetMenuRef: "/inboundCall/menus/menu[other]" } }] }
  menus:
    - menu:
        name: Main
        refId: main
        audio: { tts: Press }
        choices: [${choices}]
${keys}
    - menu: { name: Other, refId: other, audio: { tts: Other }, choices: [${bye}] }
`;
}

const saidIn = (text: string, options?: RunOptions) => ran(text, options).result.said.map((one) => one.text);

describe('a menu', () => {
  it('runs the choice of the pressed key', () => {
    const { result, events } = ran(menuFlow({ choices: `${bye}, ${sales}` }), { keys: ['1'] });
    expect(result.said.map(({ text }) => text)).toEqual(['Hello', 'Press', 'Sales']);
    expect(result.end).toEqual({ kind: 'disconnected' });
    expect(result.failed).toBeUndefined();
    expect(exitsTaken(events)).toEqual([
      'menus.Main 1',
      'menus.Main.choices.1 task',
      'menus.Main.choices.1.task.actions.0 next',
      'menus.Main.choices.1.task.actions.1 disconnected',
    ]);
    expect(result.actions).toBe(4);
  });

  it('asks three times and waits 10 seconds each time, unless the menu or the flow sets other values', () => {
    const silent = ran(menuFlow({ choices: sales })).result;
    expect(silent.said.map(({ text }) => text)).toEqual(['Hello', 'Press', 'Press', 'Press']);
    expect(silent.endedAt).toBe(start + 300 + 3 * (300 + 10_000));
    const ofFlow =
      '  settingsMenu: { repeatCount: { lit: 2 }, menuSelectionTimeout: { lit: { seconds: 1 } }, listenForExtensionDialing: { lit: true } }';
    expect(ran(menuFlow({ choices: sales, root: ofFlow })).result.endedAt).toBe(start + 300 + 2 * 1300);
    const own = '        settingsMenu: { repeatCount: { lit: 1 }, menuSelectionTimeout: { noValue: true } }';
    expect(ran(menuFlow({ choices: sales, root: ofFlow, keys: own })).result.endedAt).toBe(start + 300 + 1300);
  });

  it('takes its default choice if the caller never chooses', () => {
    const keys = '        defaultChildMenuRef: "./choices/menuDisconnect[bye]"';
    const { result, events } = ran(menuFlow({ choices: `${sales}, ${bye}`, keys }), { keys: ['', '4', '12'] });
    expect(result.failed).toBeUndefined();
    expect(exitsTaken(events)).toEqual(['menus.Main default', 'menus.Main.choices.1 disconnected']);
  });

  it('fails the flow if the caller never chooses and there is no default choice', () => {
    expect(ran(menuFlow({ choices: sales })).result.failed).toBe(
      'menus.Main: menu "Main" got no choice in 3 times, and has no default choice',
    );
  });

  it('can jump to a task, which can jump to a menu', () => {
    const jump = '{ menuJumpToTask: { name: Go, dtmf: digit_*, targetTaskRef: "/inboundCall/tasks/task[task]" } }';
    expect(saidIn(menuFlow({ choices: jump }), { keys: ['*', '9'] })).toEqual(['Hello', 'Press', 'Task', 'Other']);
  });

  it('transfers to a queue, and fails the flow if the transfer fails', () => {
    const transfer =
      '{ menuTransferToAcd: { name: Desk, dtmf: digit_2, targetQueue: { lit: { name: Desk } }, overrideInQueueFlow: { name: x }, failureTransferAudio: { tts: Busy } } }';
    const flow = menuFlow({ choices: transfer });
    expect(ran(flow, { keys: ['2'] }).result.end).toEqual({ kind: 'queue', queue: 'Desk' });
    const failed = ran(flow, { keys: ['2'], settings: { failTransfers: () => true } }).result;
    expect(failed.failed).toContain('choice "Desk" failed, and nothing follows a choice of a menu');
    expect(failed.said.at(-1)?.text).toBe('Busy');
  });

  it('transfers to a number outside the org, and to the voicemail of a queue', () => {
    const choices = `{ menuTransferToVoicemail: { name: Mailbox, dtmf: digit_3, preTransferAudio: { tts: Moment }, failureTransferAudio: { tts: Sorry }, destination: { queue: { targetQueue: { lit: { name: Desk } }, callbackNumber: { exp: ToPhoneNumber(Call.Ani) }, voicemailGreeting: { exp: 'AudioPlaybackOptions(ToAudioTTS("Leave a message."), false)' } } } } }, { menuTransferToNumber: { name: Outside, dtmf: digit_4, trackingId: 7, preTransferAudio: { tts: Moment }, failureTransferAudio: { tts: Sorry }, targetNumber: { lit: "+13175550123" }, connectTimeout: { noValue: true } } }`;
    const flow = menuFlow({ choices });
    expect(ran(flow, { keys: ['3'] }).result.end).toEqual({ kind: 'voicemail', queue: 'Desk' });
    expect(ran(flow, { keys: ['4'] }).result.end).toEqual({ kind: 'number', number: '+13175550123' });
    const failed = ran(flow, { keys: ['4'], settings: { failTransfers: (name) => name === '+13175550123' } }).result;
    expect(failed.failed).toContain('choice "Outside" failed');
    const failing = { failTransfers: () => true, failedNumberTransfers: 'disconnect' } as const;
    const ended = ran(flow, { keys: ['4'], settings: failing }).result;
    expect([ended.failed, ended.end, ended.said.at(-1)?.text]).toEqual([undefined, { kind: 'disconnected' }, 'Moment']);
    expect(ran(flow, { keys: ['3'], settings: failing }).result.failed).toContain('choice "Mailbox" failed');
  });

  it('is where previousMenu goes back to: the menu that the caller was in last', () => {
    const info = `{ menuTask: { name: Info, dtmf: digit_1, task: { actions: [${say('Nine')}, { previousMenu: { name: Back } }] } } }`;
    expect(saidIn(menuFlow({ choices: `${info}, ${bye}` }), { keys: ['1', '9'] })).toEqual([
      'Hello',
      'Press',
      'Nine',
      'Press',
    ]);
    const jump =
      '{ menuTask: { name: Go, dtmf: digit_2, task: { actions: [{ jumpToMenu: { targetMenuRef: "./menus/menu[other]" } }] } } }';
    const nested = menuFlow({ choices: `${jump}, ${bye}` }).replace(`choices: [${bye}]`, `choices: [${info}, ${bye}]`);
    expect(saidIn(nested, { keys: ['2', '1', '9'] })).toEqual(['Hello', 'Press', 'Other', 'Nine', 'Other']);
    const before = { settings: { previousMenu: 'before' } } as const;
    expect(saidIn(nested, { keys: ['2', '1', '9'], ...before })).toEqual(['Hello', 'Press', 'Other', 'Nine', 'Press']);
    const alone = ran(menuFlow({ choices: `${info}, ${bye}` }), { keys: ['1'], ...before });
    expect(alone.result.failed).toContain('the caller has not been in a menu before');
  });

  it('is missed by a previousMenu that runs before any menu, which fails the flow', () => {
    const flow = menuFlow({ choices: bye })
      .replace('startUpRef: ./menus/menu[main]', 'startUpRef: ./tasks/task[task]')
      .replace('{ jumpToMenu: { targetMenuRef: "/inboundCall/menus/menu[other]" } }', '{ previousMenu: {} }');
    expect(ran(flow).result.failed).toContain('the caller has not been in a menu before');
  });

  it('accepts the global key of another menu', () => {
    const global = sales.replace('dtmf: digit_1', 'dtmf: digit_1, globalDtmf: true');
    const jump = '{ menuJumpToTask: { name: Go, dtmf: digit_2, targetTaskRef: "./tasks/task[task]" } }';
    const pressed: RunOptions = { keys: ['2', '1'] };
    expect(saidIn(menuFlow({ choices: `${global}, ${jump}` }), pressed).at(-1)).toBe('Sales');
    expect(ran(menuFlow({ choices: `${sales}, ${jump}` }), pressed).result.failed).toContain('menu "Other" got no');
  });

  it('ends after 10,000 actions if it goes round for ever', () => {
    const jump = '{ menuJumpToTask: { name: Go, dtmf: digit_1, targetTaskRef: "./tasks/task[task]" } }';
    const round = menuFlow({ choices: jump }).replace(`choices: [${bye}]`, `choices: [${jump}]`);
    const { result } = ran(round, { keys: new Array(10_000).fill('1') });
    expect(result.failed).toContain('the run has executed 10000 actions');
  });

  it.each<[mistake: string, parts: MenuParts, message: string]>([
    [
      'a choice that is not known',
      { choices: '{ menuSubmenus: { name: Sub } }' },
      'got the menu choice "menuSubmenus"; expected one of menuDisconnect, menuJumpToTask, menuTransferToAcd, menuTransferToNumber, menuTransferToVoicemail, menuTask; did you mean "menuSubMenu"?',
    ],
    ...[...choicesNotRun].map(([kind, why]): [string, MenuParts, string] => [
      `a ${kind}, with the reason`,
      { choices: `{ ${kind}: { name: x } }` },
      `the sandbox does not run the menu choice ${kind}: ${why}`,
    ]),
    [
      'a number that is none',
      { choices: '{ menuTransferToNumber: { name: Out, dtmf: digit_1, targetNumber: { lit: nobody } } }' },
      'lit: got "nobody"; expected a phone number',
    ],
    [
      'two choices of one key',
      { choices: `${bye}, ${bye}` },
      'got the key 9; another choice of this menu has it; change one',
    ],
    [
      'a key that no phone has',
      { choices: bye.replace('digit_9', 'digit_star') },
      'got "digit_star"; expected a key of a phone: digit_0 to digit_9, digit_* or digit_#',
    ],
    [
      'a task that runs off its end',
      { choices: `{ menuTask: { name: T, dtmf: digit_1, task: { actions: [${say('x')}] } } }` },
      'a path of this task runs off its end',
    ],
    [
      'a default choice that is none of them',
      { choices: bye, keys: '        defaultChildMenuRef: "./choices/menuTask[bye]"' },
      'got "./choices/menuTask[bye]"; expected a choice of this menu',
    ],
    [
      'a computed count',
      { choices: bye, keys: '        settingsMenu: { repeatCount: { exp: "2" } }' },
      'repeatCount: it cannot be computed; expected { lit: ... }',
    ],
    [
      'a count that asks for ever',
      { choices: bye, keys: '        settingsMenu: { repeatCount: { lit: 999999999999 } }' },
      'repeatCount: got 999999999999; expected 1 to 99',
    ],
    ['no choices', { choices: bye, keys: '        choises: []' }, 'choises: unknown key'],
  ])('is refused with its place: %s', (_, parts, message) => {
    const mistakes = mistakesOf(menuFlow(parts));
    expect(mistakes.join('\n')).toContain(message);
    expect(mistakes[0]).toMatch(/^desk\.yaml:\d+:\d+: flow "Menus", menu "Main"/);
  });
});
