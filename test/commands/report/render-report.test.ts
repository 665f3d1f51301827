import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Played, play } from '../../../commands/play/play';
import { Recording } from '../../../commands/play/recording';
import { scenariosNamed } from '../../../commands/play/scenarios';
import type { ReportContent } from '../../../commands/report/render-report';
import { renderReport } from '../../../commands/report/render-report';
import type { Scenario } from '../../../sandbox/scenario';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';
import { shipped } from '../../support/shipped';

const org = exampleOrg('dev');
const published = shipped(org);
const hostile = `</pre><script>alert(1)</script><img src=x onerror="alert(2)"> & ' \u202e`;

function playedOf(scenario: Scenario): Played {
  const played = play(published, scenario, { fallbackQueue: org.queues.fallback });
  if (played === undefined) throw new Error(`dev ships no flow for ${scenario.name}`);
  return played;
}

function contentOf(...scenarios: readonly Scenario[]): ReportContent {
  return { title: 'Simulation of dev', about: 'In virtual time.', played: scenarios.map(playedOf) };
}

/** Elements without their closing or opening tag. */
function unbalanced(page: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const withoutStyle = page.replace(/<style>.*?<\/style>/s, '');
  for (const [, close, name = '', self] of withoutStyle.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (self === '/' || name === 'meta') continue;
    if (close !== '/') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

describe('a report of a run that found a record from an earlier run', () => {
  it('names that record', () => {
    const page = renderReport(contentOf(...scenariosNamed(['entered-again'], shippedOperations)));
    expect(page.match(/INC0010042 from an earlier run/g)).toHaveLength(2);
  });
});

describe('a report of two interactions', () => {
  const [lost, down] = scenariosNamed(['answer-lost', 'servicenow-down'], shippedOperations) as [Scenario, Scenario];
  const content = contentOf(lost, down);
  let page: string;
  beforeAll(() => {
    page = renderReport(content);
  });

  it('is complete HTML, the same each time', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(unbalanced(page)).toEqual([]);
    expect(renderReport(contentOf(lost, down))).toBe(page);
  });

  it('loads and runs nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<(script|link|iframe|img|object)\b|@import|url\(|\son\w+=/);
    const targets = [...page.matchAll(/(?:href|src)="(.*?)"/g)].map(([, target]) => target);
    expect(targets.filter((target) => !target?.startsWith('#'))).toEqual([]);
    expect(targets).toEqual(expect.arrayContaining(['#content', '#overview', '#interaction-1', '#interaction-2']));
    for (const target of targets) expect(page).toContain(` id="${target?.slice(1)}"`);
  });

  it('starts with a link past the overview, and links back to it from each interaction', () => {
    expect(page).toMatch(/<body>\s*<a class="skip" href="#content">/);
    const [first = '', second = ''] = page.split('<section id="interaction-2"');
    for (const part of [first, second]) expect(part).toContain('<a href="#overview">Back to the overview</a>');
  });

  it('has one banner, one main part, and a unique name for everything that scrolls by keyboard', () => {
    expect([page.match(/<header /g)?.length, page.match(/<main /g)?.length]).toEqual([1, 1]);
    const scrolling = [...page.matchAll(/<[^>]* tabindex="0"[^>]*>/g)].map(([tag]) => tag);
    const names = scrolling.map((tag) => / role="group" aria-label="(.+?)"/.exec(tag)?.[1]);
    expect(scrolling.length).toBeGreaterThan(4);
    expect(page.match(/class="wide"/g)).toHaveLength(scrolling.length);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has the path of a run in words too', () => {
    const [, words = ''] = /<ol class="steps">(.*?)<\/ol>/s.exec(page) ?? [];
    const steps = [...words.matchAll(/<li>(.*?)<\/li>/g)].map(([, step]) => step);
    expect(steps).toEqual(
      expect.arrayContaining(['Is there a record? yes', 'Create incident: timeout', 'Look the record up: success']),
    );
    expect(steps.indexOf('Create incident: timeout')).toBeLessThan(steps.indexOf('Look the record up: success'));
    expect(steps).not.toContain('Tell the new number');
  });

  it('has pieces of each drawing for print, which screen readers skip', () => {
    const drawings = page.match(/<g class="flow" id="(.*?)"/g) ?? [];
    expect(drawings.length).toBeGreaterThanOrEqual(2);
    expect(page.match(/<div class="pieces" aria-hidden="true">/g)).toHaveLength(drawings.length);
  });

  it('has a heading and a unique id for each interaction, to which the overview links', () => {
    const ids = [...page.matchAll(/ id="(.*?)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['interaction-1', 'interaction-2']));
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<h2 /g)).toHaveLength(2);
  });

  it('has every line of the timelines', () => {
    for (const { timeline } of content.played) {
      for (const { what } of timeline) {
        const shown = what.replace('->', '-&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
        expect(page).toContain(`<td>${shown}</td>`);
      }
    }
  });

  it('shows each request with masked headers and bodies, and no secret anywhere', () => {
    const requests = content.played.flatMap(({ recording }) =>
      recording.events.filter(({ type }) => type === 'request'),
    );
    expect(page.match(/<h4>Request<\/h4>/g)).toHaveLength(requests.length);
    expect(page).toContain('<th scope="row">authorization</th><td>Bearer ***</td>');
    expect(page).toContain(
      '&quot;correlation_id&quot;: &quot;6f1d7c52-8f0e-4a57-9c1b-3d2a90e1b7c4-create-incident&quot;',
    );
    expect(page).not.toMatch(/[0-9a-f]{48}|sandbox-client|sandbox-password/);
  });

  it('draws in bold only the actions that ran', () => {
    const [first = '', second = ''] = page.split('<section id="interaction-2"');
    const bold = (part: string) =>
      [...part.matchAll(/<g class="action taken">.*?<tspan class="name">(.*?)<\/tspan>/gs)].map(([, name]) => name);
    expect(bold(first)).toEqual(
      expect.arrayContaining(['Create incident', 'Look the record up', 'Tell the known number']),
    );
    expect(bold(first)).not.toContain('Tell the new number');
    expect(bold(second)).not.toContain('Create incident');
    expect(first).toMatch(/<text class="exit taken"[^>]*>timeout</);
  });

  it('says why a data action failed although ServiceNow answered 201', () => {
    const [unreadable] = scenariosNamed(['answer-unreadable'], shippedOperations) as [Scenario];
    const { played } = contentOf(unreadable);
    const why = 'failure: BAD_REQUEST 400, the answer of the remote endpoint is not JSON';
    expect(played[0]?.timeline.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(new RegExp(`^POST /api/now/table/incident -> 201 after 0\\.\\d s, token .*, ${why}$`)),
    );
    expect(renderReport(contentOf(unreadable))).toMatch(
      new RegExp(`<strong>201</strong> after \\S+ s, ${why}</summary>`),
    );
  });

  it('says what is not as expected', () => {
    const wrong = contentOf({ ...lost, expected: { outcome: 'created', records: 1 } });
    expect(page).not.toContain('not as expected');
    expect(renderReport(wrong)).toContain('<li>outcome: got found; expected created</li>');
  });

  it('says where nothing was checked, and has a dash where a flow writes no outcome', () => {
    const [first] = content.played as readonly [Played];
    const other = { ...first, judged: false, outcome: 'none' };
    const text = renderReport({ ...content, played: [other] });
    expect(text.match(/not checked/g)).toHaveLength(2);
    expect(text).not.toContain('as expected');
    expect(text).toContain('<dt>Outcome</dt><dd>–</dd>');
    expect(text).toContain('<dt>Attempts</dt><dd>–</dd>');
  });

  it('has the participant data', () => {
    expect(page).toContain('<th scope="row">servicenow.number</th><td>INC0010001</td>');
  });
});

describe('a hostile text', () => {
  it('of a customer stays text everywhere', () => {
    const [scenario] = scenariosNamed(['answer-lost'], shippedOperations) as [Scenario];
    const interaction = { ...scenario.interaction, body: hostile, attributes: { [hostile]: hostile } };
    const page = renderReport(contentOf({ ...scenario, title: hostile, interaction } as Scenario));
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<img|\u202e/);
    expect(unbalanced(page)).toEqual([]);
  });

  it('in a flow or a storm stays text too', () => {
    const [scenario] = scenariosNamed(['answer-lost'], shippedOperations) as [Scenario];
    const played = playedOf(scenario);
    const { events, attributes, outline } = played.recording;
    const sequences = outline.sequences.map((sequence) => ({ ...sequence, name: '<script>' }));
    const recording = new Recording(events, attributes, { ...outline, sequences });
    const phases = [{ fromMinute: 0, toMinute: 1, title: hostile }];
    const storms = [{ org: hostile, seed: 1, perMinute: 1, arrivalMinutes: 1, phases, cards: [] }];
    const page = renderReport({ title: hostile, about: hostile, played: [{ ...played, recording }], storms });
    expect(page).toContain('<h4>&lt;script&gt;</h4>');
    expect(page).not.toMatch(/<script|<img|\u202e/);
    expect(unbalanced(page)).toEqual([]);
  });
});

describe('a recording in JSON', () => {
  it('is left out', () => {
    const [scenario] = scenariosNamed(['servicenow-down'], shippedOperations) as [Scenario];
    expect(JSON.parse(JSON.stringify(playedOf(scenario)))).not.toHaveProperty('recording');
  });
});
