import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import { severities } from "#lib/checks/define.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import { ofThemAccepted } from "../../accepted.ts";
import type { VerdictCount } from "../../report.ts";
import { explained } from "./explained.ts";
import { mark } from "./marks.ts";
import { html, type Markup } from "./markup.ts";
import type { Part } from "./parts.ts";

/** A check with how many findings of a part it gave. */
interface Counted {
  id: string;
  count: number;
  accepted: number;
}

export interface Ways {
  /** The checks that the document has explained so far: each is once, where it is first named. */
  explained: Set<string>;
  /** The address of findings of the part in the list; none where they are not listed. */
  findings?: ((query: string) => string) | undefined;
}

/** The checks that gave the findings of a part, the worst first, each with the way to its own: it reads without script. */
export function checksOf(part: Part, counts: readonly VerdictCount[], ways: Ways): Markup {
  const own = counted(part, counts);
  return part.isSettled
    ? html`<details class="settled-checks"><summary>${plural(own.length, "check")}</summary><table class="index"><thead><tr><th>Check</th><th class="number">Findings</th></tr></thead><tbody>
${own.map((one) => html`<tr><th scope="row">${titleOf(one.id, part.status)} <span class="where"><code>${one.id}</code></span></th><td class="number">${way(one, formatCount(one.count), ways)}</td></tr>\n`)}</tbody></table></details>`
    : html`${own.map((one) => open(one, part, ways))}`;
}

function open(one: Counted, { status }: Part, ways: Ways): Markup {
  const { id, count, accepted } = one;
  const severity = checkOf(id)?.severity ?? "info";
  const isExplained = ways.explained.has(id);
  ways.explained.add(id);
  return html`<details class="about"><summary><h3>${mark(severity)} <span>${titleOf(id, status)}</span></h3> <span class="number">${formatCount(count)}${ofThemAccepted(accepted)}</span></summary>
${isExplained ? html`<p><a href="#about-${id}">Why it matters</a></p>` : html`<div id="about-${id}">${explained(id)}</div>`}
<p class="note">${status === "unknown" && `${wordsOf(severity)} if it fails, `}check <code>${id}</code>. ${way(one, `Its ${plural(count, "finding")}`, ways)}</p></details>\n`;
}

/** A filter of the list below, which the page's script reads off the address. */
function way({ id }: Counted, words: string, { findings }: Ways): Markup | string {
  return findings ? html`<a href="#${findings(`check=${encodeURIComponent(id)}`)}">${words}</a>` : words;
}

function counted({ status, exposure }: Part, counts: readonly VerdictCount[]): Counted[] {
  const found = new Map<string, Counted>();
  for (const one of counts)
    if (one.status === status && (exposure ?? one.exposure) === one.exposure && one.count > 0) {
      const { count, accepted } = found.get(one.check) ?? { count: 0, accepted: 0 };
      const sums = { count: count + one.count, accepted: accepted + (one.waived ?? 0) };
      found.set(one.check, { id: one.check, ...sums });
    }
  const rank = ({ id }: Counted) => severities.indexOf(checkOf(id)?.severity ?? "info");
  return [...found.values()].sort(
    (one, other) => rank(one) - rank(other) || other.count - one.count || (one.id < other.id ? -1 : 1),
  );
}
