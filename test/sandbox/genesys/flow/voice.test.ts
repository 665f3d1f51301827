import { describe, expect, it } from '@jest/globals';
import { callFlow, exitsTaken, mistakesOf, type RunOptions, ran, start } from './fixture';

const variables = '- stringVariable: { name: Flow.input, initialValue: { lit: before } }';

describe('collectInput', () => {
  const flow = (keys: string) =>
    callFlow({
      variables,
      actions: `
- collectInput:
    inputData: { var: Flow.input }
    inputAudio: { tts: Enter }
    ${keys}
    outputs: { success: { actions: [{ playAudio: { audio: { exp: ToAudioTTS(Flow.input) } } }, { disconnect: {} }] } }
- playAudio: { audio: { exp: 'ToAudioTTS("no " + Flow.input)' } }
- disconnect: {}`,
    });
  const exact = flow('digits: { exact: 4 }');
  const range = flow('digits: { range: { terminatingDtmf: "digit_#", min: 2, max: 4 } }');
  const heard = (text: string, ...keys: string[]) => ran(text, { keys }).result.said.at(-1)?.text;

  it.each([
    ['4711', '4711'],
    ['471', 'no before'],
    ['47*1', 'no before'],
    ['', 'no before'],
    ['*', 'no before'],
  ])('of exactly 4 digits reads %p as %p', (keys, expected) => {
    expect(heard(exact, keys)).toBe(expected);
  });

  it.each([
    ['47#', '47'],
    ['47', '47'],
    ['4711', '4711'],
    ['4711#', '4711'],
    ['4#', 'no before'],
    ['47*', 'no before'],
  ])('of 2 to 4 digits that # ends reads %p as %p', (keys, expected) => {
    expect(heard(range, keys)).toBe(expected);
  });

  it('waits 5 seconds for the first key and 3 for the next, unless the action or the flow sets other times', () => {
    const took = (text: string, ...keys: string[]) => {
      const { said, endedAt } = ran(text, { keys }).result;
      return endedAt - start - said.reduce((sum, { ms }) => sum + ms, 0);
    };
    expect([took(range, ''), took(range, '47'), took(range, '47#'), took(exact, '4711')]).toEqual([5000, 3000, 0, 0]);
    const own = flow(
      'digits: { range: { min: 2, max: 4 } }\n    noEntryTimeout: { lit: { seconds: 8 } }\n    interDigitTimeout: { lit: { seconds: 2 } }',
    );
    expect([took(own, ''), took(own, '47')]).toEqual([8000, 2000]);
    const ofFlow = exact.replace(
      'defaultLanguage',
      'settingsActionDefaults: { callData: {}, collectInput: { noEntryTimeout: { lit: { seconds: 7 } } } }\n  defaultLanguage',
    );
    expect(took(ofFlow, '')).toBe(7000);
  });

  it('accepts * or # alone, and keeps the key that ends the input, if the action says so', () => {
    const alone = flow('digits: { exact: 4 }\n    acceptJustStar: { lit: true }\n    acceptJustPound: { lit: false }');
    expect([heard(alone, '*'), heard(alone, '#')]).toEqual(['*', 'no before']);
    const kept = flow(
      'digits: { range: { terminatingDtmf: digit_9, min: 1, max: 4 } }\n    includeTerminatingDtmfInResultData: true',
    );
    expect(heard(kept, '479')).toBe('479');
  });

  it('keeps the keys beyond its last digit for the next prompt', () => {
    const two = callFlow({
      variables: `${variables}\n- stringVariable: { name: Flow.next }`,
      actions: `
- collectInput: { inputData: { var: Flow.input }, digits: { exact: 2 } }
- collectInput: { inputData: { var: Flow.next }, digits: { exact: 2 } }
- playAudio: { audio: { exp: 'ToAudioTTS(Append(Flow.input, "-", Flow.next))' } }
- disconnect: {}`,
    });
    expect(heard(two, '1234')).toBe('12-34');
    expect(heard(two, '12', '56')).toBe('12-56');
  });

  it('refuses impossible numbers of digits, and settings that the sandbox does not know', () => {
    const mistakes = (keys: string) => mistakesOf(flow(keys)).join('\n');
    expect(mistakes('digits: { range: { min: 5, max: 2 } }')).toContain('got 5 to 2 digits; expected 1 to 40 digits');
    expect(mistakes('digits: { exact: 41 }')).toContain('got 41 to 41 digits; expected 1 to 40 digits');
    expect(mistakes('digits: { exact: 1 }\n    verificationType: aloud')).toContain(
      'verificationType: got aloud; expected none, numeric, individualDigits',
    );
    for (const seconds of [0, 100])
      expect(mistakes(`digits: { exact: 1 }\n    noEntryTimeout: { lit: { seconds: ${seconds} } }`)).toContain(
        `noEntryTimeout: got ${seconds * 1000} ms; expected 1 to 99 seconds`,
      );
    const ofFlow = exact.replace(
      'defaultLanguage',
      'settingsActionDefaults: { collectInput: { noEntryTimeout: { lit: { minutes: 2 } } } }\n  defaultLanguage',
    );
    expect(mistakesOf(ofFlow).join()).toContain('noEntryTimeout: got 120000 ms; expected 1 to 99 seconds');
  });

  it.each([
    ['numeric', '4711'],
    ['individualDigits', '4 7 1 1'],
  ])('with verification %s reads the digits back, and fails if the caller does not confirm them', (type, readBack) => {
    const verified = flow(`digits: { exact: 4 }\n    verificationType: ${type}`);
    const said = (settings: RunOptions['settings'] = {}) =>
      ran(verified, { keys: ['4711'], settings }).result.said.map(({ text }) => text);
    expect(said()).toEqual(['Enter', readBack, '4711']);
    expect(said({ confirmInput: (digits) => digits !== '4711' })).toEqual(['Enter', readBack, 'no before']);
  });
});

