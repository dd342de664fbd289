import { actorName, behindActor } from "#lib/actor-name.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import { formatDate, formatDateTime, kindIn, plural } from "#lib/format.ts";
import type { BlamedEvent, FindingWaiver } from "#lib/store/views.ts";
import { writtenOut } from "#lib/verify/written.ts";
import { blameBeginnings, observedText } from "../../finding-text.ts";
import type { ReportFinding } from "../../report.ts";
import { block, code, words } from "./text.ts";

/** A failing finding whole: what was seen, who made it so, how to put it right. */
export async function failing(finding: ReportFinding): Promise<string> {
  const { resource, evidence, since, readAt, isEarlier, waiver } = finding;
  const [fix, blame] = [await finding.fix(), await finding.blame()];
  const parts = [
    `#### Resource ${code(resource.name)}\n`,
    `${words(kindIn(resource))}, ${code(resource.arn)}. Since ${formatDate(since)}, read ${formatDateTime(readAt)}${isEarlier ? " by an earlier scan" : ""}.\n`,
    ...(waiver ? [`**${accepted(waiver)}.**\n`] : []),
    evidence.length > 0 ? `${evidence.map((one) => `- ${seen(one)}\n`).join("")}` : "The check gave no single field.\n",
    `${blame ? blamed(blame) : "Who set it is not known: no event that was read of CloudTrail says so."}\n`,
  ];
  const commands = writtenOut(evidence, await finding.verify());
  if (commands) parts.push("To see it in AWS yourself:\n", block(commands, "sh"));
  if (fix) parts.push(`Fix: ${code(fix.summary)}\n`);
  if (fix?.cli) parts.push(block(fix.cli, "sh"));
  return `${parts.join("\n")}\n`;
}

/** A failing record in a line: it cannot be changed, only done better next time. */
export function recorded({ resource, evidence, waiver }: ReportFinding): string {
  const told = [...evidence.map(seen), ...(waiver ? [accepted(waiver)] : [])];
  return `- Record ${code(resource.name)}, ${words(kindIn(resource))}${told.map((one) => `; ${one}`).join("")}\n`;
}

/** Who accepted it, why and until when, without a full stop. */
export function accepted({ until, owner, reason, ticket }: FindingWaiver): string {
  return `Accepted until ${words(until)} by ${code(owner)}: ${code(reason)}${ticket === null ? "" : `, ticket ${code(ticket)}`}`;
}

/** A piece of evidence in a sentence. */
export function seen({ path, observed, expected }: Evidence): string {
  return `field ${code(path)} is ${code(observedText(observed))}, expected ${code(expected)}`;
}

function blamed(event: BlamedEvent): string {
  const { name, via } = actorName(event.actor);
  const behind = behindActor(event);
  const [gap] = event.gaps;
  const more = event.gaps.length > 1 ? ` So it is in ${plural(event.gaps.length - 1, "more region")}.` : "";
  return [
    `${blameBeginnings[event.certainty]} ${code(name)}${via ? ` through ${code(via)}` : ""}${behind ? `, ${code(behind)},` : ""} with ${code(event.name)} on ${formatDateTime(event.at)} from ${code(event.address)}, CloudTrail event ${code(event.id)}.`,
    ...(event.mfa === false ? ["Without MFA."] : []),
    ...(gap === undefined ? [] : [`It may have been changed since: ${code(gap)}${more}`]),
  ].join(" ");
}
