import { kindIn, wordsOf } from "#lib/format.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { waiverText } from "../../accepted.ts";
import { blameText, groundsOf } from "../../finding-text.ts";
import type { ReportFinding } from "../../report.ts";
import { type UnassessedLine, unassessedTitle, whyUnassessed } from "../../unassessed.ts";
import { opening, xmlText } from "./xml.ts";

/** A finding as a test of its resource: what is not known is an error, never a pass. */
export async function caseOf(finding: ReportFinding): Promise<string> {
  const { resource, status } = finding;
  const begin = `  ${opening("testcase", { classname: finding.check, name: `${resource.name} (${resource.arn})` })}`;
  if (status === "pass") return `${begin}/>\n`;
  return `${begin}>${await outcomeOf(finding)}</testcase>\n`;
}

async function outcomeOf(finding: ReportFinding): Promise<string> {
  const { status, severity, exposure, resource, waiver } = finding;
  const grounds = groundsOf(finding);
  const message = verdictTitle(finding);
  if (status === "not-applicable") return `${opening("skipped", { message: grounds.join(" ") })}/>`;
  // A pipeline is not red for what somebody accepted, and no more is it passed.
  if (waiver)
    return `${opening("skipped", { message: [`${message}. ${waiverText(waiver)}`, ...grounds].join("; ") })}/>`;
  if (status === "unknown") {
    const text = ["Nobody knows whether this is in order: it may fail as well as pass.", ...grounds].join("\n");
    return element("error", { type: "unknown", message }, text);
  }
  const [fix, blame] = [await finding.fix(), await finding.blame()];
  const text = [
    `${wordsOf(severity)}. ${kindIn(resource)}.${exposure === "record" ? " A record: only the next one can be made better." : ""}`,
    ...grounds,
    ...(blame ? [blameText(blame)] : []),
    ...(fix ? [`Fix: ${fix.summary}`, ...(fix.cli ? [fix.cli] : [])] : []),
  ].join("\n");
  return element("failure", { type: severity, message }, text);
}

/** What a call did not give, as a test that could not be made. */
export function unassessedCase(line: UnassessedLine): string {
  const begin = opening("testcase", { classname: "coverage", name: `${unassessedTitle(line)} (${line.action})` });
  const text = ["Nothing of this is known to be in order.", ...whyUnassessed(line)].join("\n");
  return `  ${begin}>${element("error", { type: line.status, message: unassessedTitle(line) }, text)}</testcase>\n`;
}

function element(name: string, attributes: Readonly<Record<string, string>>, text: string): string {
  return `${opening(name, attributes)}>${xmlText(text, true)}</${name}>`;
}
