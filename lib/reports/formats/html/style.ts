import { listStyle } from "./list-style.ts";

/*
 * The look of the report: that of the screens, with the fonts of the reader's machine, on paper as well. A test holds the
 * colours to app/globals.css. It is hashed into the content policy: no other style runs.
 */

/** Roles as the screens name them; each has a light and a dark value. */
const colours = `
  --paper: light-dark(oklch(0.984 0.004 95), oklch(0.182 0.013 240));
  --sunken: light-dark(oklch(0.962 0.006 95), oklch(0.158 0.012 240));
  --raised: light-dark(oklch(0.998 0.001 95), oklch(0.218 0.014 240));
  --selected: light-dark(oklch(0.94 0.022 192), oklch(0.272 0.036 200));
  --line: light-dark(oklch(0.9 0.008 95), oklch(0.29 0.014 240));
  --rule: light-dark(oklch(0.78 0.01 100), oklch(0.42 0.015 240));
  --control: light-dark(oklch(0.62 0.015 220), oklch(0.56 0.015 240));
  --ink: light-dark(oklch(0.24 0.025 245), oklch(0.935 0.006 95));
  --muted: light-dark(oklch(0.42 0.022 245), oklch(0.785 0.008 100));
  --faint: light-dark(oklch(0.505 0.02 245), oklch(0.675 0.012 230));
  --accent: light-dark(oklch(0.49 0.086 192), oklch(0.79 0.1 188));
  --critical: light-dark(oklch(0.485 0.19 16), oklch(0.69 0.18 16));
  --high: light-dark(oklch(0.535 0.155 42), oklch(0.745 0.155 50));
  --medium: light-dark(oklch(0.53 0.113 75), oklch(0.83 0.14 86));
  --low: light-dark(oklch(0.52 0.13 250), oklch(0.73 0.12 248));
  --info: light-dark(oklch(0.52 0.01 245), oklch(0.69 0.01 245));
  --pass: light-dark(oklch(0.51 0.12 150), oklch(0.77 0.13 152));
  --unknown: light-dark(oklch(0.49 0.16 296), oklch(0.76 0.12 297));
  --unknown-wash: light-dark(oklch(0.966 0.014 298), oklch(0.235 0.035 297));
  --hatch: light-dark(oklch(0.83 0.075 298), oklch(0.4 0.09 297));
`;

const ground = `
:root { color-scheme: light dark; ${colours} }
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 0.875rem/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 68rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1, h2, .grade, .figure { font-family: Georgia, "Times New Roman", serif; font-weight: 400; }
h1 { font-size: 2rem; line-height: 1.15; text-wrap: balance; }
h2 { font-size: 1.5rem; line-height: 1.2; padding-bottom: 0.4rem; margin-bottom: 0.75rem; border-bottom: 3px double var(--rule); }
h2 .total { float: right; color: var(--faint); }
h3 { font-size: 0.875rem; margin: 1.5rem 0 0.35rem; }
h4, h5 { font-size: 0.875rem; }
p + p { margin-top: 0.35rem; }
ul { padding-left: 1.15rem; }
a { color: var(--accent); text-underline-offset: 2px; }
code, pre { font: 0.75rem/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace; }
code, bdi, a { overflow-wrap: anywhere; }
main > section, .account > section { margin-top: 3rem; scroll-margin-top: 1rem; }
.note, .where, .times, .when { color: var(--faint); font-size: 0.8125rem; }
.sheet { position: absolute; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.code-point { font: 0.6875rem ui-monospace, monospace; color: var(--unknown); background: var(--unknown-wash); padding: 0 0.2em; border-radius: 2px; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); }
.low { color: var(--low); } .info { color: var(--info); } .pass { color: var(--pass); }
.unknown { color: var(--unknown); } .not-applicable { color: var(--faint); }
.mark { display: inline-flex; align-items: center; gap: 0.35rem; font-weight: 600; white-space: nowrap; }
`;

const tables = `
table { border-collapse: collapse; width: 100%; text-align: left; }
th, td { padding: 0.3rem 0.75rem 0.3rem 0; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--faint); font-size: 0.75rem; font-weight: 500; border-bottom: 3px double var(--rule); }
tfoot th, tfoot td { border-bottom: 0; border-top: 1px solid var(--rule); font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
.nought { color: var(--faint); }
.letter { font: 1rem/1.2 Georgia, serif; }
.grade-A, .grade-B { color: var(--pass); } .grade-C { color: var(--medium); }
.grade-D { color: var(--high); } .grade-F { color: var(--critical); } .grade-none { color: var(--unknown); }
.ledger tr > * { width: 20%; } .ledger tr > :nth-child(3) { width: 11%; } .ledger tr > :last-child { width: auto; }
.blind { color: var(--critical); font-weight: 600; } .partial { color: var(--unknown); font-weight: 600; }
.settled th { width: 40%; } .settled .when, .settled th:last-child { width: 6.5rem; white-space: nowrap; }
.settled .where { white-space: nowrap; }
.reach tr > * { width: 11rem; } .reach tr > :last-child { width: auto; }
.signals tr > * { width: 28%; } .signals tr > :nth-child(2) { width: 17%; } .signals tr > :last-child { width: 11rem; }
.evidence { table-layout: fixed; } .evidence th, .evidence td { padding-top: 0.15rem; padding-bottom: 0.15rem; }
.evidence thead th { border-bottom: 1px solid var(--rule); }
.evidence tr > :first-child { width: 27%; } .evidence tr > :nth-child(2) { width: 45%; }
.evidence tbody td { font-size: 0.8125rem; }
.unjudged th { width: 38%; } .unjudged td { border-left: 5px solid var(--unknown); background: var(--unknown-wash); padding-left: 0.75rem; }
`;

