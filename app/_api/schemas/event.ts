import { z } from "zod";
import type { Histogram } from "#components/activity/queries.ts";
import { addressClasses, clientClasses, eventCategories } from "#lib/filters/activity.ts";
import type {
  BlamedEvent,
  EventBin,
  EventInFull,
  EventRow,
  ListedEvent,
  Page,
  SeenTogether,
} from "#lib/store/views.ts";
import { describe } from "./describe.ts";
import { count, foreign, moment, page, severity } from "./words.ts";

export const eventRow = describe<EventRow>(
  "EventFields",
  "A CloudTrail event. `mfa` is null where MFA means nothing. `accessKeyId` is the id of the key that signed it, `issuedKeyId` that of the key which it gave out.",
)(
  z.object({
    id: z.string(),
    at: moment,
    region: z.string(),
    source: z.string(),
    name: z.string(),
    readOnly: z.boolean(),
    category: z.enum(eventCategories),
    recipient: z.string().nullable(),
    actor: z.string(),
    actorArn: z.string().nullable(),
    actorType: z.string(),
    sessionIssuer: z.string().nullable(),
    sessionCreated: moment.nullable(),
    sourceIdentity: z.string().nullable(),
    behind: z.string().nullable(),
    accessKeyId: z.string().nullable(),
    issuedKeyId: z.string().nullable(),
    address: z.string(),
    addressClass: z.enum(addressClasses),
    vpcEndpoint: z.string().nullable(),
    userAgent: z.string(),
    client: z.enum(clientClasses),
    mfa: z.boolean().nullable(),
    tls: z.string().nullable(),
    errorCode: z.string().nullable(),
    errorMessage: z.string().nullable(),
    fromFile: z.boolean(),
  }),
);

const listedEvent = describe<ListedEvent>("Event")(eventRow.extend({ account: z.string() }));

export const seenTogether = describe<SeenTogether>(
  "SeenTogether",
  "What a signal saw in several events of one subject and day. `subject`: the ARN of who called, the id of an access key, or empty for the account. `events`: ids of the first that are evidence, `count` of all; `decisive`: the id of the event that decided.",
)(
  z.object({
    account: z.string(),
    id: z.string(),
    signal: z.string(),
    title: z.string(),
    mark: z.string(),
    severity,
    rationale: z.string(),
    subject: z.string(),
    at: moment,
    lastAt: moment,
    actor: z.string(),
    sentence: z.string(),
    decisive: z.string(),
    events: z.array(z.string()),
    count,
  }),
);

export const sightingPage = describe<Page<SeenTogether>>("SightingPage")(page(seenTogether));

export const eventDetail = describe<EventInFull>(
  "EventDetail",
  "`record` is CloudTrail's whole record, secrets in it redacted.",
)(
  listedEvent.extend({
    record: foreign,
    resources: z.array(z.object({ arn: z.string(), kind: z.string() })),
    seenTogether: z.array(seenTogether),
  }),
);

export const blamedEvent = describe<BlamedEvent>(
  "BlamedEvent",
  "The event behind a state. `set`: it held the field. `created`: nothing since it made the resource did. `unknown-since`: it may have, and its record does not say what it asked for. `placed`: what was seen is of other resources, which no event that was read changed, and this one made the resource that rests on them. `gaps`: what was not read, among which a later one may be.",
)(eventRow.extend({ certainty: z.enum(["set", "created", "placed", "unknown-since"]), gaps: z.array(z.string()) }));

export const eventPage = describe<Page<ListedEvent>>("EventPage")(page(listedEvent));

const bin = describe<EventBin>(
  "EventBin",
  "Events of one UTC hour or day; failed ones are counted apart.",
)(z.object({ at: moment, reads: count, changes: count, failed: count }));

export const histogram = describe<Histogram>(
  "Histogram",
  "Hours or days without events are left out.",
)(
  z.object({
    unit: z.enum(["hour", "day"]),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    bins: z.array(bin),
  }),
);