describe('transfers', () => {
  const flow = (transfer: string) =>
    callFlow({
      variables: '- stringVariable: { name: Flow.why }',
      actions: `
- ${transfer}
- playAudio: { audio: { exp: ToAudioTTS(Flow.why) } }
- disconnect: {}`,
    });
  const toFlow =
    'transferToFlow: { targetFlow: { name: Payments }, preTransferAudio: { tts: Wait }, failureOutputs: { errorMessage: { var: Flow.why } } }';

  it('to a flow end there, or come back with the reason', () => {
    const { result } = ran(flow(toFlow));
    expect(result.end).toEqual({ kind: 'flow', flow: 'Payments' });
    expect(result.said).toEqual([{ text: 'Wait', ms: 240 }]);
    const failed = ran(flow(toFlow), { settings: { failTransfers: (target) => target === 'Payments' } }).result;
    expect(failed.said.at(-1)?.text).toBe('the call could not be transferred to flow "Payments"');
  });

  it('to a secure flow accept the data that they are given', () => {
    const secure =
      'transferToFlowSecure: { targetFlow: { name: Payments }, connectTimeout: { noValue: true }, invocationData: { lit: "" } }';
    expect(ran(flow(secure)).result.end).toEqual({ kind: 'flow', flow: 'Payments' });
  });

  it('to the voicemail of a queue end there', () => {
    const voicemail =
      'transferToVoicemail: { destination: { queue: { targetQueue: { lit: { name: Desk } }, callbackNumber: { exp: ToPhoneNumber(Call.Ani) }, calleeName: { noValue: true } } } }';
    expect(ran(flow(voicemail)).result.end).toEqual({ kind: 'voicemail', queue: 'Desk' });
  });

  it('to a flow are refused if neither the org has it nor the same publishing', () => {
    const unknown = flow(toFlow).replace('Payments', 'Pay');
    expect(mistakesOf(unknown).join()).toContain('got the flow "Pay"; expected one that the org has');
    const beside = { file: 'pay.yaml', text: callFlow({ actions: '- disconnect: {}' }).replace('Desk', 'Pay') };
    expect(mistakesOf(unknown, beside)).toEqual([]);
  });
});

