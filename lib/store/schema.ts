import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  customType,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Category, Severity } from "#lib/checks/define.ts";
import type { Evidence, VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Tag } from "#lib/inventory/tags.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Parts, SecretSighting } from "#lib/readings/reading.ts";
import type { LiveCount } from "#lib/scoring/score.ts";
import type { Aspect } from "#lib/signals/over-time/habits.ts";
import type { WaiverScope } from "#lib/waivers/scope.ts";
import type { WaiverChangeKind, WaiverSource, WaiverTerms } from "#lib/waivers/waiver.ts";
import { open } from "./versions.ts";
import type { AccountScore, EventRow, Grade, ScanOptions, ScanProgress, ScanState, ScanSummary } from "./views.ts";

/*
 * Resources, their grades and findings are kept as versions. A scan has a number in its account, `seq`; a version is visible
 * at `seq` when from_seq <= seq < to_seq. accounts.current_seq is the scan on show: a running scan writes at the next number,
 * where nobody looks yet, and publishing it is one small update. Times are ISO strings in UTC. `json`, not `jsonb`, for what
 * AWS said: the fields keep their order.
 *
 * After a change here `npx drizzle-kit generate` writes the migration. Past 300 lines, since a schema is read as a whole.
 */

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

export const accounts = pgTable("accounts", {
  id: text("id").primaryKey(),
  label: text("label").notNull(),
  partition: text("partition").notNull(),
  connection: jsonb("connection").notNull(),
  regions: jsonb("regions").notNull(),
  currentSeq: integer("current_seq").notNull().default(0),
  /** Of the scans before this number versions were dropped. */
  keptFrom: integer("kept_from").notNull().default(0),
  /** Raised when what the scan on show found becomes less: answers that are remembered were of before. */
  revision: integer("revision").notNull().default(0),
  /** Resources of the scans up to this number are in resource_texts. */
  textsSeq: integer("texts_seq").notNull().default(0),
  /** Its removal has begun: nobody is shown it, and nothing is written for it any more. */
  removing: boolean("removing").notNull().default(false),
  createdAt: text("created_at").notNull(),
});

/** Where events came from files: a region's spans of them. Nothing says that they are all there were. */
export const eventImports = pgTable(
  "event_imports",
  {
    account: text("account").notNull(),
    region: text("region").notNull(),
    oldest: text("oldest").notNull(),
    newest: text("newest").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.region, table.oldest] })],
);

/** Questions that were asked of a longer history than CloudTrail's own, and what came of them: see EventQueryView. */
export const eventQueries = pgTable(
  "event_queries",
  {
    id: text("id").primaryKey(),
    account: text("account").notNull(),
    place: text("place").notNull(),
    question: jsonb("question").notNull(),
    statement: text("statement").notNull(),
    /** What the engine calls it; null until it was started. */
    execution: text("execution"),
    state: text("state").notNull(),
    askedAt: text("asked_at").notNull(),
    touchedAt: text("touched_at").notNull(),
    endedAt: text("ended_at"),
    outcome: jsonb("outcome").notNull(),
  },
  (table) => [index("event_queries_account").on(table.account, table.askedAt)],
);

/** How far the logs of a trail were read, of each region and place (`s3://bucket/folder`). */
export const trailLogs = pgTable(
  "trail_logs",
  {
    account: text("account").notNull(),
    place: text("place").notNull(),
    region: text("region").notNull(),
    /** Since the day `floor` all up to this day is closed. */
    settledTo: text("settled_to"),
    floor: text("floor"),
    /** When the latest reading that came to its end began. */
    readTo: text("read_to"),
    /** When the latest reading last did something. */
    touchedAt: text("touched_at"),
    /** What it came to; null while it runs, and for good when it was cut off. */
    outcome: jsonb("outcome"),
  },
  (table) => [primaryKey({ columns: [table.account, table.place, table.region] })],
);

/** The same of each day of which something was read: see lib/activity/trail-logs/store.ts. */
export const trailLogDays = pgTable(
  "trail_log_days",
  {
    account: text("account").notNull(),
    place: text("place").notNull(),
    region: text("region").notNull(),
    day: text("day").notNull(),
    last: text("last"),
    read: text("read").array().notNull().default([]),
    skipped: jsonb("skipped").notNull(),
    files: integer("files").notNull(),
    foreign: integer("foreign_events").notNull(),
    left: integer("left_files").notNull(),
    isClosed: boolean("closed").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.place, table.region, table.day] })],
);