const sections = `
.title { border-top: 4px solid var(--accent); padding-top: 1rem; }
.product { color: var(--accent); font-weight: 600; margin-bottom: 0.5rem; }
.title h1 + p { margin-top: 0.5rem; font-size: 1rem; color: var(--muted); }
nav ol { list-style: none; padding: 0; margin-top: 1.5rem; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
nav span { color: var(--faint); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.75rem 1.5rem; }
.facts dt { color: var(--faint); font-size: 0.75rem; } .facts dd { margin: 0; } .facts .wide { grid-column: span 2; } .facts .whole { grid-column: 1 / -1; }
.filters { margin-top: 1rem; padding: 0.75rem 1rem; border: 1px solid var(--unknown); background: var(--unknown-wash); }
.filters dl { margin-top: 0.5rem; }
.score { display: flex; gap: 1.5rem; align-items: flex-start; }
.score > div { max-width: 60ch; }
.grade { font-size: 6.5rem; line-height: 0.85; min-width: 5rem; }
.grade.none { background: repeating-linear-gradient(-45deg, var(--hatch) 0 1.5px, transparent 1.5px 6px) var(--unknown-wash); color: var(--unknown); }
.grade.none { text-align: center; }
.figure { font-size: 1.75rem; line-height: 1.2; } .figure span { font-size: 1rem; color: var(--faint); }
.provisional { color: var(--unknown); font-weight: 600; margin-top: 0.35rem; }
.halves { display: grid; grid-template-columns: 2fr 3fr; gap: 0 3rem; align-items: start; }
.columns { columns: 3 14rem; font-size: 0.8125rem; margin-top: 0.35rem; }
.columns li { break-inside: avoid; }
.check { margin-top: 1.75rem; content-visibility: auto; contain-intrinsic-size: auto 30rem; }
.check > header { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; align-items: baseline; justify-content: space-between; border-bottom: 1px solid var(--rule); padding-bottom: 0.25rem; }
.check h4 { font-size: 1rem; line-height: 1.35; margin: 0; }
.check h4 .mark { margin-right: 0.4rem; }
.why { max-width: 75ch; margin: 0.5rem 0; }
.sources { font-size: 0.75rem; color: var(--muted); } .framework i { color: var(--faint); } .sources b { font-weight: 600; color: var(--faint); margin-right: 0.25rem; }
.finding { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 1.75rem; padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
.arn code { color: var(--faint); font-size: 0.6875rem; }
.accepted { margin-top: 0.4rem; } .times { margin-top: 0.4rem; } .blame { margin-top: 0.25rem; } .blame .event { color: var(--faint); font-size: 0.75rem; }
.fix { margin-top: 0.4rem; } .fix summary { cursor: pointer; color: var(--accent); } .fix p { max-width: 75ch; margin-top: 0.35rem; }
.fix bdi { white-space: pre-wrap; }
pre { background: var(--sunken); border: 1px solid var(--line); padding: 0.5rem 0.75rem; margin-top: 0.35rem; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 3px double var(--rule); color: var(--faint); font-size: 0.8125rem; }
`;

const narrow = `
@media (max-width: 44rem) {
  main { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.5rem; }
  .halves, .finding { grid-template-columns: minmax(0, 1fr); }
  .finding { gap: 0.5rem; }
  .score { gap: 1rem; } .grade { font-size: 4.5rem; min-width: 3.5rem; }
  .facts { grid-template-columns: 1fr 1fr; }
  .stacked, .stacked tbody, .stacked tr, .stacked tbody > tr > :nth-child(n) { display: block; width: auto; }
  .stacked thead { display: none; }
  .stacked tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  .stacked tbody > tr > :nth-child(n) { border-bottom: 0; padding: 0.05rem 0; }
  .unjudged.stacked tbody > tr > :nth-child(2) { padding: 0.35rem 0.6rem; margin-top: 0.25rem; }
  .evidence td:nth-child(2)::before { content: "Observed "; } .evidence td:nth-child(3)::before { content: "Expected "; }
  .evidence td::before { color: var(--faint); font: 0.75rem system-ui, sans-serif; }
  th, td { padding-right: 0.5rem; }
}
`;

const paper = `
@page { size: A4; margin: 14mm 13mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
@media print {
  :root { color-scheme: light; }
  body { background: none; font-size: 9pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  h2, h3, h4, h5, .check > header, .why, .sources { break-after: avoid; }
  tr, .finding > header, .score, .filters, .figures { break-inside: avoid; }
  h3 + .note { break-after: avoid; }
  section.part { break-before: page; }
  .check { content-visibility: visible; }
  .finding { display: block; padding: 2mm 0; }
  .finding > header > * { display: inline; margin-right: 0.75em; }
  .finding > header { break-after: avoid; }
  th, td { padding-top: 0.15rem; padding-bottom: 0.15rem; }
  main > section, .account > section { margin-top: 1.5rem; }
  .fix::details-content { content-visibility: visible; block-size: auto; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; }
  .grade.none, .unjudged td, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

export const style = ground + tables + sections + listStyle + narrow + paper;
