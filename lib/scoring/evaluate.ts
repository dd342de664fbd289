import { hash } from "node:crypto";
import type { Check } from "#lib/checks/define.ts";
import type { Verdict } from "#lib/checks/verdicts.ts";
import type { Coverage } from "#lib/inventory/coverage.ts";
import { type Exposure, exposureOf } from "#lib/inventory/exposure.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Failure, Identity, Reading } from "#lib/inventory/reading.ts";
import type { Scorable } from "./score.ts";

/** A verdict of one check about one resource, or about a kind in a region that could not be listed. */
export interface Finding extends Scorable {
  id: string;
  identity: Identity;
  verdict: Verdict;
}

/** What evaluation needs beside the reading. `onDefect` hears of checks that threw. */
export interface EvaluationContext {
  checks: ReadonlyMap<string, readonly Check[]>;
  inventory: Inventory;
  now: string;
  onDefect(check: string, error: unknown): void;
}

export function checksByKind(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  return Map.groupBy(checks, (check) => check.kind);
}

/** Stable over scans: check, account, region and resource. */
export function findingId(check: string, { account, region, arn }: Identity): string {
  return hash("sha256", `${check}\n${account}\n${region}\n${arn}`, "hex").slice(0, 24);
}

/** Every check of the reading's kind. What could not be read, here or in a kind that a check looks up, is unknown. */
export function evaluateReading(reading: Reading, context: EvaluationContext): Finding[] {
  const { identity } = reading;
  const exposure =
    reading.status === "read" ? exposureOf(identity, reading.resource, context.inventory) : ("live" as const);
  return (context.checks.get(identity.kind) ?? []).map((check) =>
    findingOf(check, identity, exposure, verdictOn(check, reading, context)),
  );
}

/**
 * One unknown for each check of a kind that could not be listed in a region. It weighs as much as the resources last
 * known there, so that losing sight of many does not count less than seeing them.
 */
export function evaluateUnlisted(
  coverage: readonly Coverage[],
  account: { id: string; partition: string },
  knownCount: (kind: string, region: string) => number,
  context: EvaluationContext,
): Finding[] {
  return coverage
    .filter((line) => line.unlisted)
    .flatMap((line) => {
      const reason = line.failure ? because(line.failure) : (line.note ?? "The list is not complete.");
      const identity = wholeKind(line, account);
      const weight = Math.max(1, knownCount(line.kind, line.region));
      return (context.checks.get(line.kind) ?? []).map((check) => ({
        ...findingOf(check, identity, "live", { status: "unknown", reason }),
        weight,
      }));
    });
}

/** Stands for all resources of a kind in a region. */
function wholeKind({ kind, region }: Coverage, { id, partition }: { id: string; partition: string }): Identity {
  return {
    account: id,
    region,
    kind,
    arn: `arn:${partition}:${kind}:${region === "global" ? "" : region}:${id}:*`,
    name: `every ${kind.replaceAll("-", " ")} in ${region}`,
  };
}

function verdictOn(check: Check, reading: Reading, { inventory, now, onDefect }: EvaluationContext): Verdict {
  const { identity } = reading;
  if (reading.status === "unread") return { status: "unknown", reason: because(reading.failure) };
  for (const kind of check.needs) {
    const blind = inventory.blindSpot(kind, identity.region);
    if (blind) return { status: "unknown", reason: because(blind) };
  }
  try {
    // What a collector yields for its kind is what the kind's checks take; the compiler holds both to it.
    return check.evaluate(reading.resource as never, { identity, inventory, now, secrets: reading.secrets });
  } catch (error) {
    onDefect(check.id, error);
    return {
      status: "unknown",
      reason: "The check could not judge this configuration; this is a defect of Sagewarden.",
    };
  }
}

function findingOf(check: Check, identity: Identity, exposure: Exposure, verdict: Verdict): Finding {
  const { id, severity, category } = check;
  return {
    id: findingId(id, identity),
    check: id,
    severity,
    category,
    identity,
    exposure,
    status: verdict.status,
    verdict,
    weight: 1,
  };
}

const classWords = {
  denied: "was denied",
  throttled: "was throttled",
  unsupported: "is not supported here",
  missing: "found nothing",
  other: "failed",
} as const;

/** A failure as the reason of an unknown: the action, what happened, and for a denial the permission to grant. */
export function because({ action, class: kind, code, message }: Failure): string {
  if (!action) return `${message}.`;
  const remedy = kind === "denied" ? ` Allow ${action} to have it assessed.` : "";
  return `${action} ${classWords[kind]} (${code}).${remedy}`;
}
