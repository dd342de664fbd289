import { formatDateTime, plural } from "#lib/format.ts";
import type { Report } from "../../report.ts";
import { unscannedIn, unscannedWords } from "../../unscanned.ts";
import { documentTop } from "./document.ts";
import { html, Markup, untrusted } from "./markup.ts";

/** The page up to its first section: what it is, of which accounts and when. `script`: the one that may run; left out, none may. */
export async function head(reports: readonly Report[], title: string, script?: string): Promise<Markup> {
  const { accounts, when } = scopeIn(reports);
  const top = await documentTop(`${title} of ${accounts.join(", ")}, ${when}`, script);
  return html`${top}<main><header class="title"><p class="product">Sagewarden</p><h1>${title}</h1>
<p>${accounts.length === 1 ? "Account" : "Accounts"} ${accounts.map((account, at) => [at > 0 && ", ", html`<b>${account}</b>`])}, as ${accounts.length === 1 ? "it was" : "they were"} on ${when}</p></header>
${unscannedIn(reports).map((one) => html`<p class="unknown"><b>${untrusted(unscannedWords(one))}</b></p>\n`)}`;
}

/** Which accounts, and when they were read: the span of their scans. */
function scopeIn(reports: readonly Report[]): { accounts: string[]; when: string } {
  const ends = reports.map(({ scan }) => scan.finishedAt).sort();
  const [first = "", last = first] = [ends[0], ends.at(-1)].map((end) => end && formatDateTime(end));
  return { accounts: reports.map(({ scan }) => scan.account), when: first === last ? first : `${first} to ${last}` };
}

export function foot(reports: readonly Report[], script?: string): Markup {
  const scans = reports.map(
    ({ scan }, at) => html`${at > 0 && ", "}scan <code>${scan.id}</code> of ${plural(scan.regions.length, "region")}`,
  );
  return html`<footer><p>Written by Sagewarden ${reports[0]?.generator.version} from ${scans}. A verdict rests on what AWS answered at the time given with it. Secrets were replaced by marks when they were read.</p></footer></main>
${script !== undefined && html`<script>${new Markup(script)}</script>`}</body></html>\n`;
}