describe('an in-queue call', () => {
  const inQueue = (actions: string) => `inqueueCall:
  name: Waiting
  defaultLanguage: en-us
  settingsInQueueCall: { holdMusic: { lit: { name: PromptSystem.on_hold_music } } }
  settingsErrorHandling: { errorHandling: { queue: { targetQueue: { lit: { name: Desk } } } }, preHandlingAudio: { tts: Sorry } }
  startUpTaskVariables: [{ integerVariable: { name: Task.turn, initialValue: { lit: 0 } } }]
  startUpTaskActions:
${actions}
`;
  const waiting = (more: object = {}): RunOptions => ({
    interaction: { type: 'waitingCall', conversationId: 'c-1', ani: 'tel:+1', queue: 'Desk', ...more },
  });
  const music = `    - holdMusic: { prompt: { exp: Flow.HoldPrompt }, bargeInEnabled: { lit: false }, playStyle: { duration: { lit: { seconds: 90 } } } }`;

  it('plays music once or for a time, then waits on in the queue', () => {
    const once = music.replace('{ duration: { lit: { seconds: 90 } } }', '{ entirePrompt: true }');
    const { result } = ran(inQueue(`${music}\n${once}`), waiting());
    const name = 'PromptSystem.on_hold_music';
    expect(result.said).toEqual([
      { text: name, ms: 90_000 },
      { text: name, ms: name.length * 60 },
    ]);
    expect(result.end).toEqual({ kind: 'waiting', queue: 'Desk' });
    expect(result.failed).toBeUndefined();
  });

  it('ends when an agent takes the call', () => {
    const { result } = ran(inQueue(`${music}\n${music}`), waiting({ answeredAfterMs: 100_000 }));
    expect(result.end).toEqual({ kind: 'answered' });
    expect(result.endedAt).toBe(start + 100_000);
    expect(ran(inQueue(music), waiting({ answeredAfterMs: 100_000 })).result.end).toEqual({
      kind: 'waiting',
      queue: 'Desk',
    });
  });

  it('can send the caller to another queue', () => {
    const on = '    - transferToAcd: { targetQueue: { lit: { name: Desk } } }';
    expect(ran(inQueue(on), waiting()).result.end).toEqual({ kind: 'queue', queue: 'Desk' });
  });

  const tells = (mode: string, more = '', time = 'Call.EstimatedWaitTime') =>
    `    - playEstimatedWaitTime: { name: Tell, estimatedWaitTime: { exp: ${time} }, playbackMode: ${mode}, roundingInterval: { lit: { minutes: 5 } }${more} }`;
  const steps =
    ', specificRoundingIntervals: [{ lit: { seconds: 30 } }, { lit: { minutes: 1 } }, { lit: { minutes: 2 } }, { lit: { minutes: 5 } }]';

  it.each([
    [20_000, 'about', steps, 'about 30 seconds'],
    [37_000, 'about', steps, 'about 1 minute'],
    [60_000, 'about', steps, 'about 1 minute'],
    [155_000, 'lessThan', steps, 'less than 5 minutes'],
    [300_000, 'about', steps, 'about 5 minutes'],
    [1_350_000, 'about', steps, 'about 25 minutes'],
    [61_000, 'about', '', 'about 5 minutes'],
    [271_000, 'exact', '', '4 minutes and 31 seconds'],
    [600_000, 'range', '', '5 to 15 minutes'],
    [-1_200_000, 'range', '', '1 minute'],
  ])('says a wait of %i ms %s', (estimatedWaitMs, mode, more, expected) => {
    const { said } = ran(inQueue(tells(mode, more)), waiting({ estimatedWaitMs })).result;
    expect(said.map(({ text }) => text)).toEqual([`Your estimated wait time is ${expected}`]);
  });

  it('says nothing if the wait is not known, and refuses settings that a mode does not have', () => {
    const { result } = ran(inQueue(tells('about')), waiting());
    expect([result.said, result.failed]).toEqual([[], undefined]);
    expect(mistakesOf(inQueue(tells('roughly'))).join()).toContain(
      'playbackMode: got roughly; expected about, lessThan, exact, range',
    );
    expect(mistakesOf(inQueue(tells('range', steps))).join()).toContain(
      'specificRoundingIntervals: they do not exist with playbackMode range; expected playbackMode about or lessThan',
    );
  });

  it('reads the position in the queue, and fails if it reads a value that is not known', () => {
    const tell = `    - playAudio: { audio: { exp: 'ToAudioTTS(Append(ToString(Call.CurrentQueue), " ", ToString(Call.PositionInQueue), " ", ToString(Call.EstimatedWaitTime)))' } }
    - updateData: { statements: [{ integer: { variable: Task.turn, value: { exp: Task.turn + Call.PositionInQueue } } }] }
    - disconnect: {}`;
    const known = ran(inQueue(tell), waiting({ positionInQueue: 3, estimatedWaitMs: 120_000 })).result;
    expect(known.said[0]?.text).toBe('Desk 3 PT2M');
    const unknown = ran(inQueue(tell), waiting()).result;
    expect(unknown.failed).toContain('Call.PositionInQueue is not set');
    expect(unknown.end).toEqual({ kind: 'queue', queue: 'Desk' });
  });

  it('has no menus and a single task, and is the only type with hold music', () => {
    expect(mistakesOf(`${inQueue(music)}  tasks: []`).join()).toContain('tasks: unknown key');
    expect(mistakesOf(inQueue(`${music}\n    - jumpToTask: {}`)).join()).toContain('an in-queue flow is one task');
    const call = callFlow({ actions: '- holdMusic: {}\n- disconnect: {}' });
    expect(mistakesOf(call).join()).toContain('holdMusic does not exist in inboundCall flows; only callers who wait');
  });
});

