/* The look of what the findings are chosen by, and of the checks that lead to them. `style.ts` holds the colours. */

export const listStyle = `
.settled-checks > summary { cursor: pointer; color: var(--accent); margin-top: 0.35rem; }
.index { margin-top: 0.5rem; } .index .where { margin-left: 0.5rem; }
.about { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 2rem; }
.about > summary { cursor: pointer; display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; align-items: baseline; padding: 0.35rem 0; list-style: none; }
.about > summary::-webkit-details-marker { display: none; }
.about > summary:hover h3 > span:last-child { text-decoration: underline; text-underline-offset: 2px; }
.about h3 { margin: 0; font-weight: 500; display: grid; grid-template-columns: 0.75rem 5.5rem minmax(0, 1fr); gap: 0 0.5rem; align-items: baseline; }
.about h3::before { content: ""; width: 0.4rem; height: 0.4rem; border: solid var(--faint); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); align-self: center; }
.about[open] h3::before { transform: rotate(45deg); }
.about .why { margin-top: 0.15rem; } .about[open] { padding-bottom: 0.75rem; }
.about[open] > :not(summary) { margin-left: 7.25rem; } .about > .note { margin-top: 0.35rem; }
.unread { border: 1px solid var(--unknown); background: var(--unknown-wash); padding: 0.75rem 1rem; margin-top: 0.75rem; max-width: 75ch; }
#choice { display: grid; gap: 0.85rem; margin-top: 0.75rem; padding: 1rem; background: var(--sunken); border: 1px solid var(--line); border-radius: 4px; }
#choice[hidden], #pages[hidden] { display: none; }
#choice fieldset { border: 0; padding: 0; min-width: 0; display: flex; flex-wrap: wrap; gap: 0.35rem; }
#choice legend, .search > span, .menus label > span { color: var(--muted); font-size: 0.75rem; padding: 0; margin-bottom: 0.25rem; display: block; }
#choice fieldset label { display: inline-flex; align-items: center; gap: 0.4rem; padding: 0.2rem 0.6rem 0.2rem 0.45rem; border: 1px solid var(--control); border-radius: 4px; background: var(--raised); cursor: pointer; }
#choice fieldset label:has(:checked) { background: var(--selected); border-color: var(--accent); }
#choice fieldset .mark { font-weight: 500; }
#choice .count { color: var(--muted); font-size: 0.75rem; }
#choice input[type="checkbox"] { accent-color: var(--accent); }
#choice input[type="search"], #choice select { width: 100%; min-width: 0; font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--control); border-radius: 4px; padding: 0.35rem 0.5rem; }
#choice ::placeholder { color: var(--faint); opacity: 1; }
.menus { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.75rem; }
.menus label { min-width: 0; }
.acts { display: flex; flex-wrap: wrap; gap: 0.5rem; }
button { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--control); border-radius: 4px; padding: 0.3rem 0.75rem; cursor: pointer; }
button:hover:enabled { border-color: var(--accent); color: var(--accent); }
button:disabled { color: var(--faint); border-color: var(--line); cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
#told { margin-top: 1rem; font-weight: 600; scroll-margin-top: 1rem; } #told:focus-visible { outline: 0; }
@media screen { #narrowed { display: none; } }
#list > h3 { font-size: 1.25rem; font-weight: 400; font-family: Georgia, "Times New Roman", serif; margin: 1.75rem 0 0; }
#list > h3 + .check { margin-top: 0.75rem; }
#pages { display: flex; align-items: center; gap: 1rem; margin-top: 1.5rem; }
.options summary { cursor: pointer; color: var(--accent); } .options > div { font-size: 0.8125rem; }
@media (max-width: 44rem) {
  .about h3 { grid-template-columns: 0.75rem minmax(0, 1fr); } .about h3 > span:last-child { grid-column: 2; } .about[open] > :not(summary) { margin-left: 0; }
  #choice { padding: 0.75rem; }
}
@media print {
  #choice, #pages, .about > :not(summary) { display: none; }
  .chosen .part:not(#findings) { display: none; }
  .about { break-inside: avoid; content-visibility: visible; } .about > summary { padding: 0.1rem 0; } .about h3::before { content: none; }
  .about h3 { grid-template-columns: 5.5rem minmax(0, 1fr); }
}
`;
