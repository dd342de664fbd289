import { formatCount, plural } from "#lib/format.ts";
import type { Report } from "../../report.ts";
import { unscannedIn, unscannedWords } from "../../unscanned.ts";
import { text } from "./blocks.ts";
import { ink, strong } from "./ink.ts";
import type { Paper } from "./paper.ts";
import { cut } from "./typeset.ts";

/** So many are told of by name on a cover, and so many more by number. */
const most = { names: 4, numbers: 200 } as const;

/** Says on the cover of which accounts nothing is in it. */
export function unscannedOf(paper: Paper, reports: readonly Report[]): void {
  const all = unscannedIn(reports);
  const rest = all.slice(most.names).map(({ account }) => account);
  const told = all.slice(0, most.names).map((one) => cut(unscannedWords(one), 300));
  const [left, numbers] = [rest.length - most.numbers, rest.slice(0, most.numbers).join(", ")];
  if (rest.length > 0)
    told.push(
      `${plural(rest.length, "more account has", "more accounts have")} not been scanned, and nothing in this report tells of them: ${numbers}${left > 0 ? ` and ${formatCount(left)} more` : ""}.`,
    );
  for (const words of told) text(paper, [strong(words, { colour: ink.unknown, size: 9.5 })], { after: 2 });
}