/** What CloudTrail wrote of each event, apart: whatever counts and lists events passes over little then. */
export const eventRecords = pgTable(
  "event_records",
  { account: text("account").notNull(), event: text("event").notNull(), record: json("record").notNull() },
  (table) => [primaryKey({ columns: [table.account, table.event] })],
);

export const eventResources = pgTable(
  "event_resources",
  {
    account: text("account").notNull(),
    key: text("key").notNull(),
    at: text("at").notNull(),
    event: text("event").notNull(),
    arn: text("arn").notNull(),
    kind: text("kind").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.event, table.key] }),
    index("event_resources_by_key").on(table.account, table.key, table.at, table.event),
  ],
);

/**
 * How many events of a UTC day are alike, by what lists are narrowed by: of all actors together, of each, and of each address. Counted after a
 * sync or an import: event-tallies.ts.
 */
export const eventTallies = pgTable(
  "event_tallies",
  {
    account: text("account").notNull(),
    day: text("day").notNull(),
    by: text("by").$type<"all" | "actor" | "address">().notNull(),
    actor: text("actor"),
    address: text("address"),
    region: text("region").notNull(),
    source: text("source").notNull(),
    name: text("name").notNull(),
    readOnly: boolean("read_only").notNull(),
    errorCode: text("error_code"),
    mfa: boolean("mfa"),
    client: text("client").notNull(),
    addressClass: text("address_class").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [
    index("event_tallies_by").on(table.account, table.by, table.actor, table.address),
    index("event_tallies_of_day").on(table.account, table.day),
  ],
);

/** The same days by one thing alone: what there is to choose from is the sum of these. */
export const eventChoices = pgTable(
  "event_choices",
  {
    account: text("account").notNull(),
    of: text("of").$type<"actor" | "name" | "address" | "error">().notNull(),
    value: text("value").notNull(),
    day: text("day").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.of, table.value, table.day] }),
    index("event_choices_of_day").on(table.account, table.day),
  ],
);

/** Days (UTC) whose events have changed since they were counted. */
export const untalliedDays = pgTable(
  "untallied_days",
  {
    account: text("account").notNull(),
    day: text("day").notNull(),
    /** Another with each change: whoever counted the day before it did so in vain. */
    stamp: text("stamp").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.day] })],
);

/** What a search looks through, of every event but those in event_texts_due. Filled after a sync or an import: event-texts.ts. */
export const eventTexts = pgTable(
  "event_texts",
  { account: text("account").notNull(), event: text("event").notNull(), text: text("text").notNull() },
  (table) => [
    primaryKey({ columns: [table.account, table.event] }),
    index("event_texts_by_trigram").using("gin", table.text.op("gin_trgm_ops")),
  ],
);

/** Events that were stored or read anew together, and whose texts are not written yet. */
export const eventTextsDue = pgTable(
  "event_texts_due",
  {
    number: bigserial("number", { mode: "number" }).primaryKey(),
    account: text("account").notNull(),
    events: text("events").array().notNull(),
  },
  (table) => [index("event_texts_due_of").on(table.account, table.number)],
);

