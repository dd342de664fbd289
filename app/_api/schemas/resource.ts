import { z } from "zod";
import type { FindingFacts, ResourceAnswer, ResourcePage } from "#components/resources/queries.ts";
import type { Related, Relations } from "#lib/inventory/relations.ts";
import type { Tag } from "#lib/inventory/tags.ts";
import type { Failure, SecretSighting } from "#lib/readings/reading.ts";
import type { LastChange, Origin, RecordedChange, ResourceHistory, ResourceRow } from "#lib/store/views.ts";
import { describe } from "./describe.ts";
import { blamedEvent, eventRow } from "./event.ts";
import { evidence, findingRow } from "./finding.ts";
import { fix } from "./fix.ts";
import { bySeverity, count, exposure, foreign, grade, moment, page, status } from "./words.ts";

export const failure = describe<Failure>(
  "Failure",
  "Why a call to AWS did not give its answer.",
)(
  z.object({
    class: z.enum(["denied", "throttled", "unsupported", "missing", "expired", "closed", "other"]),
    action: z.string(),
    permission: z.string().exactOptional(),
    code: z.string(),
    message: z.string(),
  }),
);

const tag = describe<Tag>("Tag")(z.object({ key: z.string(), value: z.string() }));

const resourceRow = describe<ResourceRow>(
  "Resource",
  "`failing`: without those that were accepted, which are `waived`. `failure`: why it could not be read. `judged`: how many checks apply to it. `owner`: what a tag says whose it is. `tags` are null where they are not known. `changedAt`: when AWS says that it was last changed.",
)(
  z.object({
    arn: z.string(),
    account: z.string(),
    kind: z.string(),
    name: z.string(),
    region: z.string(),
    exposure,
    grade: grade.nullable(),
    score: z.number().min(0).max(100).nullable(),
    failing: bySeverity,
    waived: count,
    unknown: count,
    failure: failure.nullable(),
    firstSeen: moment,
    judged: count,
    owner: z.string().nullable(),
    tags: z.array(tag).nullable(),
    changedAt: moment.nullable(),
  }),
);

export const resourcePage = describe<ResourcePage>(
  "ResourcePage",
  "The first page says in `total` how many there are.",
)(page(resourceRow).extend({ total: count.nullable() }));

const secret = describe<SecretSighting>(
  "SecretSighting",
  "Where a secret stood before it was replaced.",
)(z.object({ path: z.string(), kind: z.string(), fingerprint: z.string() }));

const facts = describe<FindingFacts>("FindingFacts")(
  z.object({ evidence: z.array(evidence), reason: z.string().nullable(), blame: blamedEvent.exactOptional() }),
);

export const related = describe<Related>(
  "Related",
  "A resource at the other end of a relation; `arn` is null for what is named and was not found, or could not be read.",
)(z.object({ kind: z.string(), name: z.string(), region: z.string(), arn: z.string().nullable() }));

const relations = describe<Relations>(
  "Relations",
  "What a resource points at, and what points at it: live resources and running jobs.",
)(z.object({ uses: z.array(related), usedBy: z.array(related) }));

const origin = describe<Origin>(
  "Origin",
  "Who made a resource: `by`, whom `field` of its description names, and the event of its creation. `unknown`: why nobody is known.",
)(
  z.object({
    by: z.string().nullable(),
    field: z.string().nullable(),
    at: moment.nullable(),
    event: blamedEvent.nullable(),
    unknown: z.string().nullable(),
  }),
);

const lastChange = describe<LastChange>(
  "LastChange",
  "When a resource last changed: as AWS says in `field`, or as scans saw it, after `after`.",
)(z.object({ at: moment, field: z.string().nullable(), after: moment.nullable() }));

export const resourceAnswer = describe<ResourceAnswer>(
  "ResourceDetail",
  "`configuration` is as AWS last described it, secrets redacted; null when it was never read. `facts` are by the id of the finding. `ownerKey`: the tag that says `owner`. `untoldTags`: why its tags are not known. `origin` is null for what nobody makes. `judging`: what the catalogue has for its kind. `unseen`: whether anybody keeps a record of calls on it that CloudTrail's history never has.",
)(
  resourceRow.extend({
    configuration: foreign.nullable(),
    secrets: z.array(secret),
    action: z.string(),
    readAt: moment.nullable(),
    isEarlier: z.boolean(),
    findings: z.array(findingRow),
    facts: z.record(z.string(), facts),
    consoleUrl: z.string().nullable(),
    ownerKey: z.string().nullable(),
    untoldTags: z.string().nullable(),
    origin: origin.nullable(),
    lastChange: lastChange.nullable(),
    judging: z.enum(["checks", "secrets", "none"]),
    plan: fix.nullable(),
    relations,
    unreadActivity: z.array(z.string()),
    unseen: z.object({ finding: z.string(), status: status.exclude(["not-applicable"]), hides: z.string() }).nullable(),
  }),
);

export const recordedChange = describe<RecordedChange>(
  "RecordedChange",
  "`at`: when the scan began that first saw it so. `after`: when the last one began that saw it otherwise. `before` and `now` are left out where the field was not, or is not, there. `calls`: those about the resource between the two; `sets` are the fields that one is known to have set. `fieldsLeft` and `callsLeft` are how many more there are. `unseen`: why a call of that time may be missing.",
)(
  z.object({
    at: moment,
    after: moment.nullable(),
    fields: z.array(
      z.object({ path: z.string(), before: z.unknown().exactOptional(), now: z.unknown().exactOptional() }),
    ),
    fieldsLeft: count,
    calls: z.array(z.object({ event: eventRow, sets: z.array(z.string()) })),
    callsLeft: count,
    unseen: z.string().nullable(),
  }),
);

export const resourceHistory = describe<ResourceHistory>(
  "ResourceHistory",
  "Newest first. `left`: what was not looked through; `gaps`: what of CloudTrail was not read.",
)(z.object({ changes: z.array(recordedChange), left: z.array(z.string()), gaps: z.array(z.string()) }));
