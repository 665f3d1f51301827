const noFlow = 'no public flow uses it, and what it gives is not documented well enough';
const currencies = 'currencies are not modelled; keep an amount in a decimal';
const emails = 'the addresses of an email are not modelled';
const botOnly = 'only flows of bots have it, and those are not run';

/** Functions that Architect has and the sandbox does not run, each with the reason and the alternative. */
export const notRun: Readonly<Record<string, string>> = {
  Abs: 'its existence is not documented; write If(x < 0, -x, x)',
  Max: 'its existence is not documented; write If(a > b, a, b)',
  Min: 'its existence is not documented; write If(a < b, a, b)',
  Compare: 'how it orders letters is not documented; compare with == or AreEqual',
  WeekNum: 'which day its weeks begin with is not documented',
  GetDayOfWeekOccurrence: noFlow,
  Range: noFlow,
  ToAudioTimeRange: noFlow,
  DetectLanguage: noFlow,
  FindGroup: noFlow,
  FindSchedule: noFlow,
  FindScheduleGroup: noFlow,
  FindQueueEstimatedWaitTime: 'waiting times of queues are not modelled; in-queue flows read Call.EstimatedWaitTime',
  GetQueueEstimatedWaitTime: 'waiting times of queues are not modelled; in-queue flows read Call.EstimatedWaitTime',
  MakeCurrency: currencies,
  MakeListCurrency: currencies,
  ToCurrency: currencies,
  GetCurrencySymbol: currencies,
  ConvertCurrency: currencies,
  ToAudioCurrency: currencies,
  EmailAddressDomainPart: emails,
  EmailAddressLocalPart: emails,
  MakeEmailAddress: emails,
  ToWrapupCode: 'wrap-up codes are not modelled as values; use the action setWrapupCode',
  MakeCommunication: botOnly,
  ToCommunication: botOnly,
  ToCommunicationSsml: botOnly,
  ResolveSlot: botOnly,
};
