import { account, region, search } from "./common.ts";
import { defineList, type FilterOf, flag, flagAs, moment, text } from "./define.ts";

export const activityList = defineList({
  name: "activity",
  filters: {
    account,
    region,
    /** ARN of the resource that the events are about. */
    resource: text("Resource", 2048),
    actor: text("Actor", 512),
    name: text("Event", 200),
    readOnly: flagAs("Effect", { name: "effect", yes: "reads", no: "changes" }),
    failed: flag("Failed"),
    /** From the first moment on, up to and without the second. */
    from: moment("From"),
    to: moment("To"),
    /** Text in an event's name, actor, address, user agent or error code. */
    q: search,
  },
  sorts: [],
});

export type EventFilter = FilterOf<typeof activityList>;