export const events = pgTable(
  "events",
  {
    account: text("account").notNull(),
    id: text("id").notNull(),
    at: text("at").notNull(),
    region: text("region").notNull(),
    source: text("source").notNull(),
    name: text("name").notNull(),
    readOnly: boolean("read_only").notNull(),
    category: text("category").$type<EventRow["category"]>().notNull().default("management"),
    recipient: text("recipient"),
    actor: text("actor").notNull(),
    actorArn: text("actor_arn"),
    actorType: text("actor_type").notNull(),
    sessionIssuer: text("session_issuer"),
    sessionCreated: text("session_created"),
    sourceIdentity: text("source_identity"),
    behind: text("behind"),
    accessKeyId: text("access_key_id"),
    issuedKeyId: text("issued_key_id"),
    address: text("address").notNull(),
    addressClass: text("address_class").$type<EventRow["addressClass"]>().notNull().default("unknown"),
    vpcEndpoint: text("vpc_endpoint"),
    userAgent: text("user_agent").notNull(),
    client: text("client").$type<EventRow["client"]>().notNull().default("other"),
    mfa: boolean("mfa"),
    tls: text("tls"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    fromFile: boolean("from_file").notNull().default(false),
    /** What lib/signals sees in it. */
    signals: text("signals").array().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.id] }),
    // Lists walk these backwards: newest first.
    index("events_by_time").on(table.account, table.at, table.id),
    index("events_by_actor").on(table.account, table.actor, table.at, table.id),
    index("events_by_name").on(table.account, table.name, table.at, table.id),
    index("events_by_key")
      .on(table.account, table.accessKeyId, table.at, table.id)
      .where(sql`access_key_id is not null`),
    // The few calls of a key that gave out others.
    index("events_that_opened")
      .on(table.account, table.accessKeyId, table.at, table.id)
      .where(sql`issued_key_id is not null and error_code is null`),
    index("events_by_issued_key").on(table.account, table.issuedKeyId).where(sql`issued_key_id is not null`),
    // A role's calls are those of its sessions.
    index("events_by_principal").on(
      table.account,
      sql`(coalesce(${table.sessionIssuer}, ${table.actorArn}))`,
      table.at,
      table.id,
    ),
    index("events_by_address").on(table.account, table.address, table.at, table.id),
    index("events_failed").on(table.account, table.at, table.id).where(sql`error_code is not null`),
    index("events_signalled").on(table.account, table.at, table.id).where(sql`signals <> '{}'`),
    index("events_changes").on(table.account, table.at, table.id).where(sql`not read_only`),
  ],
);

/** Users and roles that were seen to call SageMaker: whatever else they do is kept too. */
export const callers = pgTable(
  "callers",
  {
    account: text("account").notNull(),
    principal: text("principal").notNull(),
    firstAt: text("first_at").notNull(),
    lastAt: text("last_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.principal] })],
);

/** What was first seen of users, roles and the account, and when: lib/signals/over-time/habits.ts. */
export const habits = pgTable(
  "habits",
  {
    account: text("account").notNull(),
    /** An ARN; empty for the account itself. */
    principal: text("principal").notNull(),
    aspect: text("aspect").$type<Aspect>().notNull(),
    value: text("value").notNull(),
    firstAt: text("first_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.principal, table.aspect, table.value] }),
    index("habits_by_time").on(table.account, table.firstAt),
  ],
);

/** Days (UTC) whose events have changed since patterns looked through them. */
export const unjudgedDays = pgTable(
  "unjudged_days",
  {
    account: text("account").notNull(),
    day: text("day").notNull(),
    /** Another with each change: whoever judged the day before it did so in vain. */
    stamp: text("stamp").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.day] })],
);

/** What patterns saw: all of one pattern, one subject and one UTC day. */
export const sightings = pgTable(
  "sightings",
  {
    account: text("account").notNull(),
    id: text("id").notNull(),
    signal: text("signal").notNull(),
    subject: text("subject").notNull(),
    day: text("day").notNull(),
    at: text("at").notNull(),
    lastAt: text("last_at").notNull(),
    actor: text("actor").notNull(),
    sentence: text("sentence").notNull(),
    /** The event at which it was decided. */
    decisive: text("decisive").notNull(),
    /** Ids of the first events that are evidence; `count` is of all. */
    events: text("events").array().notNull(),
    count: integer("count").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.id] }),
    index("sightings_by_day").on(table.account, table.day),
    index("sightings_by_time").on(table.account, table.lastAt, table.id),
  ],
);