describe('an outbound call', () => {
  const outbound = (
    settings = 'contactList: { lit: { name: Callbacks } }, wrapupCode: { lit: { name: Answered by flow } }',
  ) =>
    callFlow({
      root: `settingsOutboundCall: { ${settings} }`,
      actions: `
- playAudio: { audio: { exp: 'ToAudioTTS(Append(Call.Contact.firstName, " ", If(IsNotSetOrEmpty(Call.Contact.delay), "at once", Call.Contact.delay)))' } }
- transferToAcd: { targetQueue: { lit: { name: Desk } }, outputs: { failure: { actions: [{ disconnect: {} }] } } }`,
    }).replaceAll('inboundCall', 'outboundCall');
  const called = { type: 'outboundCall', conversationId: 'c-1', ani: 'tel:+1' } as const;

  it('reads the row of its contact list, where a missing column is not set', () => {
    const { result } = ran(outbound(), { interaction: { ...called, contact: { firstName: 'Ada' } } });
    expect(result.said[0]?.text).toBe('Ada at once');
    expect(result.end).toEqual({ kind: 'queue', queue: 'Desk' });
    const delayed = ran(outbound(), { interaction: { ...called, contact: { firstName: 'Ada', delay: '5' } } });
    expect(delayed.result.said[0]?.text).toBe('Ada 5');
  });

  it('fails without a row, if it reads one', () => {
    expect(ran(outbound()).result.failed).toContain('Call.Contact is not set');
  });

  it('must name a contact list and a wrap-up code of the org', () => {
    const mistakes = mistakesOf(
      outbound('contactList: { lit: { name: Nobody } }, wrapupCode: { lit: { name: None } }'),
    );
    expect(mistakes.join('\n')).toContain('got the contact list "Nobody"; expected one that the org has');
    expect(mistakes.join('\n')).toContain('got the wrap-up code "None"; expected one that the org has');
    expect(mistakesOf(outbound('contactList: { lit: { name: Callbacks } }')).join()).toContain('wrapupCode: missing');
  });

  it('cannot be started by an inbound call', () => {
    expect(() => ran(outbound(), { interaction: { type: 'call', conversationId: 'c', ani: '' } })).toThrow(
      'flow "Desk": got an interaction of type call; expected one of type outboundCall',
    );
  });
});

