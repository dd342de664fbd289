import type { Inventory } from "#lib/inventory/inventory.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { managementRecordedBy, type Part } from "./selectors.ts";
import { trailsLogging } from "./trails.ts";

const ofSageMaker = { eventSource: "sagemaker.amazonaws.com" };
const ofIam = { eventSource: "iam.amazonaws.com", isGlobal: true };

/** Whatever the call: a selector that asks for names leaves some out. */
interface Call {
  eventSource: string;
  /** Of a service without regions: trails may leave these out. */
  isGlobal?: boolean;
}

/** Who keeps the calls for longer than CloudTrail does by itself. */
interface Keepers {
  /** Names of the trails and event data stores that have them. */
  sure: string[];
  /** Why others may have them. */
  perhaps: string[];
}

/**
 * The trails and event data stores that record a call that changes something in a region. Source: CloudTrail user guide, "Logging
 * management events", "Global service events"; API reference, Trail and EventDataStore.
 */
function keepersOf(call: Call, region: string, inventory: Inventory): Keepers {
  const found: Keepers = { sure: [], perhaps: [] };
  const { isGlobal = false, ...event } = call;
  const add = (name: string, recorded: Part) => {
    if (recorded === "all") found.sure.push(name);
    if (recorded === "some") found.perhaps.push(`the selectors of ${name} ask for more than what is called`);
  };
  for (const { identity, trail, selectors, unread } of trailsLogging(region, inventory)) {
    if (isGlobal && trail.IncludeGlobalServiceEvents === false) continue;
    const recorded = selectors && managementRecordedBy(selectors, event);
    if (recorded === "none") continue;
    if (unread === undefined && recorded) add(identity.name, recorded);
    else found.perhaps.push(unread ?? `what ${identity.name} records was not read`);
  }
  for (const { identity, resource } of inventory.all("cloudtrail-event-data-store")) {
    const { AdvancedEventSelectors, MultiRegionEnabled, Status } = resource;
    if (Status === "ENABLED" && (MultiRegionEnabled || identity.region === region))
      add(identity.name, managementRecordedBy({ AdvancedEventSelectors }, event));
  }
  for (const kind of ["cloudtrail-trail", "cloudtrail-event-data-store"] as const) {
    const failure = inventory.unreadOf(kind, kind === "cloudtrail-trail" ? "global" : region);
    if (failure) found.perhaps.push(`${kind}: ${whyUnread(failure)}`);
  }
  return found;
}

/** Who keeps changes of SageMaker in each of the regions, and those of IAM, which all have one `home`. */
export function changesKept(regions: readonly string[], home: string, inventory: Inventory) {
  return [
    ...regions.map((region) => ({ path: region, ...keepersOf(ofSageMaker, region, inventory) })),
    { path: `IAM, in ${home}`, ...keepersOf(ofIam, home, inventory) },
  ];
}