export const findings = pgTable(
  "findings",
  {
    id: text("id").notNull(),
    account: text("account").notNull(),
    checkId: text("check_id").notNull(),
    kind: text("kind").notNull(),
    region: text("region").notNull(),
    arn: text("arn").notNull(),
    name: text("name").notNull(),
    status: text("status").$type<VerdictStatus>().notNull(),
    rank: smallint("rank").notNull(),
    category: text("category").$type<Category>().notNull(),
    exposure: text("exposure").$type<Exposure>().notNull(),
    evidence: json("evidence").$type<Evidence[]>().notNull(),
    reason: text("reason"),
    since: text("since").notNull(),
    /** Number of the scan that `since` is the time of. */
    sinceSeq: integer("since_seq").notNull().default(0),
    firstSeen: text("first_seen").notNull(),
    fromSeq: integer("from_seq").notNull(),
    toSeq: integer("to_seq").notNull().default(open),
    /** Of everything that makes a version, to tell whether a new one is needed. */
    hash: text("hash").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.fromSeq] }),
    index("findings_written_by").on(table.account, table.fromSeq),
    index("findings_by_resource").on(table.account, table.arn, table.toSeq),
    // Every filter is a column here or becomes a list of checks, and every list is in an index's order: versions-list.ts.
    index("findings_by_severity").on(
      table.account,
      table.toSeq,
      sql`(-${table.rank})`,
      table.status,
      table.exposure,
      table.checkId,
      table.region,
      table.id,
      table.fromSeq,
    ),
    index("findings_by_age").on(
      table.account,
      table.toSeq,
      sql`(-${table.sinceSeq})`,
      sql`(-${table.rank})`,
      table.status,
      table.exposure,
      table.checkId,
      table.region,
      table.id,
      table.fromSeq,
    ),
    index("findings_by_name").on(
      table.account,
      table.toSeq,
      table.name,
      table.arn,
      sql`(-${table.rank})`,
      table.id,
      table.fromSeq,
    ),
  ],
);

/** Kind and category of every check that has given a finding, also of those no longer in the catalogue. */
export const assessedChecks = pgTable(
  "assessed_checks",
  {
    account: text("account").notNull(),
    checkId: text("check_id").notNull(),
    kind: text("kind").notNull(),
    category: text("category").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.checkId] })],
);

/** What a scan changed among live findings, by the version to show: the new one, or the last of what is gone. */
export const findingChanges = pgTable(
  "finding_changes",
  {
    account: text("account").notNull(),
    seq: integer("seq").notNull(),
    change: text("change").notNull(),
    id: text("id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.seq, table.change, table.id] })],
);

/** How many findings of each sort were visible at a scan, so that counting them does not mean reading them. */
export const findingTallies = pgTable(
  "finding_tallies",
  {
    account: text("account").notNull(),
    seq: integer("seq").notNull(),
    checkId: text("check_id").notNull(),
    kind: text("kind").notNull(),
    category: text("category").notNull(),
    rank: smallint("rank").notNull(),
    status: text("status").notNull(),
    exposure: text("exposure").notNull(),
    region: text("region").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [
    primaryKey({
      name: "finding_tallies_pk",
      columns: [
        table.account,
        table.seq,
        table.checkId,
        table.kind,
        table.category,
        table.rank,
        table.status,
        table.exposure,
        table.region,
      ],
    }),
  ],
);

/** The same of resources: how many of each sort were visible at a scan. */
export const resourceTallies = pgTable(
  "resource_tallies",
  {
    account: text("account").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    region: text("region").notNull(),
    exposure: text("exposure").notNull(),
    gradeRank: smallint("grade_rank").notNull(),
    judgedBy: text("judged_by").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [
    primaryKey({
      name: "resource_tallies_pk",
      columns: [table.account, table.seq, table.kind, table.region, table.exposure, table.gradeRank, table.judgedBy],
    }),
  ],
);

/** `997999999999999999`: what is left of 999 for each count, in digits of one length, so that text sorts as numbers do. */
const worstRank = sql`${sql.raw(
  ["critical", "high", "medium", "low", "info"]
    .map((severity) => `coalesce((failing ->> '${severity}')::int, 0)`)
    .concat("unknown")
    .map((count) => `lpad((999 - least(999, ${count}))::text, 3, '0')`)
    .join(" || "),
)}`;

export const gradedResources = pgTable(
  "graded_resources",
  {
    account: text("account").notNull(),
    arn: text("arn").notNull(),
    kind: text("kind").notNull(),
    region: text("region").notNull(),
    name: text("name").notNull(),
    exposure: text("exposure").$type<Exposure>().notNull(),
    grade: text("grade").$type<Grade>(),
    score: text("score"),
    gradeRank: smallint("grade_rank").notNull(),
    /** Those that nobody accepted. */
    failing: jsonb("failing").$type<Record<Severity, number>>().notNull(),
    /** How many more fail, and were accepted. Grade, score and this change in place when somebody decides: waived.ts. */
    waived: integer("waived").notNull().default(0),
    unknown: integer("unknown").notNull(),
    judged: integer("judged").notNull().default(0),
    /** Sorts the worst first: by how many fail of each severity, the most severe before all others, then by unknowns. */
    worstRank: text("worst_rank").notNull().generatedAlwaysAs(worstRank),
    failure: jsonb("failure").$type<Failure>(),
    /** What a tag says whose it is. */
    owner: text("owner"),
    /** Null where they are not known. */
    tags: jsonb("tags").$type<Tag[]>(),
    /** When AWS says that it was last changed. */
    changedAt: text("changed_at"),
    firstSeen: text("first_seen").notNull(),
    fromSeq: integer("from_seq").notNull(),
    toSeq: integer("to_seq").notNull().default(open),
    hash: text("hash").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.arn, table.fromSeq] }),
    index("graded_written_by").on(table.account, table.fromSeq),
    index("graded_by_worst").on(
      table.account,
      table.toSeq,
      table.worstRank,
      table.gradeRank,
      table.exposure,
      table.kind,
      table.region,
      table.arn,
      table.fromSeq,
    ),
    index("graded_by_kind").on(
      table.account,
      table.toSeq,
      table.kind,
      table.worstRank,
      table.gradeRank,
      table.arn,
      table.fromSeq,
    ),
    index("graded_by_name").on(table.account, table.toSeq, table.name, table.arn, table.fromSeq),
    // For the menu of owners, and the resources of one.
    index("graded_by_owner").on(table.account, table.toSeq, table.owner, table.fromSeq).where(sql`owner is not null`),
    index("graded_by_tag").using("gin", table.tags.op("jsonb_path_ops")),
  ],
);

export const jobSpans = pgTable(
  "job_spans",
  {
    account: text("account").notNull(),
    region: text("region").notNull(),
    kind: text("kind").notNull(),
    fromTime: text("from_time").notNull(),
    toTime: text("to_time").notNull(),
    /** At least so many jobs were left unread by the cap. */
    leftOut: integer("left_out").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.account, table.region, table.kind] })],
);

