import { sourcesOf } from "#lib/activity/sources.ts";
import type { SyncPoint } from "#lib/store/views.ts";

/** These points of a region, the other services all read to their end. Where nothing was begun nothing was. */
export function amongOthers(region: string, points: readonly SyncPoint[]): SyncPoint[] {
  const own = new Set(points.filter((one) => one.region === region).map(({ source }) => source));
  const rest = own.size === 0 ? [] : sourcesOf(region).filter(({ source }) => !own.has(source));
  const whole = { readTo: "2026-11-22T11:58:00.000Z", reached: null, touchedAt: "2026-11-22T11:58:00.000Z" };
  const coverage = { region, kind: "cloudtrail-event", action: "cloudtrail:LookupEvents", status: "complete" } as const;
  const done = { ...coverage, calls: 1, failures: 0, unlisted: false };
  return [...points, ...rest.map(({ source }) => ({ ...whole, region, source, coverage: done }))];
}
