import { z } from "zod";
import type { Histogram } from "#components/activity/queries.ts";
import { addressClasses, clientClasses, eventCategories } from "#lib/filters/activity.ts";
import {
  type BlamedEvent,
  chainEnds,
  type EventBin,
  type EventInFull,
  type EventRow,
  type EventSummary,
  type KeyFacets,
  type ListedEvent,
  type NamedActor,
  type Page,
  type PeriodComparison,
  type SeenTogether,
  type SessionAnswer,
  type SightingPage,
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

export const sightingPage = describe<SightingPage>(
  "SightingPage",
  "`isUnderWay`: some events were not looked through yet, more may follow; an empty list is no answer then.",
)(page(seenTogether).extend({ isUnderWay: z.boolean() }));

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

const usedKeys = z.object({
  rows: z.array(z.object({ key: z.string(), actor: z.string(), began: moment.nullable(), count })),
  all: count,
});

export const keyFacets = describe<KeyFacets>(
  "KeyFacets",
  "`sessions` are by the key that each was given, `own` the keys of users; `all` is how many of them signed one of the `calls` that were counted. `isCut`: those are the newest, and older ones of the time were not counted. `actor` called last with the key, and is untrusted text; `began` is when its session began.",
)(z.object({ sessions: usedKeys, own: usedKeys, calls: count, isCut: z.boolean() }));

export const actorList = describe<{ rows: NamedActor[] }>(
  "Actors",
  "`count` is of the events that are kept. Whoever calls may choose the name: it is untrusted text.",
)(z.object({ rows: z.array(z.object({ account: z.string(), actor: z.string(), count })) }));

const tally = { count, failed: count, changes: count, first: moment, last: moment };
const top = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), total: count });

export const eventSummary = describe<EventSummary>(
  "EventSummary",
  "What the newest 20,000 of the events have in common: the first hundred rows of each table, and how many there are. `isCut`: there may be older events than these. `lastCall`, and `address` of a session, are those of its latest event.",
)(
  z.object({
    events: count,
    failed: count,
    changes: count,
    first: moment.nullable(),
    last: moment.nullable(),
    withMfa: count,
    withoutMfa: count,
    signalled: count,
    isCut: z.boolean(),
    resources: top(
      z.object({ ...tally, account: z.string(), arn: z.string(), kind: z.string(), lastCall: z.string() }),
    ),
    calls: top(z.object({ ...tally, source: z.string(), name: z.string() })),
    addresses: top(z.object({ ...tally, address: z.string(), addressClass: z.enum(addressClasses) })),
    clients: top(z.object({ ...tally, client: z.enum(clientClasses), userAgent: z.string(), agents: count })),
    actors: top(
      z.object({
        ...tally,
        actor: z.string(),
        principal: z.string().nullable(),
        behind: z.array(z.string()),
        sourceIdentities: z.array(z.string()),
        lastCall: z.string(),
      }),
    ),
    sessions: top(
      z.object({
        ...tally,
        account: z.string(),
        key: z.string(),
        actor: z.string(),
        created: moment.nullable(),
        address: z.string(),
        opener: listedEvent.nullable(),
      }),
    ),
  }),
);

export const sessionAnswer = describe<SessionAnswer>(
  "Session",
  "What is known of a key. `chain` leads up: the key, the one that it was opened with, and so on, each with the call that gave it out. `end` says why it goes no further: `long-term` is a user's own key, `not-kept` that no event here gave the key out, `no-key` that the call was signed with none. `count` of an opened session stops at a thousand in each account. `signIns` are the actor's about the time when the last session of the chain began.",
)(
  z.object({
    key: z.string(),
    account: z.string(),
    accounts: z.array(z.string()),
    newest: listedEvent.nullable(),
    chain: z.array(z.object({ key: z.string(), opener: listedEvent.nullable() })),
    end: z.enum(chainEnds),
    signIns: z.array(listedEvent),
    opened: z.array(
      z.object({
        depth: count,
        with: z.string(),
        key: z.string(),
        opener: listedEvent,
        count,
        last: moment.nullable(),
        who: z.string().nullable(),
      }),
    ),
    openedIsCut: z.boolean(),
  }),
);

const values = top(z.object({ value: z.string(), count, first: moment, last: moment }));
const difference = z.object({ came: values, gone: values });

export const periodComparison = describe<PeriodComparison>(
  "PeriodComparison",
  "`came`: in the period and not in the time before it; `gone`: the other way round. The latest hundred of each, and how many there are; `count` stops at a thousand. What is older than `historyFrom` is not known to be old. Of services other than SageMaker, what somebody only looked at before the first call to SageMaker is not kept, and looks new after it.",
)(
  z.object({
    before: moment,
    from: moment,
    to: moment,
    historyFrom: moment.nullable(),
    actors: difference,
    calls: difference,
    addresses: difference,
  }),
);