/** The last finished reading of each kind in each region: by which scan, from when on, and with which checks it was judged. */
export const latestUnits = pgTable(
  "latest_units",
  {
    account: text("account").notNull(),
    region: text("region").notNull(),
    kind: text("kind").notNull(),
    scan: text("scan").notNull(),
    readAt: text("read_at").notNull(),
    judgedBy: text("judged_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.region, table.kind] })],
);

/** Reports that are made again and again. Times are the database's. */
export const reportSchedules = pgTable("report_schedules", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  request: jsonb("request").notNull(),
  cadence: jsonb("cadence").notNull(),
  /** Names of destinations in the settings. */
  destinations: jsonb("destinations").notNull(),
  paused: boolean("paused").notNull().default(false),
  createdAt: text("created_at").notNull(),
  /** Of one that is made at certain times: when next. */
  nextAt: text("next_at"),
  /** The last full scan of each account that a report was made after, or that was there before all. */
  afterScans: jsonb("after_scans").notNull(),
});

/** Scans that are started again and again. Times are ISO. */
export const scanSchedules = pgTable("scan_schedules", {
  id: text("id").primaryKey(),
  /** Null: of every account that there is when its time comes. */
  account: text("account"),
  /** Names, or all; null: each account's own. */
  regions: jsonb("regions").$type<string[] | "all">(),
  /** As options of a scan; null: as the settings say. */
  horizonDays: jsonb("horizon_days").$type<number | "all">(),
  cap: jsonb("cap").$type<number | "all">(),
  cron: text("cron").notNull(),
  timeZone: text("time_zone").notNull(),
  paused: boolean("paused").notNull().default(false),
  createdAt: text("created_at").notNull(),
  nextAt: text("next_at").notNull(),
});

/** What became of a schedule's last time in each account: a scan, or why there is none; neither while it waits to be started. */
export const scheduledScans = pgTable(
  "scheduled_scans",
  {
    schedule: text("schedule").notNull(),
    account: text("account").notNull(),
    dueAt: text("due_at").notNull(),
    scan: text("scan"),
    why: text("why"),
  },
  (table) => [primaryKey({ columns: [table.schedule, table.account] })],
);

/** Reports that were made, and those being made. */
export const reports = pgTable(
  "reports",
  {
    id: text("id").primaryKey(),
    /** Null of one that somebody asked for, and of one whose schedule is gone. */
    schedule: text("schedule"),
    name: text("name").notNull(),
    request: jsonb("request").notNull(),
    state: text("state").notNull(),
    askedAt: text("asked_at").notNull(),
    /** When whoever makes it last said so; empty until somebody does. */
    touchedAt: text("touched_at").notNull().default(""),
    attempts: smallint("attempts").notNull().default(0),
    madeAt: text("made_at"),
    /** Why it could not be made. */
    why: text("why"),
    file: text("file"),
    mediaType: text("media_type"),
    size: bigint("size", { mode: "number" }),
    sha256: text("sha256"),
    /** By account: the scan that it tells of. */
    scans: jsonb("scans").notNull(),
  },
  (table) => [index("reports_by_time").on(table.askedAt, table.id), index("reports_by_schedule").on(table.schedule)],
);

/** The bytes of a report, in order. */
export const reportPieces = pgTable(
  "report_pieces",
  { report: text("report").notNull(), number: integer("number").notNull(), bytes: bytea("bytes").notNull() },
  (table) => [primaryKey({ columns: [table.report, table.number] })],
);

/** Where a report is brought, and how that goes. */
export const reportDeliveries = pgTable(
  "report_deliveries",
  {
    report: text("report").notNull(),
    destination: text("destination").notNull(),
    state: text("state").notNull(),
    attempts: smallint("attempts").notNull().default(0),
    /** When it is tried next; of one that has ended, when it ended. */
    at: text("at").notNull(),
    why: text("why"),
  },
  (table) => [primaryKey({ columns: [table.report, table.destination] })],
);

/** What was noticed: each thing once. */
export const notices = pgTable(
  "notices",
  {
    id: text("id").primaryKey(),
    account: text("account").notNull(),
    /** Of lib/notifications/kinds. */
    kind: text("kind").notNull(),
    /** What it is of, among those of its account and kind. */
    key: text("key").notNull(),
    madeAt: text("made_at").notNull(),
    /** Null where there was nothing to tell. */
    facts: jsonb("facts"),
  },
  (table) => [
    uniqueIndex("notices_once").on(table.account, table.kind, table.key),
    index("notices_by_time").on(table.madeAt),
  ],
);

/** Messages to channels, and how sending them goes. */
export const noticeMessages = pgTable(
  "notice_messages",
  {
    id: text("id").primaryKey(),
    /** Its name in the settings. */
    channel: text("channel").notNull(),
    state: text("state").notNull(),
    attempts: smallint("attempts").notNull().default(0),
    /** When it was to be sent first. */
    dueAt: text("due_at").notNull(),
    /** When it is tried next; of one that has ended, when it ended. */
    at: text("at").notNull(),
    triedAt: text("tried_at"),
    why: text("why"),
  },
  (table) => [index("notice_messages_due").on(table.state, table.at)],
);

/** What a message tells. */
export const noticeContents = pgTable(
  "notice_contents",
  { message: text("message").notNull(), notice: text("notice").notNull(), account: text("account").notNull() },
  (table) => [
    primaryKey({ columns: [table.message, table.notice] }),
    index("notice_contents_of").on(table.notice),
    index("notice_contents_by_account").on(table.account),
  ],
);

/** What a search looks through, of every resource that was published. Filled after a scan, which it would slow down: texts.ts. */
export const resourceTexts = pgTable(
  "resource_texts",
  { account: text("account").notNull(), arn: text("arn").notNull(), text: text("text").notNull() },
  (table) => [
    primaryKey({ columns: [table.account, table.arn] }),
    index("resource_texts_by_trigram").using("gin", table.text.op("gin_trgm_ops")),
  ],
);

export const resources = pgTable(
  "resources",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    account: text("account").notNull(),
    arn: text("arn").notNull(),
    kind: text("kind").notNull(),
    region: text("region").notNull(),
    name: text("name").notNull(),
    also: jsonb("also").$type<string[]>(),
    configuration: json("configuration").$type<Record<string, unknown>>(),
    /** How each call went that the configuration is made of beside the first. */
    parts: jsonb("parts").$type<Parts>(),
    secrets: jsonb("secrets").$type<SecretSighting[]>().notNull().default([]),
    /** Why the last scan could not read it; the configuration is then the last one read, at `read_at`. */
    failure: jsonb("failure").$type<Failure>(),
    action: text("action").notNull(),
    readAt: text("read_at").notNull(),
    hash: text("hash").notNull(),
    settled: boolean("settled").notNull(),
    fromSeq: integer("from_seq").notNull(),
    toSeq: integer("to_seq").notNull().default(open),
  },
  (table) => [
    uniqueIndex("resources_versions").on(table.account, table.arn, table.fromSeq),
    index("resources_written_by").on(table.account, table.fromSeq),
    index("resources_by_arn").on(table.account, table.arn, table.toSeq),
    index("resources_by_kind").on(table.account, table.kind, table.region, table.toSeq),
    index("resources_in_order").on(table.account, table.settled, table.id),
    index("resources_ended").on(table.account, table.toSeq).where(sql`to_seq < 2147483647`),
  ],
);

