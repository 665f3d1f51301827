/**
 * The style of a report: one column, light or dark as the reader's system is set, and light on paper. In print, browsers
 * that support ::details-content open closed details.
 */
export const style = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f5f7f9; --edge: #cdd5dd; --text: #1b2127; --quiet: #56616c; --off: #8592a0;
  --way: #0b5cad; --way-soft: #e3eefa; --good: #1a6b2d; --bad: #a3171e; --phase: #f7e3c8;
  --look-0: #0b5cad; --look-1: #b3430a; --look-2: #1a6b2d; --look-3: #7a2f9e;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0f1419; --panel: #181f26; --edge: #3a4550; --text: #e4eaf0; --quiet: #9fabb7; --off: #66737f;
    --way: #6cb0ff; --way-soft: #17304d; --good: #6fd08c; --bad: #ff8f8f; --phase: #46361f;
    --look-0: #6cb0ff; --look-1: #ff9d5c; --look-2: #6fd08c; --look-3: #d39bff;
  }
}
* { box-sizing: border-box; }
body { overflow-wrap: anywhere; margin: 0 auto; max-width: 1240px; padding: 24px 20px 64px; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 20px; line-height: 1.3; margin: 48px 0 4px; padding-top: 16px; border-top: 1px solid var(--edge); }
h3 { font-size: 16px; margin: 0; display: inline; }
section > h3 { display: block; margin: 24px 0 8px; }
h4 { font-size: 14px; margin: 12px 0 4px; }
p { margin: 4px 0 12px; }
a { color: var(--way); }
.skip { position: absolute; padding: 8px 12px; background: var(--page); }
.skip:not(:focus) { transform: translateY(-200%); }
.up { font-size: 13px; }
:focus-visible { outline: 3px solid var(--way); outline-offset: 2px; border-radius: 3px; }
.hint, .unit { color: var(--quiet); font-size: 13px; font-weight: normal; }
.good { color: var(--good); font-weight: 600; white-space: nowrap; }
.bad { color: var(--bad); font-weight: 600; white-space: nowrap; }
.when { font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; padding: 2px; }
table { border-collapse: collapse; font-size: 14px; }
th, td { text-align: start; vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--edge);
  unicode-bidi: isolate; }
thead th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: normal; }
caption { text-align: start; color: var(--quiet); font-size: 13px; }
.pairs th { min-width: 18ch; color: var(--quiet); }
.conditions td:nth-child(2) { min-width: 9ch; }
.conditions td:first-child { min-width: 18ch; }
.card td, .chart td { text-align: end; font-variant-numeric: tabular-nums; min-width: 70px; }
.card thead th, .chart thead th { text-align: end; }
dl { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 8px 0 16px; padding: 12px 16px; background: var(--panel);
  border-radius: 8px; }
dt { color: var(--quiet); font-size: 13px; }
dd { margin: 0; font-weight: 600; }
details { margin: 8px 0; }
summary { cursor: pointer; padding: 4px 2px; }
details details { border-bottom: 1px solid var(--edge); margin: 0 0 0 16px; }
.exchange { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(360px, 100%), 1fr)); gap: 4px 24px; padding: 0 0 12px; }
.exchange section { min-width: 0; }
pre, code { font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
pre { background: var(--panel); border-radius: 6px; padding: 8px 12px; margin: 6px 0; white-space: pre-wrap;
  unicode-bidi: isolate; }
svg text { font-family: inherit; fill: var(--text); }
.steps { columns: 300px; font-size: 14px; }
.whole { display: block; }
.pieces { display: none; }
.flow .way { fill: none; stroke: var(--off); stroke-width: 1.25; }
.flow .way.again { stroke-dasharray: 4 3; }
.flow .way.taken { stroke: var(--way); stroke-width: 3; stroke-linecap: round; }
.flow .frame { fill: none; stroke: var(--edge); stroke-dasharray: 3 4; }
.flow .glyph { fill: var(--page); stroke: var(--off); stroke-width: 1.5; }
.flow .core { fill: var(--off); }
.flow .taken .glyph { fill: var(--way-soft); stroke: var(--way); stroke-width: 2.5; }
.flow .taken .core { fill: var(--way); }
.flow .failed .glyph { stroke: var(--bad); }
.flow .failed .kind { fill: var(--bad); }
.flow text { fill: var(--quiet); }
.flow .name { font-size: 13px; }
.flow .kind, .flow .exit { font-size: 11px; }
.flow .taken .name { fill: var(--text); font-weight: 600; }
.flow .exit.taken { fill: var(--way); font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(460px, 100%), 1fr)); gap: 24px; }
.chart { margin: 0; min-width: 0; break-inside: avoid; }
.chart figcaption { font-weight: 600; }
.chart > svg { width: 100%; height: auto; }
.chart .grid { stroke: var(--edge); }
.chart .tick { font-size: 11px; fill: var(--quiet); }
.chart .phase { fill: var(--phase); }
.series { fill: none; stroke-width: 2.25; stroke-linejoin: round; }
.look-0 { stroke: var(--look-0); }
.look-1 { stroke: var(--look-1); stroke-dasharray: 7 3; }
.look-2 { stroke: var(--look-2); stroke-dasharray: 2 3; }
.look-3 { stroke: var(--look-3); stroke-dasharray: 9 3 2 3; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 4px 0; padding: 0 0 0 12px; font-size: 13px; }
.legend svg { vertical-align: middle; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; }
  body, table, pre, code, .steps, .legend, .hint, .unit, caption, dt { font-size: 11px; }
  details::details-content { content-visibility: visible; height: auto; }
  summary { list-style: none; }
  h2, h3, h4, summary, .legend { break-after: avoid; }
  tr, dl, .legend { break-inside: avoid; }
  .skip, .up, .whole { display: none; }
  .pieces { display: block; }
  .pieces svg { display: block; max-width: 100%; height: auto; break-inside: avoid; }
  .exchange, .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  thead th { white-space: normal; overflow-wrap: normal; }
  .chart { line-height: 1.25; }
  .chart th, .chart td { min-width: 0; padding: 1px 8px 1px 0; }
  .wide { overflow: visible; }
}
`;