describe('a prompt', () => {
  const plays = (exp: string) => callFlow({ actions: `- playAudio: { audio: { exp: '${exp}' } }\n- disconnect: {}` });

  it('of the org or of the system can be used as audio', () => {
    const { said } = ran(
      plays('AudioPlaybackOptions(Append(Prompt.Welcome, PromptSystem.processing, ToAudioTTS("x")), true)'),
    ).result;
    expect(said.map(({ text }) => text)).toEqual(['Prompt.Welcome', 'PromptSystem.processing', 'x']);
    expect(ran(plays('Prompt.Welcome')).result.said.map(({ text }) => text)).toEqual(['Prompt.Welcome']);
  });

  it('is refused if the org does not have it', () => {
    expect(mistakesOf(plays('Prompt.Goodbye')).join()).toContain(
      'got the prompt "Prompt.Goodbye"; expected one that the org has',
    );
  });

  it('is not confused with a format of audio', () => {
    expect(mistakesOf(plays('ToAudioNumber(5, Format.Number.playDigits)')).join()).toContain(
      'the sandbox does not run Format.Number.playDigits: how it changes what is heard is not modelled; leave it out',
    );
  });
});

describe('a secure call', () => {
  const secure = (actions: string) =>
    callFlow({
      variables: `
- stringVariable: { name: Flow.card, isSecure: true }
- stringVariable: { name: Flow.number }`,
      actions: `${actions}\n- disconnect: {}`,
    }).replaceAll('inboundCall', 'secureCall');
  const collect = '- collectInput: { inputData: { var: Flow.card }, digits: { exact: 4 } }';
  const pay = `- callDataSecure:
    timeout: { lit: { minutes: 1 } }
    category: { Tickets: { dataAction: { Pay: { inputs: { text: { exp: 'Append("card ", Flow.card)' } }, successOutputs: { number: { var: Flow.number } } } } } }`;

  it('collects digits into a secure variable, which Call Secure Data and audio may read', () => {
    const aloud = '- playAudio: { audio: { exp: ToAudioTTS(Flow.card) } }';
    const { asked, events } = ran(secure(`${collect}\n${pay}\n${aloud}`), { keys: ['4711'] });
    expect(asked).toEqual([{ inputs: { text: 'card 4711' }, timeoutMs: 60_000, afterMs: 0 }]);
    expect(exitsTaken(events)).toContain('tasks.Main.actions.1 success');
  });

  it.each<[what: string, actions: string]>([
    [
      'another variable',
      `- updateData: { statements: [{ string: { variable: Flow.number, value: { exp: Flow.card } } }] }`,
    ],
    ['a condition', `- decision: { condition: { exp: 'Flow.card == "1"' } }`],
    [
      'participant data',
      '- setParticipantData: { attributes: [{ attribute: { name: { lit: a }, value: { exp: Flow.card } } }] }',
    ],
    ['Call Data', pay.replace('callDataSecure', 'callData').replace('Pay', 'Create ticket')],
  ])('does not let %s read a secure variable', (_, actions) => {
    expect(mistakesOf(secure(actions)).join()).toContain('got the variable Flow.card; it is secure');
  });

  it('calls secure data actions with Call Secure Data, and other data actions with Call Data', () => {
    const plain = pay.replace('Pay', 'Create ticket');
    expect(mistakesOf(secure(plain)).join()).toContain(
      '"Create ticket" in category "Tickets", which is not secure; expected one that Call Secure Data can call',
    );
    expect(mistakesOf(secure(pay.replace('callDataSecure', 'callData'))).join()).toContain(
      'which is secure; expected one that Call Data can call',
    );
    expect(mistakesOf(callFlow({ actions: `${pay}\n- disconnect: {}` })).join()).toContain(
      'callDataSecure does not exist in inboundCall flows',
    );
  });
});
