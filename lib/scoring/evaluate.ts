import { hash } from "node:crypto";
import type { Check } from "#lib/checks/define.ts";
import { oldestIdOf } from "#lib/checks/former-names.ts";
import { type CheckOptions, optionsOf } from "#lib/checks/options-of.ts";
import type { Verdict, VerdictStatus } from "#lib/checks/verdicts.ts";
import { derivedAction, familyOf } from "#lib/inventory/derived.ts";
import { type Exposure, exposureOf } from "#lib/inventory/exposure.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import { type Failure, howToRenew, type Identity, type Reading } from "#lib/readings/reading.ts";
import type { Scorable } from "./score.ts";

/** A verdict of one check about one resource. */
export interface Judgement extends Scorable {
  identity: Identity;
  verdict: Verdict;
  /** Set when it is unknown since something was not read: why, and the ISO time at which it last was. */
  unread?: Lost;
}

interface Lost {
  failure: Failure;
  last?: string;
}

/** As it is kept: known again in every scan. */
export interface Finding extends Judgement {
  id: string;
}

/** What evaluation needs beside the reading. `onDefect` hears of checks that threw. */
export interface EvaluationContext {
  checks: ReadonlyMap<string, readonly Check[]>;
  inventory: Inventory;
  options: CheckOptions;
  now: string;
  onDefect(check: string, error: unknown): void;
}

export function checksByKind(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  return Map.groupBy(checks, (check) => check.kind);
}

/** Stable over scans, and over new names of the check: the oldest it had, account, region and resource. */
export function findingId(check: Pick<Check, "id" | "kind" | "formerly">, { account, region, arn }: Identity): string {
  return hash("sha256", `${oldestIdOf(check)}\n${account}\n${region}\n${arn}`, "hex").slice(0, 24);
}

/** Every check of the reading's kind. What could not be read is unknown; what a check looks up is the check's to say. */
export function evaluateReading(reading: Reading, context: EvaluationContext): Judgement[] {
  const { identity } = reading;
  const exposure =
    reading.status === "read" ? exposureOf(identity, reading.resource, context.inventory) : ("live" as const);
  return (context.checks.get(identity.kind) ?? [])
    .filter((check) => isAbout(check, identity))
    .map((check) => judgementOf(check, identity, exposure, ...verdictOn(check, reading, context)));
}

/** Whether a check asks about this one of its kind: of what is derived, each asks about a family. */
export function isAbout({ family }: Pick<Check, "family">, identity: Pick<Identity, "arn">): boolean {
  return family === undefined || family === familyOf(identity);
}

/**
 * One unknown for each check of a kind that could not be listed in a region, for the score alone: resources that nobody has
 * heard of may exist. Those last known there are unknown each by themselves.
 */
export function unlistedUnknowns(
  coverage: readonly Coverage[],
  checks: EvaluationContext["checks"],
): readonly Scorable[] {
  return coverage
    .filter((line) => line.unlisted)
    .flatMap((line) =>
      (checks.get(line.kind) ?? [])
        .filter(({ family }) => family === undefined || line.action === derivedAction(family))
        .map(({ id, severity, category }): Scorable => {
          return { check: id, severity, category, status: "unknown", exposure: "live" };
        }),
    );
}

/**
 * A finding about something that could not be read, with what it was when it last could. `status` is its last verdict
 * that was not unknown.
 */
export function recalled(finding: Finding, status?: VerdictStatus): Finding {
  const { unread } = finding;
  if (!unread?.last || !status) return finding;
  const [denial, remedy = ""] = partsOf(unread.failure);
  const words = {
    pass: "it passed",
    fail: "it failed",
    "not-applicable": "it did not apply",
    unknown: "it was unknown",
  };
  const time = `${unread.last.slice(0, 16).replace("T", " ")} UTC`;
  const reason = `It could not be read: ${denial}; ${words[status]} when last read at ${time}.${remedy}`;
  return { ...finding, verdict: { status: "unknown", reason } };
}

function verdictOn(check: Check, reading: Reading, context: EvaluationContext): [verdict: Verdict, unread?: Lost] {
  const { identity } = reading;
  const lost = lostOf(check, reading);
  if (lost) return [{ status: "unknown", reason: because(lost.failure) }, lost];
  if (reading.status !== "read") throw new Error("What is not lost was read.");
  const { inventory, now, onDefect } = context;
  try {
    // What a collector yields for its kind is what the kind's checks take; the compiler holds both to it.
    const asked = { identity, inventory, now, secrets: reading.secrets, options: optionsOf(check, context.options) };
    return [check.evaluate(reading.resource as never, asked)];
  } catch (error) {
    onDefect(check.id, error);
    const reason = "The check could not judge this configuration; this is a defect of Sagewarden.";
    return [{ status: "unknown", reason }];
  }
}

/** What was not read of what a check judges: the resource, or one of the parts it names. */
function lostOf({ parts = [] }: Check, reading: Reading): Lost | undefined {
  if (reading.status === "unread") {
    const { failure, last } = reading;
    return { failure, ...(last && { last: last.at }) };
  }
  for (const name of parts) {
    const part = reading.parts?.[name];
    if (part?.status === "unread") return { failure: part.failure, ...(part.last && { last: part.last.at }) };
  }
  return undefined;
}

function judgementOf(
  { id, severity, category }: Check,
  identity: Identity,
  exposure: Exposure,
  verdict: Verdict,
  unread?: Lost,
): Judgement {
  return {
    check: id,
    severity,
    category,
    identity,
    exposure,
    status: verdict.status,
    verdict,
    ...(unread && { unread }),
  };
}

const classWords = {
  denied: "was denied",
  throttled: "was throttled",
  unsupported: "is not supported here",
  missing: "found nothing",
  expired: "failed, since the credentials had expired",
  closed: "was not asked",
  other: "failed",
} as const;

/** A failure as the reason of an unknown: the action, what happened, and for a denial the permission to grant. */
export function because(failure: Failure): string {
  const [words, remedy = ""] = partsOf(failure);
  return `${words}.${remedy}`;
}

function partsOf(failure: Failure): [words: string, remedy?: string] {
  const { action, class: kind, code, message, permission = action } = failure;
  if (!action) return [message];
  const words = `${action} ${classWords[kind]} (${code})`;
  if (kind === "expired") return [words, ` ${howToRenew}`];
  return kind === "denied" ? [words, ` Allow ${permission} to have it assessed.`] : [words];
}
