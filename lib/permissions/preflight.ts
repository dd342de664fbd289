import type { Refuser } from "#lib/readings/refuser.ts";
import type { Statement } from "./policy.ts";
import { type PreflightPlan, type Probe, type ProbeOutcome, tryPermissions } from "./probes.ts";

type Flaw = Exclude<ProbeOutcome, "granted">;

/** What came of one permission, in all the regions where the same came of it. */
export interface PreflightLine {
  permission: string;
  outcome: Flaw;
  regions: string[];
  /** What refuses besides, where a statement in the identity's own policy would not help. */
  refusedBy?: Refuser["policy"];
  /** What AWS said, in the first of the regions. Untrusted text. */
  said?: string;
}

export interface PreflightSummary {
  /** Permissions, and how many of them are granted wherever they are needed. */
  permissions: number;
  granted: number;
  /** What is not: refused first, then what could not be told. */
  lines: PreflightLine[];
  /** The least statement that grants what the identity's own policy lacks; null when that lacks nothing. */
  statement: Statement | null;
}

const order: readonly Flaw[] = ["refused", "untold", "unsupported"];

/** What a scan with these credentials would not be let do, before it is made. @throws when `signal` aborts */
export async function preflight(plan: PreflightPlan): Promise<PreflightSummary> {
  return summaryOf(await tryPermissions(plan));
}

function summaryOf(probes: readonly Probe[]): PreflightSummary {
  const lines = new Map<string, PreflightLine>();
  for (const { permission, region, outcome, refusedBy, said } of probes) {
    if (outcome === "granted") continue;
    const key = JSON.stringify([permission, outcome, refusedBy]);
    const line: PreflightLine = lines.get(key) ?? {
      permission,
      outcome,
      regions: [],
      ...(refusedBy && { refusedBy }),
      ...(said && { said }),
    };
    line.regions.push(region);
    lines.set(key, line);
  }
  const all = new Set(probes.map(({ permission }) => permission));
  const flawed = new Set([...lines.values()].map(({ permission }) => permission));
  const missing = [...lines.values()].filter(({ outcome, refusedBy }) => outcome === "refused" && !refusedBy);
  const Action = [...new Set(missing.map(({ permission }) => permission))].sort();
  return {
    permissions: all.size,
    granted: all.size - flawed.size,
    lines: [...lines.values()].sort(
      (one, other) =>
        order.indexOf(one.outcome) - order.indexOf(other.outcome) || (one.permission < other.permission ? -1 : 1),
    ),
    statement: Action.length > 0 ? { Sid: "SagewardenCloseGaps", Effect: "Allow", Action, Resource: "*" } : null,
  };
}
