import { formatCount } from "#lib/format.ts";
import type { NewScanSchedule } from "#lib/store/scan-schedule-views.ts";
import { capIn } from "./cap-text.ts";
import { regionsIn } from "./region-list.ts";

/** How far back scans go unless they are told otherwise, and how many jobs of a kind they read. */
export interface UsualReach {
  /** All history, rather than so many days. */
  isAll: boolean;
  days: number;
  /** Of those days. */
  cap: number | "all";
}

/** Where a scan looks and how far back, as fields are filled in. */
export interface ReachForm {
  where: "default" | "all" | "list";
  list: string;
  horizon: "recent" | "all";
  /** Of `recent`. */
  days: number;
  cap: string;
}

/** What a scan is asked for; null where the account or the settings say. */
type Reach = Pick<NewScanSchedule, "regions" | "horizonDays" | "cap">;

const capWritten = (cap: number | "all") => (cap === "all" ? cap : formatCount(cap));

/** @param own the regions of the account, where it is one */
export function reachForm(
  usual: UsualReach,
  own: string[] | "all" | undefined,
  { regions, horizonDays, cap }: Reach = { regions: null, horizonDays: null, cap: null },
): ReachForm {
  const listed = regions === null || regions === "all" ? own : regions;
  const isAll = horizonDays === null ? usual.isAll : horizonDays === "all";
  return {
    where: regions === null ? "default" : regions === "all" ? "all" : "list",
    list: listed === undefined || listed === "all" ? "" : listed.join(", "),
    horizon: isAll ? "all" : "recent",
    days: typeof horizonDays === "number" ? horizonDays : usual.days,
    cap: capWritten(cap ?? usual.cap),
  };
}

/** What is filled in, or what is wrong with it. All history is without a cap. */
export function reachIn({ where, list, horizon, days, cap }: ReachForm): Reach | { wrong: string } {
  const named = regionsIn(list);
  if (where === "list" && "wrong" in named) return named;
  const most = capIn(cap);
  if (horizon === "recent" && "wrong" in most) return most;
  const regions = where === "all" ? "all" : where === "list" && "regions" in named ? named.regions : null;
  return horizon === "recent" && "cap" in most
    ? { regions, horizonDays: days, cap: most.cap }
    : { regions, horizonDays: "all", cap: null };
}

/** The same for scans to come: what is as usual now follows the settings. */
export function orAsUsual<Wanted extends Reach>(reach: Wanted, { isAll, days, cap }: UsualReach): Wanted {
  const isUsual = isAll ? reach.horizonDays === "all" : reach.horizonDays === days && reach.cap === cap;
  return isUsual ? { ...reach, horizonDays: null, cap: null } : reach;
}
