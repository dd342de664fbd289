import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { type Identity, whyUnread } from "#lib/readings/reading.ts";
import type { Selectors } from "./selectors.ts";

type Trail = ResourceOf<"cloudtrail-trail", "Selectors" | "Status">;

/** A trail of a region that logs, or may log. */
export interface LoggingTrail {
  identity: Identity;
  /** Its status is there when `unread` is not. */
  trail: ResourceOf<"cloudtrail-trail"> & Partial<Trail>;
  /** What it selects, where that was read. */
  selectors: Selectors | undefined;
  /** Why it is not known what it records, or whether it logs. */
  unread: string | undefined;
}

/**
 * The trails that have a region's events, but for those that are off. Of an organization's trail a member is not told what it selects.
 * Source: CloudTrail API reference, Trail and GetTrailStatus.
 */
export function trailsLogging(region: string, inventory: Inventory): LoggingTrail[] {
  return inventory.all("cloudtrail-trail").flatMap(({ identity, resource, parts }): LoggingTrail[] => {
    const trail: LoggingTrail["trail"] = resource;
    const { IsMultiRegionTrail, HomeRegion = identity.region, Status, Selectors: selectors } = trail;
    if (!IsMultiRegionTrail && HomeRegion !== region) return [];
    if (Status?.IsLogging === false) return [];
    const isKnown = selectors !== undefined && Status?.IsLogging === true;
    const failed = [parts?.Selectors, parts?.Status].find((part) => part?.status === "unread");
    const why = failed?.status === "unread" ? ` (${whyUnread(failed.failure)})` : "";
    const whose = parseArn(identity.arn)?.account ?? identity.account;
    const unread = isKnown ? undefined : `what ${identity.name} of account ${whose} records was not read${why}`;
    return [{ identity, trail, selectors: selectors ?? undefined, unread }];
  });
}
