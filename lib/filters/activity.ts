import { account, region, search } from "./common.ts";
import { defineList, type FilterOf, flag, flagAs, many, moment, text, words } from "./define.ts";

/** `aws`: a service of AWS made the call itself. `private`: it came over a VPC endpoint, or from an address that nobody has in the internet. */
export const addressClasses = ["public", "private", "aws", "unknown"] as const;
export type AddressClass = (typeof addressClasses)[number];

/** What made a call, as far as its user agent says. The caller chooses that text: it is no proof of anything. */
export const clientClasses = [
  "console",
  "browser",
  "cli",
  "sdk",
  "infrastructure",
  "notebook",
  "service",
  "offensive",
  "other",
] as const;
export type ClientClass = (typeof clientClasses)[number];

export const eventCategories = ["management", "data", "network", "insight"] as const;
export type EventCategory = (typeof eventCategories)[number];

/** `none`: where MFA says nothing, or nothing is recorded. */
export const mfaStates = ["with", "without", "none"] as const;

/** `outdated`: older than 1.2. `none`: AWS made the call itself, or nothing is recorded. */
export const tlsStates = ["outdated", "1.2", "1.3", "none"] as const;

export const activityList = defineList({
  name: "activity",
  filters: {
    account,
    region,
    /** ARN of the resource that the events are about. */
    resource: text("Resource", 2048),
    actor: text("Actor", 512),
    /** ARN of a user, or of a role: whose sessions made the calls. */
    principal: text("By", 2048),
    /** Calls that were signed with it, and the one that gave it out. */
    accessKey: text("Access key", 128),
    name: text("Event", 200),
    source: words("Service"),
    address: text("Address", 256),
    addressClass: many("From", addressClasses),
    client: many("Client", clientClasses),
    mfa: many("MFA", mfaStates),
    tls: many("TLS", tlsStates),
    signalled: flag("Signals"),
    /** Evidence of one thing that a pattern saw. */
    sighting: text("Seen together", 64),
    readOnly: flagAs("Effect", { name: "effect", yes: "reads", no: "changes" }),
    failed: flag("Failed"),
    /** As AWS calls it: `AccessDenied`. */
    error: text("Error", 256),
    /** From the first moment on, up to and without the second. */
    from: moment("From"),
    to: moment("To"),
    /** Text in an event's name, actor, address, user agent or error code. */
    q: search,
  },
  sorts: [],
});

export type EventFilter = FilterOf<typeof activityList>;
