import type { Fix, Mutability } from "#lib/checks/fixes.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import { formatDate, formatDateTime, kindIn } from "#lib/format.ts";
import type { FindingWaiver } from "#lib/store/views.ts";
import { writtenOut } from "#lib/verify/written.ts";
import type { ReportFinding } from "../../report.ts";
import { blameLine } from "./blame.ts";
import { html, type Markup, untrusted } from "./markup.ts";

export const mutabilityWords: Record<Mutability, string> = {
  "in-place": "can be changed in place",
  "stop-update-start": "must be stopped, changed and started again",
  replace: "must be replaced by a new one",
  record: "already over, so set it right in the next one",
};

/** A failing finding whole: what was seen, who made it so, how to put it right. */
export async function failing(finding: ReportFinding): Promise<Markup> {
  const [blame, fix] = [await finding.blame(), await finding.fix()];
  const commands = writtenOut(finding.evidence, await finding.verify());
  return html`<article class="finding">${subject(finding)}<div>${evidenceTable(finding.evidence)}${commands && verify(commands)}${finding.waiver && acceptedLine(finding.waiver)}${times(finding)}${blame ? blameLine(blame) : nobody}${fix && fixOf(fix)}</div></article>\n`;
}

/** Who accepted it, why and until when. */
export function acceptedLine({ until, owner, reason, ticket }: FindingWaiver): Markup {
  return html`<p class="accepted"><b>Accepted until ${until}</b> by ${untrusted(owner)}: ${untrusted(reason)}${ticket !== null && html` (ticket ${untrusted(ticket)})`}</p>`;
}

/** What could not be judged, and why nobody can say. */
export function unjudged({ resource, reason, since, isEarlier }: ReportFinding): Markup {
  return html`<tr><th scope="row">${untrusted(resource.name)} <span class="where">${kindIn(resource)}</span><p class="arn"><code>${untrusted(resource.arn)}</code></p></th><td>${untrusted(reason ?? "The check gave no reason.")} <span class="times">Since ${formatDate(since)}${isEarlier && ", as an earlier scan left it"}.</span></td></tr>\n`;
}

/** What is in order, or does not apply, in a line. */
export function settled(finding: ReportFinding): Markup {
  const { resource, evidence, reason, readAt, isEarlier } = finding;
  const seen = evidence.map(({ path, observed }, at) => [
    at > 0 && html`<br>`,
    untrusted(path),
    ": ",
    observedText(observed),
  ]);
  return html`<tr><th scope="row">${untrusted(resource.name)} <span class="where">${kindIn(resource)}</span></th><td>${reason === null ? html`<code>${seen}</code>` : untrusted(reason)}</td><td class="when">${formatDate(readAt)}${isEarlier && ", earlier scan"}</td></tr>\n`;
}

const nobody = html`<p class="note">Who set it is not known: no event that was read of CloudTrail says so.</p>`;

function subject({ resource }: ReportFinding): Markup {
  return html`<header><h5>${untrusted(resource.name)}</h5><p class="where">${kindIn(resource)}</p><p class="arn"><code>${untrusted(resource.arn)}</code></p></header>`;
}

function evidenceTable(evidence: readonly Evidence[]): Markup {
  if (evidence.length === 0) return html`<p class="note">The check gave no single field.</p>`;
  return html`<table class="evidence stacked"><thead><tr><th>Field</th><th>Observed</th><th>Expected</th></tr></thead><tbody>${evidence.map(
    ({ path, observed, expected }) =>
      html`<tr><th scope="row"><code>${untrusted(path)}</code></th><td><code>${observedText(observed)}</code></td><td>${untrusted(expected)}</td></tr>`,
  )}</tbody></table>`;
}

function verify(commands: string): Markup {
  return html`<details class="fix"><summary>Verify: see it in AWS yourself</summary><pre>${untrusted(commands, true)}</pre></details>`;
}

function observedText(value: unknown): Markup {
  if (value === null || value === undefined || value === "") return html`<i>not set</i>`;
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return value.length === 0 ? html`<i>empty list</i>` : untrusted(value.join(", "));
  }
  return untrusted(typeof value === "object" ? JSON.stringify(value) : String(value));
}

function times({ since, firstSeen, readAt, isEarlier }: ReportFinding): Markup {
  return html`<p class="times">Since ${formatDate(since)}${firstSeen < since && `, first seen ${formatDate(firstSeen)}`}. Read ${formatDateTime(readAt)}${isEarlier && html`, <b>by an earlier scan: this one did not ask for it</b>`}.</p>`;
}

function fixOf({ mutability, takesAway, summary, cli, consoleUrl }: Fix): Markup {
  return html`<details class="fix"><summary>Fix: ${mutabilityWords[mutability]}${takesAway && ", and takes something away"}</summary><p>${untrusted(summary, true)}</p>${cli && html`<pre>${untrusted(cli, true)}</pre>`}${consoleUrl && html`<p class="note"><code>${untrusted(consoleUrl)}</code></p>`}</details>`;
}
