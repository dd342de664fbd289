import eventDataStore from "./cloudtrail-event-data-store.ts";
import trail from "./cloudtrail-trail.ts";

export const cloudtrailCollectors = [eventDataStore, trail] as const;
