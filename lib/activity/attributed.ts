import type { Attribution } from "./attribute.ts";
import type { ActivityEvent } from "./event.ts";

/** An event with the resources that it is about. */
export interface AttributedEvent {
  event: ActivityEvent;
  resources: Attribution[];
}
