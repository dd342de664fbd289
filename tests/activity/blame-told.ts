import { blame } from "#lib/activity/blame.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { parsed } from "./records.ts";

/** An event of that minute, as the store hands it out. */
export function event(
  minute: number,
  call: string,
  requestParameters: unknown,
  more: Record<string, unknown> = {},
): EventDetail {
  const [service = "", eventName = ""] = call.split(":");
  const eventTime = `2026-11-20T09:${String(minute).padStart(2, "0")}:00Z`;
  const fields = { eventID: `${eventName}-${minute}`, eventTime, eventName, eventSource: `${service}.amazonaws.com` };
  return { ...parsed({ ...fields, requestParameters, ...more }), resources: [] };
}

export function told(events: EventDetail[], path: string, about: string, observed?: unknown) {
  // In whatever order they come.
  const found = blame(events.toReversed(), path, about, observed);
  return found && `${found.event.id} ${found.certainty}`;
}

export const omitted = { omitted: true, originalSize: 120_000, reasonOmitted: "too large" };
