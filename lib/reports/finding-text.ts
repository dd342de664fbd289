import { actorName, behindActor } from "#lib/actor-name.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import { formatDateTime, plural } from "#lib/format.ts";
import type { BlamedEvent } from "#lib/store/views.ts";
import type { ReportFinding } from "./report.ts";

/* A finding in plain words, for formats that have no markup. AWS's own words stand in it as they are: each format escapes them. */

/** What was seen, as text: `not set` and `empty list` where there is nothing to show. */
export function observedText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "not set";
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return value.length === 0 ? "empty list" : value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** `RootAccess: Enabled, expected Disabled`. */
export function evidenceText({ path, observed, expected }: Evidence): string {
  return `${path}: ${observedText(observed)}, expected ${expected}`;
}

/** What a finding rests on: a line for each thing seen, or why it was not judged. */
export function groundsOf({ status, evidence, reason }: ReportFinding): string[] {
  if (status === "unknown" || status === "not-applicable") return [reason ?? "The check gave no reason."];
  return evidence.length > 0 ? evidence.map(evidenceText) : ["The check gave no single field."];
}

/** How a blamed event is told: what it did, as the words before the actor. */
export const blameBeginnings: Readonly<Record<BlamedEvent["certainty"], string>> = {
  set: "Set by",
  created: "Resource created by",
  placed: "Resource created by",
  "unknown-since": "Perhaps set by",
};

/** The event of CloudTrail behind a finding, in a sentence, with what may have come after it unseen. */
export function blameText(event: BlamedEvent): string {
  const { name, via } = actorName(event.actor);
  const behind = behindActor(event);
  const [gap] = event.gaps;
  const more = event.gaps.length > 1 ? ` So it is in ${plural(event.gaps.length - 1, "more region")}.` : "";
  return [
    `${blameBeginnings[event.certainty]} ${name}${via ? ` through ${via}` : ""}${behind ? `, ${behind},` : ""} with ${event.name} on ${formatDateTime(event.at)} from ${event.address}, CloudTrail event ${event.id}.`,
    ...(event.certainty === "unknown-since" ? ["What this call asked for is not in its record."] : []),
    ...(gap === undefined ? [] : [`It may have been changed since: ${gap}${more}`]),
  ].join(" ");
}
