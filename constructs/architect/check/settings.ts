import { callsOnly, flowName, languageTag, noConversation } from '../errors';
import type { Flow } from '../flow';
import type { Place } from './place';
import { checkLabel, checkText } from './texts';

/** Checks everything of a flow that is neither a variable nor an action (docs/platform-facts.md, Flow YAML by type; Limits). */
export function checkSettings(flow: Flow, place: Place): void {
  checkLabel(place, 'name', flow.name);
  if (flow.name.includes('/') || flow.name.endsWith('-debug')) place.report(flowName(flow.name));
  checkText(place, 'description', flow.description);
  checkLabel(place, 'division', flow.division);
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(flow.language)) place.report(languageTag(flow.language));
  checkSpoken(place, 'greeting', flow.greeting);
  checkSpoken(place, 'onError.say', flow.onError?.say);
  const queue = flow.onError?.queue;
  if (queue === undefined) return;
  if (place.flow.can.conversation === 'named') place.report(noConversation(flow.type));
  checkLabel(place, 'onError.queue', queue);
}

function checkSpoken(place: Place, what: string, text: string | undefined): void {
  if (text === undefined) return;
  if (!place.flow.can.audio) place.report(callsOnly(what, place.flow.type));
  checkLabel(place, what, text);
}
