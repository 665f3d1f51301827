import type { OutlinedAction, OutlinedExit, OutlinedSequence } from '../../sandbox/genesys/flow';
import { layoutOf, type PlacedAction, type PlacedLabel, type PlacedWay, piecesOf, sizes } from './flow-layout';
import { cameThrough, type FlowPath } from './flow-path';
import { exitName } from './labels';
import { html, type Markup } from './markup';

/**
 * One task or state as a drawing: all of its actions, with the path of a run in bold. In print, pieces that break between
 * actions replace the whole.
 *
 * @param id of the drawing in the page
 */
export function flowDiagram({ name, actions }: OutlinedSequence, path: FlowPath, id: string): Markup {
  const layout = layoutOf(actions);
  const { width, height, ...placed } = layout;
  const ways = placed.ways.map((way) => ({ ...way, taken: isTaken(way, path) }));
  const drawn = [...ways.filter(({ taken }) => !taken), ...ways.filter(({ taken }) => taken)];
  return html`
<svg class="whole" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>${name}: its actions, and in bold the path of this run, which is also in words below</title>
<g class="flow" id="${id}">
${placed.frames.map((frame) => html`<rect class="frame" x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="8"/>`)}
${drawn.map(({ line, taken, kind }) => html`<path class="${classes('way', kind, taken && 'taken')}" d="${line}"/>`)}
${placed.labels.map((label) => exitLabel(label, path))}
${placed.actions.map((action) => node(action, path))}
</g></svg>
<div class="pieces" aria-hidden="true">${piecesOf(layout).map((piece) => html`<svg width="${width}" height="${piece.height}" viewBox="0 ${piece.y} ${width} ${piece.height}"><use href="#${id}"/></svg>`)}</div>`;
}

/** The legend of a drawing. */
export function signs(): Markup {
  const all = { decision: 'decides', callData: 'calls a data action', loop: 'repeats', disconnect: 'ends' };
  return html`<ul class="legend"><li>bold: the path of this run; 2x: taken twice</li>${Object.entries(all).map(([kind, says]) => html`<li><svg aria-hidden="true" class="flow sign" viewBox="0 0 20 20" width="20" height="20">${glyph(kind, 10, 10)}</svg> ${says}</li>`)}<li>dashed: next round</li></ul>`;
}

function isTaken({ kind, action, exits }: PlacedWay, path: FlowPath): boolean {
  return exits.some((exit) => {
    const times = path.timesBy(action, exit.name);
    if (kind === 'back') return times > 0 && cameThrough(path, exit.actions);
    return times > (kind === 'again' ? 1 : 0);
  });
}

function exitLabel({ action, exit, x, y }: PlacedLabel, path: FlowPath): Markup {
  const times = path.timesBy(action, exit.name);
  const text = `${exitName(exit.name)}${timesText(times)}`;
  return html`<text class="${classes('exit', times > 0 && 'taken')}" x="${x}" y="${y - 4}">${text}${when(exit)}</text>`;
}

function node({ action, x, y, shortExits }: PlacedAction, path: FlowPath): Markup {
  const times = path.times(action);
  const failed = path.failedIn(action);
  const kind = `${action.kind}${failed ? ', failed here' : timesText(times)}`;
  return html`<g class="${classes('action', times > 0 && 'taken', failed && 'failed')}">${glyph(action.kind, x, y)}
<text x="${x + 14}" y="${y + 4}"><tspan class="name">${action.name}</tspan><tspan class="kind" dx="${sizes.gap}">${kind}</tspan>${shortExits.map((exit) => shortExit(action, exit, path))}</text></g>`;
}

function shortExit(action: OutlinedAction, exit: OutlinedExit, path: FlowPath): Markup {
  const times = path.timesBy(action, exit.name);
  const text = `${exitName(exit.name)}${timesText(times)}`;
  return html`<tspan class="${classes('exit', times > 0 && 'taken')}" dx="${sizes.gap}">${text}${when(exit)}</tspan>`;
}

function glyph(kind: string, x: number, y: number): Markup {
  switch (kind) {
    case 'decision':
    case 'switch':
      return html`<path class="glyph" d="M${x} ${y - 8}l8 8l-8 8l-8 -8z"/>`;
    case 'callData':
      return html`<rect class="glyph" x="${x - 7}" y="${y - 7}" width="14" height="14" rx="3"/>`;
    case 'loop':
      return html`<circle class="glyph" cx="${x}" cy="${y}" r="7"/><circle class="core" cx="${x}" cy="${y}" r="3"/>`;
    case 'transferToAcd':
    case 'disconnect':
    case 'endWorkflow':
      return html`<circle class="glyph" cx="${x}" cy="${y}" r="7"/><rect class="core" x="${x - 3}" y="${y - 3}" width="6" height="6"/>`;
    default:
      return html`<circle class="glyph" cx="${x}" cy="${y}" r="5"/>`;
  }
}

function when({ when: condition }: OutlinedExit): Markup | undefined {
  return condition === undefined ? undefined : html`<title>${condition}</title>`;
}

function timesText(times: number): string {
  return times > 1 ? ` ${times}x` : '';
}

function classes(...names: readonly (string | false)[]): string {
  return names.filter((name) => name !== false).join(' ');
}
