import type { Inventory } from "#lib/inventory/inventory.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import {
  type AdvancedEventSelector,
  both,
  type DataOf,
  type Recorded,
  recordedBy,
  type Selectors,
} from "./selectors.ts";
import { trailsLogging } from "./trails.ts";

/** Who keeps a record of the calls on a resource, in all; and why there may be more that was not seen. */
export interface Recording extends Recorded {
  by: { name: string; recorded: Recorded }[];
  unread: string[];
}

interface Asked {
  account: string;
  region: string;
}

/**
 * The record of data events, which no trail keeps unless it is told to. Of an organization's trail a member is not told what it
 * selects: it may be all. Source: CloudTrail user guide, "Logging data events".
 */
export function recordingOf(data: DataOf, region: string, inventory: Inventory): Recording {
  const found: Recording = { reads: "none", writes: "none", by: [], unread: [] };
  const add = (name: string, selectors: Selectors) => {
    const recorded = recordedBy(selectors, data);
    if (!isRecorded(recorded)) return;
    found.by.push({ name, recorded });
    Object.assign(found, both(found, recorded));
  };
  for (const { identity, selectors, unread } of trailsLogging(region, inventory)) {
    if (unread === undefined) add(identity.name, selectors ?? {});
    else if (!selectors || isRecorded(recordedBy(selectors, data))) found.unread.push(unread);
  }
  for (const { identity, resource } of inventory.all("cloudtrail-event-data-store")) {
    const { AdvancedEventSelectors, MultiRegionEnabled, Status } = resource;
    if (Status !== "ENABLED" || !(MultiRegionEnabled || identity.region === region)) continue;
    add(identity.name, { AdvancedEventSelectors });
  }
  const unlisted = (["cloudtrail-trail", "cloudtrail-event-data-store"] as const).flatMap((kind) => {
    const failure = inventory.unreadOf(kind, kind === "cloudtrail-trail" ? "global" : region);
    return failure ? [`${kind}: ${whyUnread(failure)}`] : [];
  });
  found.unread.push(...unlisted);
  return found;
}

function isRecorded({ reads, writes }: Recorded): boolean {
  return reads !== "none" || writes !== "none";
}

/** A trail of the account that can be told to record a region's data as well: the one that records most regions. */
export function trailFor({ account, region }: Asked, inventory: Inventory, except?: string): OwnTrail | undefined {
  const own = trailsLogging(region, inventory).flatMap(({ identity, trail, selectors, unread }): OwnTrail[] => {
    const { IsMultiRegionTrail = false, HomeRegion = identity.region, S3BucketName } = trail;
    const isOwn = parseArn(identity.arn)?.account === account;
    if (!isOwn || !selectors || unread !== undefined || S3BucketName === except) return [];
    return [
      { name: identity.name, arn: identity.arn, region: HomeRegion, isEverywhere: IsMultiRegionTrail, selectors },
    ];
  });
  return own.toSorted((a, b) => Number(b.isEverywhere) - Number(a.isEverywhere))[0];
}

export interface OwnTrail {
  name: string;
  arn: string;
  region: string;
  isEverywhere: boolean;
  selectors: Selectors;
}

/** A selector of all data events of a type, or of what begins with an ARN. */
export function dataSelector(Name: string, type: string, prefix?: string): AdvancedEventSelector {
  return {
    Name,
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: [type] },
      ...(prefix === undefined ? [] : [{ Field: "resources.ARN", StartsWith: [prefix] }]),
    ],
  };
}