/** What a scan does in each region with each kind, as its worker last told. */
export const scanSteps = pgTable(
  "scan_steps",
  {
    scan: text("scan").notNull(),
    region: text("region").notNull(),
    kind: text("kind").notNull(),
    place: integer("place").notNull(),
    state: text("state").$type<ScanProgress["steps"][number]["state"]>().notNull(),
    read: integer("read").notNull(),
    unread: integer("unread").notNull(),
  },
  (table) => [primaryKey({ columns: [table.scan, table.region, table.kind] })],
);

export const scanUnits = pgTable(
  "scan_units",
  {
    scan: text("scan").notNull(),
    region: text("region").notNull(),
    kind: text("kind").notNull(),
    coverage: jsonb("coverage").$type<Coverage[]>().notNull(),
    span: jsonb("span"),
    /** When its reading began. */
    readAt: text("read_at").notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.scan, table.region, table.kind] })],
);

export const scans = pgTable(
  "scans",
  {
    id: text("id").primaryKey(),
    account: text("account").notNull(),
    seq: integer("seq").notNull(),
    state: text("state").$type<ScanState>().notNull(),
    options: jsonb("options").$type<ScanOptions>().notNull(),
    /** Of one that a schedule started: which, be it there or not. */
    schedule: text("schedule"),
    regions: jsonb("regions").$type<string[]>().notNull().default([]),
    /** Without its steps, which are a table of their own: lists of scans do not read them. */
    progress: jsonb("progress").$type<Omit<ScanProgress, "steps">>().notNull(),
    /** As if nobody had accepted anything. */
    score: jsonb("score").$type<AccountScore>(),
    /** What the score is made of; null of scans made before it was kept, and of those of other installations. */
    tally: json("tally").$type<LiveCount[]>(),
    summary: jsonb("summary").$type<ScanSummary>(),
    error: text("error"),
    requestedAt: text("requested_at").notNull(),
    startedAt: text("started_at"),
    finishedAt: text("finished_at"),
    heartbeatAt: text("heartbeat_at"),
    /** Of the worker that runs it, another with each claim: leases.ts. */
    lease: text("lease"),
    /** How often it was taken over since it last finished a unit. */
    takeovers: integer("takeovers").notNull().default(0),
    /** How many units were finished when it was last taken over. */
    unitsAtTakeover: integer("units_at_takeover").notNull().default(0),
    cancelRequested: boolean("cancel_requested").notNull().default(false),
  },
  (table) => [
    uniqueIndex("scans_one_unfinished").on(table.account).where(sql`state in ('queued', 'running')`),
    index("scans_by_time").on(table.account, table.requestedAt, table.id),
    index("scans_ended").on(table.finishedAt).where(sql`finished_at is not null`),
  ],
);

