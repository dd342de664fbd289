import type { WrittenRun } from "../list-shape.ts";
import type { Item } from "./choose.ts";

/** What is shown of the list, and what it is a part of. */
export interface Shown {
  /** All that fit, and from where to where they are shown. */
  fitting: readonly Item[];
  from: number;
  to: number;
  /** How many findings stand under each heading, whether they fit or not. */
  totals: ReadonlyMap<string, number>;
  headingOf: (item: Item) => string;
  /** Over which part it stands, in words. */
  partOf: (item: Item) => string;
  markupOf: (item: Item) => WrittenRun | undefined;
}

/**
 * Puts findings under the headings of their parts and checks. A heading says how many of its findings fit, of how many, and
 * which of them are on this page. Only markup that was escaped when the report was written is taken for markup.
 */
export function show(list: Element, shown: Shown): void {
  const { fitting, from, to, totals, headingOf, partOf, markupOf } = shown;
  const number = (count: number) => count.toLocaleString("en-US");
  const fits = new Map<string, { first: number; count: number }>();
  fitting.forEach((item, at) => {
    const heading = headingOf(item);
    const known = fits.get(heading);
    if (known) known.count++;
    else fits.set(heading, { first: at, count: 1 });
  });
  const told = (heading: string, begins: number, ends: number): string => {
    const { first, count } = fits.get(heading) ?? { first: 0, count: 0 };
    const total = totals.get(heading) ?? count;
    const all =
      count === total
        ? `${number(total)} ${total === 1 ? "finding" : "findings"}`
        : `${number(count)} of ${number(total)} findings`;
    const whole = ends - begins === count;
    return `${all}${whole ? "" : `, ${number(begins - first + 1)} to ${number(ends - first)} on this page`}, `;
  };
  const parts: Element[] = [];
  let part = "";
  for (let begins = from; begins < to; ) {
    const first = fitting[begins];
    if (!first) break;
    const heading = headingOf(first);
    let ends = begins + 1;
    while (ends < to && headingOf(fitting[ends] ?? first) === heading) ends++;
    if (partOf(first) !== part) {
      part = partOf(first);
      const title = document.createElement("h3");
      title.textContent = part;
      parts.push(title);
    }
    const section = document.createElement("section");
    section.className = "check";
    const { open = "", close = "" } = markupOf(first) ?? {};
    const rows = fitting.slice(begins, ends).map((item) => markupOf(item)?.rows[item.at[2]] ?? "");
    section.innerHTML = open + rows.join("") + close;
    const matched = section.querySelector(".matched");
    if (matched) matched.textContent = told(heading, begins, ends);
    // It stands in the document once, beside the check's count.
    const about = document.getElementById(`about-${first.run.check}`)?.cloneNode(true);
    section.querySelector(".explained")?.append(...(about?.childNodes ?? []));
    parts.push(section);
    begins = ends;
  }
  list.replaceChildren(...parts);
}
