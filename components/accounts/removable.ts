import { plural } from "#lib/format.ts";
import { lostReports } from "#lib/lost-reports.ts";
import type { Holdings, RegionHoldings } from "#lib/store/holdings.ts";
import type { AccountView, BundleConnection } from "#lib/store/views.ts";

/** An account with what is kept of it. */
export interface HeldAccount extends Pick<AccountView, "id" | "label" | "partition" | "regions" | "currentScan"> {
  /** How AWS is reached, in words. */
  reachedBy: string;
  /** Where it came from, of one that is not reached at all. */
  imported: BundleConnection | null;
  held: Holdings;
}

/** What is asked to be removed: an account, or one of its regions. */
export interface Removable {
  account: HeldAccount;
  region?: string;
}

export function totalOf({ regions }: Holdings): Omit<RegionHoldings, "region"> {
  const sum = (of: "resources" | "findings" | "events") => regions.reduce((total, region) => total + region[of], 0);
  return { resources: sum("resources"), findings: sum("findings"), events: sum("events") };
}

/** What goes with it, each in words. */
export function lossesOf({ account, region }: Removable): string[] {
  const { held } = account;
  const counts = region === undefined ? totalOf(held) : held.regions.find((one) => one.region === region);
  const { resources = 0, findings = 0, events = 0 } = counts ?? {};
  return [
    `${plural(resources, "resource")} and ${resources === 1 ? "its" : "their"} history`,
    plural(findings, "finding"),
    plural(events, "CloudTrail event"),
    ...(region === undefined ? [plural(held.scans, "scan"), ...lostReports(held.reports)] : []),
  ];
}

/** Why a region cannot be removed; undefined when it can. */
export function keptBecause({ regions }: Pick<AccountView, "regions">, region: string): string | undefined {
  if (region === "global") return "What belongs to no region goes with the account.";
  if (regions !== "all" && regions.length === 1 && regions[0] === region) return "It is the account’s only region.";
  return undefined;
}
