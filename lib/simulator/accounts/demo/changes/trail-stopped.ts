import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

/**
 * The company's trail is stopped for an hour of an afternoon, by somebody with an administrator's session who looks for
 * what the logs cost, and is started again when the colleague who watches it asks. The event history went on meanwhile.
 */
export function trailStopped(site: Site, { tomasAdmin, sam, grace }: Cast): void {
  const trail = site.content.trails?.find(({ Name }) => Name === "company-trail");
  const { TrailARN } = trail ?? {};
  if (!trail || !TrailARN) throw new RangeError("The company's trail is made first.");
  const stopped = at(site, 48, "18:22:06");
  const started = at(site, 48, "19:24:51");
  trail.status = { StopLoggingTime: stopped, StartLoggingTime: started, ...trail.status };
  const call = (moment: Date, by: Cast["grace"], action: string) =>
    record(site, { at: moment, by, action: `cloudtrail:${action}`, request: { Name: TrailARN } });
  call(stopped, tomasAdmin, "StopLogging");
  call(at(site, 48, "19:10:32"), sam, "GetTrailStatus");
  call(started, grace, "StartLogging");
}

/** The vision team's trail is narrowed to the reads of one bucket; what it records today is what was asked for then. */
export function trailNarrowed(site: Site, { tomasAdmin }: Cast): void {
  const trail = site.content.trails?.find(({ Name }) => Name === "vision-s3-reads");
  const { Name: TrailName, TrailARN, selectors: EventSelectors } = trail ?? {};
  record(site, {
    at: at(site, 77, "20:45:12"),
    by: tomasAdmin,
    action: "cloudtrail:PutEventSelectors",
    request: { TrailName, EventSelectors },
    response: { TrailARN, EventSelectors },
  });
}
