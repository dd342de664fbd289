import eventRule from "./event-rule.ts";

export const eventsCollectors = [eventRule] as const;
