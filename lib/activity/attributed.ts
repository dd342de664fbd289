import type { Attribution } from "./activity-key.ts";
import type { ActivityEvent } from "./event.ts";

/** An event with the resources that it is about. */
export interface AttributedEvent {
  event: ActivityEvent;
  resources: Attribution[];
}