/** What finished jobs name of kinds of which only what is named is read: the jobs are not looked through again. */
export const namedByJobs = pgTable(
  "named_by_jobs",
  { account: text("account").notNull(), kind: text("kind").notNull(), name: text("name").notNull() },
  (table) => [primaryKey({ columns: [table.account, table.kind, table.name] })],
);

/** Addresses of a list that people come back to, by name: see SavedView. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: text("id").primaryKey(),
    list: text("list").notNull(),
    name: text("name").notNull(),
    /** The name as it is compared: no two of a list differ in their capitals alone, whatever the collation of the database. */
    nameKey: text("name_key").notNull(),
    /** As the address of the list has it, written out by us: ASCII. */
    query: text("query").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: text("created_at").notNull(),
  },
  (table) => [uniqueIndex("saved_views_by_name").on(table.list, table.nameKey)],
);

/** Who is signed in: a keyed hash of the cookie, so that reading the database signs nobody in. */
export const sessions = pgTable("sessions", {
  hash: text("hash").primaryKey(),
  createdAt: text("created_at").notNull(),
  expiresAt: text("expires_at").notNull(),
});

export const settings = pgTable("settings", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
});

export const syncPoints = pgTable(
  "sync_points",
  {
    account: text("account").notNull(),
    region: text("region").notNull(),
    source: text("source").notNull(),
    newest: text("newest"),
    reachedNewest: text("reached_newest"),
    reachedOldest: text("reached_oldest"),
    /** When the latest sync that came to its end began: what AWS showed of the time before is here. */
    readTo: text("read_to"),
    /** All that happened before was read when it was a day old, or read again then. */
    recheckedTo: text("rechecked_to"),
    /** When the latest sync last did something. */
    touchedAt: text("touched_at"),
    /** What the latest sync gave; null while it runs, and for good when it was cut off. */
    coverage: jsonb("coverage"),
  },
  (table) => [primaryKey({ columns: [table.account, table.region, table.source] })],
);

