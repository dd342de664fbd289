import type { Ledger } from "#lib/aws/ledger.ts";
import type { AnyCollector } from "#lib/collectors/define.ts";
import { type LostList, ledgerFor } from "#lib/collectors/run.ts";
import type { Naming } from "#lib/inventory/names.ts";
import { ArnSet } from "#lib/readings/arn-set.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Reading } from "#lib/readings/reading.ts";
import type { KnownResource } from "#lib/store/resources.ts";
import type { JobSpan } from "#lib/store/scans.ts";
import type { Known } from "./scan-store.ts";

/** One collector in one region: the unit a crashed scan resumes at. */
export interface Unit {
  collector: AnyCollector;
  region: string;
  /** When its reading began. */
  readAt: string;
  ledger: Ledger;
  /** The names it was run for so far; undefined before its first run. */
  asked: Set<string> | undefined;
  /** What was known of it before its first run. */
  known: Known | undefined;
  /** What its resources named when an earlier scan read them, by ARN: of kinds of which only what is named is read. */
  before: Map<string, Naming[]>;
  /** ARNs that were met, read or not. */
  seen: ArnSet;
  /** Those of them that were not read, or not in whole. */
  obscured: Set<string>;
  /** Those of them that a watch left as they were. */
  passedOver: Set<string>;
  counts: { read: number; unread: number };
  coverage: Coverage[];
  stopped?: Failure;
  lost: LostList[];
  span?: JobSpan;
  /** Of a watch: what of it is described again. Left out, everything is. */
  narrow?: Narrow;
}

/** What of a unit a watch describes again, and what its last reading covered. */
export interface Narrow {
  isDue(one: KnownResource): boolean;
  earlier: readonly Coverage[];
}

export function unitOf(collector: AnyCollector, region: string, narrow?: Narrow): Unit {
  return {
    ...(narrow && { narrow }),
    collector,
    region,
    readAt: "",
    ledger: ledgerFor(collector, region),
    asked: undefined,
    known: undefined,
    before: new Map(),
    seen: new ArnSet(),
    obscured: new Set(),
    passedOver: new Set(),
    counts: { read: 0, unread: 0 },
    coverage: [],
    lost: [],
  };
}

/** Why something of a unit that was not met may be there all the same. */
export function whyUnseen({ stopped, lost }: Unit, arn: string): Failure | undefined {
  return stopped ?? lost.find(({ arns }) => arn.startsWith(arns))?.failure;
}

/** Why nothing of a region is read that earlier scans read. */
export function closedRegion(region: string): Failure {
  const message = `The region ${region} is not enabled for this account any more: what is in it is not gone, and is read again once it is enabled`;
  return { class: "closed", action: "", code: "RegionDisabled", message };
}

export function outOfSight(
  { arn, name, also, region }: KnownResource,
  { collector: { kind } }: Unit,
  account: string,
  failure: Failure,
): Reading {
  const identity = { account, region, kind, arn, name, ...(also && { also }) };
  return { identity, action: failure.action, readAt: new Date().toISOString(), status: "unread", failure };
}

export function isWhole(reading: Reading): boolean {
  return reading.status === "read" && Object.values(reading.parts ?? {}).every(({ status }) => status !== "unread");
}

/** A key that was read by its alias before is that key still when the alias cannot be read. */
export function underItsOwnName(reading: Reading, byOtherName: ReadonlyMap<string, KnownResource>): Reading {
  const known = reading.status === "unread" ? byOtherName.get(reading.identity.arn) : undefined;
  if (!known) return reading;
  const { arn, name, also } = known;
  return { ...reading, identity: { ...reading.identity, arn, name, ...(also && { also }) } };
}

/** What a global list gives without its region is where it was last known to be. */
export function atHome(reading: Reading, byArn: ReadonlyMap<string, KnownResource>): Reading {
  const { identity } = reading;
  const home = byArn.get(identity.arn)?.region;
  return identity.region !== "global" || home === undefined
    ? reading
    : { ...reading, identity: { ...identity, region: home } };
}

export function isAt({ collector, region }: Unit, at: { kind: string; region: string }): boolean {
  return collector.kind === at.kind && region === at.region;
}

/** Units that are read at once, so that neither their batches nor their calls pile up: most of them wait for AWS. */
export const unitsAtOnce = 32;