/** Events that changed something since it was read: what is due to be read again. A row stands until a reading is young enough: watch-due.ts. */
export const watchDue = pgTable(
  "watch_due",
  {
    account: text("account").notNull(),
    event: text("event").notNull(),
    /** When the event happened. */
    at: text("at").notNull(),
    /** A reading that began by then or later settles it. */
    settledAt: text("settled_at").notNull(),
    /** What it named was read, though too soon to be sure that it stays so. */
    isRead: boolean("is_read").notNull().default(false),
    /** Not looked at again before then: empty until it was read once. */
    notBefore: text("not_before").notNull().default(""),
    /** The scan that reads what it named. */
    scan: text("scan"),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.event] }),
    index("watch_due_of_scan").on(table.scan).where(sql`scan is not null`),
  ],
);

/** Findings that were accepted by a decision that holds: of each that failed since it does, whatever became of it. */
export const waivedFindings = pgTable(
  "waived_findings",
  { account: text("account").notNull(), finding: text("finding").notNull(), waiver: text("waiver").notNull() },
  (table) => [
    primaryKey({ columns: [table.account, table.finding, table.waiver] }),
    index("waived_findings_by_waiver").on(table.waiver, table.account),
  ],
);

/** People's decisions to accept findings: lib/waivers. */
export const waivers = pgTable("waivers", {
  id: text("id").primaryKey(),
  scope: jsonb("scope").$type<WaiverScope>().notNull(),
  reason: text("reason").notNull(),
  owner: text("owner").notNull(),
  ticket: text("ticket"),
  /** The last day (UTC) on which it holds. */
  until: text("until").notNull(),
  /** Whether it was decided here or stands in the file of waivers. */
  source: text("source").$type<WaiverSource>().notNull(),
  createdAt: text("created_at").notNull(),
  changedAt: text("changed_at").notNull(),
  endedAt: text("ended_at"),
  /** Its findings are in waived_findings as long as it holds; of one that no longer does they are still to be taken out. */
  applied: boolean("applied").notNull().default(false),
});

/** Every change of a decision. Rows are only ever added: a trigger refuses all else. */
export const waiverChanges = pgTable(
  "waiver_changes",
  {
    number: bigserial("number", { mode: "number" }).primaryKey(),
    waiver: text("waiver").notNull(),
    at: text("at").notNull(),
    change: text("change").$type<WaiverChangeKind>().notNull(),
    /** Who says to have made it: a name, or the file of waivers. */
    by: text("by").notNull(),
    note: text("note"),
    /** The decision before and after; null where there was none. */
    was: json("was").$type<WaiverTerms>(),
    became: json("became").$type<WaiverTerms>(),
  },
  (table) => [index("waiver_changes_of").on(table.waiver, table.number)],
);

/** Whose turn it was last to look for what changed in an account, of all processes that watch it: watch-turns.ts. */
export const watchTurns = pgTable("watch_turns", {
  account: text("account").primaryKey(),
  /** Another with each turn. */
  holder: text("holder").notNull(),
  begunAt: text("begun_at").notNull(),
  /** Null while it lasts, and of one that was cut off. */
  endedAt: text("ended_at"),
});
