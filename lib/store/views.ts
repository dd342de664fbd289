import type { Category, Severity } from "#lib/checks/define.ts";
import type { ShownFix } from "#lib/checks/fixes.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import type { Evidence, VerdictStatus } from "#lib/checks/verdicts.ts";
import type { AddressClass, ClientClass, EventCategory } from "#lib/filters/activity.ts";
import type { ResourceChangeKind } from "#lib/filters/changes.ts";
import type { FindingChangeKind } from "#lib/filters/findings.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Naming } from "#lib/inventory/names.ts";
import type { Tag } from "#lib/inventory/tags.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Parts, SecretSighting } from "#lib/readings/reading.ts";
import type { Denial } from "#lib/readings/refuser.ts";
import type { Waiver } from "#lib/waivers/waiver.ts";

/*
 * What the store's queries answer: plain JSON, the same objects for server components, the API and the browser.
 * Times are ISO strings. Strings that come from AWS are untrusted text. Past 300 lines, since it is one vocabulary.
 */

export type Grade = "A" | "B" | "C" | "D" | "F";

/** A score is never shown without its coverage. */
export interface Score {
  /** 0–100; null when nothing could be assessed. */
  value: number | null;
  grade: Grade | null;
  /** Assessed ÷ (assessed + unknown), 0–1. */
  coverage: number;
  /** True when coverage is under 80 % and the grade therefore capped. */
  provisional: boolean;
  /** Failing findings that are left out of it, since somebody accepted them. */
  waived: number;
}

/** How much of the records was judged: what the cap left unread counts as not assessed. */
export interface RecordsScore {
  assessed: number;
  unknown: number;
  /** 0–1; null when there are no records. */
  coverage: number | null;
  provisional: boolean;
}

export interface AccountScore extends Score {
  categories: { category: Category; score: Score }[];
  /** Absent in scores of scans made before records had one. */
  records?: RecordsScore;
  /** What it would be if nobody had accepted anything; absent where nothing was. */
  withWaived?: Pick<Score, "value" | "grade">;
}

/** How AWS is reached for an account, as it is shown: an external id is between the two who know it. Secrets stay in the SDK's credential chain. */
export type ShownConnection =
  | { type: "demo" }
  | { type: "default" }
  | { type: "profile"; profile: string }
  | { type: "role"; roleArn: string; profile?: string }
  | BundleConnection;

/** It is not reached at all: what is kept of it came out of an evidence bundle. */
export interface BundleConnection {
  type: "bundle";
  /** The version of Sagewarden that wrote the bundle, and judged. */
  version: string;
  /** When its scan ended, and when it was read back here. */
  scannedAt: string;
  importedAt: string;
  /** The fingerprint of the key that signed it; null where none did. */
  signedBy: string | null;
  /** SHA-256 of its manifest. */
  manifest: string;
}

/** The same for those who reach it. */
export type Connection =
  | Exclude<ShownConnection, { type: "role" }>
  | (Extract<ShownConnection, { type: "role" }> & { externalId?: string });

export interface AccountView {
  id: string;
  /** What a person calls it. */
  label: string;
  partition: string;
  connection: ShownConnection;
  /** Region names, or `all`. */
  regions: string[] | "all";
  /** The scan whose result is shown; null before the first one is done. */
  currentScan: string | null;
}

export interface ScanOptions {
  regions: string[] | "all";
  horizonDays: number | "all";
  /** The most jobs of one kind in one region; when absent 10,000, or all of them with all history. */
  cap?: number | "all";
  kinds?: string[];
  /** What people set of the checks, from when the scan began. */
  checks?: CheckOptions;
  /** Of a scan that reads again only what events named. */
  watch?: WatchScope;
}

/** What a watch reads: all else stands as it was read. */
export interface WatchScope {
  /** Id and number of the scan that read what is not read again. */
  base: string;
  baseSeq: number;
  /** How many events are behind it, and how many resources they name. */
  events: number;
  resources: number;
  units: WatchedUnit[];
  /** When that scan began, where it is not kept here. */
  readInFullAt?: string;
}

/** Resources of a kind in a region that are described again, by ARN and with what hangs on them: `all` of it, or none beside what is new or gone. */
export interface WatchedUnit {
  region: string;
  kind: string;
  arns: string[] | "all";
}

export type ScanState = "queued" | "running" | "completed" | "failed" | "cancelled";

/** Live progress of a scan: which unit does what. Sent whole, a few times a second. */
export interface ScanProgress {
  phase: "queued" | "identity" | "collecting" | "evaluating" | "publishing" | "done";
  /** Lines of the work, one for each region and kind. */
  steps: {
    region: string;
    kind: string;
    state: "waiting" | "reading" | "done" | "failed";
    read: number;
    unread: number;
  }[];
  calls: number;
  throttles: number;
  evaluated: number;
}

/** Counts over the live findings, and the records beside them. */
export interface ScanSummary {
  /** Failing live findings by severity. */
  failing: Record<Severity, number>;
  verdicts: Record<VerdictStatus, number>;
  /** Failing findings about finished jobs and unused models: debt, not exposure. */
  recordFailing: Record<Severity, number>;
  resources: number;
  records: number;
  /** ARN of the user or session that it read as; scans of earlier versions do not say. */
  readAs?: string;
  /** Changes among live findings against the scan before: null for the first scan. */
  changes: (FindingChangeCounts & { bySeverity?: Record<Severity, FindingChangeCounts> }) | null;
}

export type FindingChangeCounts = Record<FindingChangeKind, number>;

/** A finding that is not at the later of two scans what it was at the earlier one: as it is there, or as it last was when it is gone. */
export interface FindingChangeRow extends FindingRow {
  /** One, or two: what could not be read before may fail now. In the order of `findingChangeKinds`. */
  changes: FindingChangeKind[];
  /** null where it was not there. */
  before: VerdictStatus | null;
  after: VerdictStatus | null;
  /** In the scan on show; null where it is not there any more. */
  now: VerdictStatus | null;
  /** Whether its verdict has been the same ever since. */
  stands: boolean;
}

/** A resource that came, went or changed between two scans. */
export interface ChangedResourceRow {
  arn: string;
  kind: string;
  name: string;
  region: string;
  is: ResourceChangeKind;
  /** Of one that changed: what scans saw change, newest first, and the calls behind it. */
  changes: RecordedChange[];
  /** What was not looked through, as sentences. */
  left: string[];
}

/** A scan in a list. */
export interface ScanRow {
  id: string;
  account: string;
  state: ScanState;
  regions: string[];
  /** `all`, or days. */
  horizonDays: number | "all";
  requestedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  progress: Omit<ScanProgress, "steps">;
  score: AccountScore | null;
  summary: ScanSummary | null;
  /** What ended a failed scan, with advice. */
  error: string | null;
  /** Of a scan that read again only what events named: how many resources and events, and the scan that read the rest. Null of all others. */
  watch: Pick<WatchScope, "base" | "events" | "resources" | "readInFullAt"> | null;
  /** Id of the schedule that started it, be it there or not; null of all others. */
  schedule: string | null;
}

/** Whether a scan runs, or how it ended. */
export type ScanStanding = Pick<ScanRow, "id" | "account" | "state">;

/** A scan on show. */
export interface ScanView extends ScanRow {
  progress: ScanProgress;
}

/** One finding in a list. Title, severity, category and controls come from the catalogue by `check`. */
export interface FindingRow {
  id: string;
  account: string;
  check: string;
  title: string;
  severity: Severity;
  category: Category;
  status: VerdictStatus;
  exposure: Exposure;
  resource: { arn: string; kind: string; name: string; region: string };
  /** First seen in this status. */
  since: string;
  firstSeen: string;
  /** When its resource was last read. */
  readAt: string;
  /** True when the scan on show did not ask for its kind in its region: the verdict is an earlier scan's. */
  isEarlier: boolean;
  /** The decision by which it is accepted, the one that holds longest; null of what nobody accepted, and of what does not fail. */
  waiver: FindingWaiver | null;
}

/** What of a decision stands beside each finding that it accepts. */
export type FindingWaiver = Pick<Waiver, "id" | "reason" | "owner" | "ticket" | "until">;

/** What is kept of a resource beside its row. */
export interface KeptReading {
  also: string[] | null;
  /** The call that gives it. */
  action: string;
  /** When it last did. */
  readAt: string;
  /** As AWS last described it, secrets redacted; null when it was never read. */
  configuration: Record<string, unknown> | null;
  parts: Parts | null;
  secrets: readonly SecretSighting[];
}

/** The last reading of a kind in a region. */
export interface KeptUnit {
  region: string;
  kind: string;
  /** When it began. */
  readAt: string;
  /** It is an earlier scan's, and not that of the scan that is asked about. */
  isEarlier: boolean;
  coverage: Coverage[];
}

/** A scan as it is kept, beside its resources and findings. */
export interface ScanWhole {
  /** How AWS was reached. */
  connection: ShownConnection;
  options: Pick<ScanOptions, "horizonDays" | "cap" | "kinds" | "checks">;
  watch: ScanRow["watch"];
  score: AccountScore;
  summary: ScanSummary;
  /** By region and kind. */
  units: KeptUnit[];
  /** What finished jobs name of kinds of which only what is named is read. */
  named: Naming[];
}

export interface FindingChange {
  /** null when that scan is no longer kept. */
  scan: string | null;
  at: string;
  status: VerdictStatus;
}

export interface FindingDetail extends FindingRow {
  rationale: string;
  controls: readonly string[];
  references: readonly string[];
  evidence: Evidence[];
  /** For not-applicable and unknown. */
  reason: string | null;
  fix: ShownFix | null;
  /** The call that gives the configuration, and when it last did; null when it never did. */
  readBy: { action: string; at: string } | null;
  history: FindingChange[];
  /** Of what passes: when the latest scan in which it failed began; null of what never did, where that scan is no longer kept, and of all else. */
  fixedAfter: string | null;
}

export interface ResourceRow {
  account: string;
  arn: string;
  kind: string;
  name: string;
  region: string;
  exposure: Exposure;
  grade: Grade | null;
  score: number | null;
  /** Failing findings by severity, without those that were accepted. */
  failing: Record<Severity, number>;
  /** How many more fail, and were accepted. */
  waived: number;
  unknown: number;
  /** Set when the resource could not be read. */
  failure: Failure | null;
  firstSeen: string;
  /** How many checks apply to it; with none, nothing judges it. */
  judged: number;
  /** What a tag says whose it is; null when none does, or the tags are not known. */
  owner: string | null;
  /** Null where they are not known: not read, or AWS was not asked for those of its kind. */
  tags: readonly Tag[] | null;
  /** When AWS says that it was last changed; null for kinds of which it does not say. */
  changedAt: string | null;
}

/** How a resource stands, in short. */
export type ResourceStanding = Pick<ResourceRow, "exposure" | "grade" | "failing" | "unknown" | "judged" | "failure">;

export interface ResourceDetail extends ResourceRow {
  /** As AWS last described it, secrets redacted; null when it was never read. */
  configuration: Record<string, unknown> | null;
  secrets: SecretSighting[];
  action: string;
  /** When it was last read; null when it never was. */
  readAt: string | null;
  /** True when the scan on show did not ask for its kind in its region. */
  isEarlier: boolean;
  findings: FindingRow[];
}

/** Who made a resource: whom AWS's description of it names, and whom the event of its creation does. */
export interface Origin {
  by: string | null;
  /** The field of the description that says `by`, or whose it is. */
  field: string | null;
  /** When AWS says that it was made. */
  at: string | null;
  event: BlamedEvent | null;
  /** Why nobody is known to have made it; null when somebody is. */
  unknown: string | null;
}

/** When a resource last changed: as AWS says in `field`, or, where it does not, as scans saw: at a time after `after`. */
export interface LastChange {
  at: string;
  field: string | null;
  after: string | null;
}

/** A change of a configuration that scans saw, and the calls about the resource between the two readings. */
export interface RecordedChange {
  /** When the scan began that first saw it so. */
  at: string;
  /** When the last scan began that saw it otherwise; null where that is no longer kept. */
  after: string | null;
  /** `before` and `now` are undefined where the field was not, or is not, there. */
  fields: { path: string; before?: unknown; now?: unknown }[];
  fieldsLeft: number;
  /** `sets`: the fields that the call is known to have set; of the others it is not known what they did. */
  calls: { event: EventRow; sets: string[] }[];
  callsLeft: number;
  /** Why a call of that time may be missing, as a sentence; null where no reason is known. */
  unseen: string | null;
}

export interface ResourceHistory {
  /** Newest first. */
  changes: RecordedChange[];
  /** What was not looked through, as sentences. */
  left: string[];
  /** What of CloudTrail was not read, as sentences. */
  gaps: readonly string[];
}

/** One CloudTrail event in a list. */
export interface EventRow {
  id: string;
  at: string;
  region: string;
  source: string;
  name: string;
  readOnly: boolean;
  /** A person's or role's short name: `alice`, `DataScientist/alice`, `Root`, `sagemaker.amazonaws.com`. */
  actor: string;
  actorArn: string | null;
  actorType: string;
  sessionIssuer: string | null;
  sourceIdentity: string | null;
  /** Who stands behind the actor: a user of Identity Center, a web identity, another account, a function. */
  behind: string | null;
  /** Id of the access key that the call was signed with: of a user's own, or of one session. */
  accessKeyId: string | null;
  /** Id of the access key that the call gave out: who used it later is behind that session. */
  issuedKeyId: string | null;
  /** When the session of temporary credentials began. */
  sessionCreated: string | null;
  /** The account that AWS wrote the record for; null in the oldest. */
  recipient: string | null;
  category: EventCategory;
  address: string;
  addressClass: AddressClass;
  vpcEndpoint: string | null;
  userAgent: string;
  client: ClientClass;
  /** null where MFA means nothing: service calls, identities without a session. */
  mfa: boolean | null;
  tls: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  /** A file said so, and CloudTrail itself has not: what it gives takes the place of it. */
  fromFile: boolean;
}

/** What a pattern saw: several events of one subject that say something together. */
export interface SeenTogether {
  account: string;
  id: string;
  /** The pattern's id, and its words. */
  signal: string;
  title: string;
  mark: string;
  severity: Severity;
  rationale: string;
  /** The ARN of a user or role, the id of an access key; empty for the account. */
  subject: string;
  /** Of the first and of the last event that is evidence. */
  at: string;
  lastAt: string;
  /** Who made the call that decided. */
  actor: string;
  /** What was compared, in AWS's words. */
  sentence: string;
  /** Id of the event that decided. */
  decisive: string;
  /** Ids of the first events that are evidence; `count` is of all. */
  events: string[];
  count: number;
}

/** An event in which signals see something: their ids. */
export interface SignalledEvent extends EventRow {
  signals: string[];
}
/** An event of one of the accounts that a list is of. */
export type ListedEvent = EventRow & { account: string };

export interface RecordedEvent extends EventRow {
  /** The whole record, secrets in its parameters redacted. */
  record: Record<string, unknown>;
}

/**
 * The event behind a state. `set`: it held the field. `created`: nothing since it made the resource did. `unknown-since`: it
 * may have, and its record does not say what it asked for. `placed`: what was seen is of others, which no event that was read changed, and this one made the
 * resource that rests on them. `gaps`: events that were not read, among which a later one may be.
 */
export type BlamedEvent = EventRow & {
  certainty: "set" | "created" | "placed" | "unknown-since";
  gaps: readonly string[];
};

export interface EventDetail extends RecordedEvent {
  resources: { arn: string; kind: string }[];
}

/** `seenTogether`: what patterns saw of which it is evidence. */
export type EventInFull = EventDetail & ListedEvent & { seenTogether: SeenTogether[] };

/** How far CloudTrail's event history of one region and event source was read. */
export interface SyncPoint {
  region: string;
  source: string;
  /** Until when everything that AWS showed was read; null before the first sync came to its end. */
  readTo: string | null;
  /** What a sync that did not come to its end has saved since: every event between these two times. */
  reached: { newest: string; oldest: string } | null;
  /** When the latest sync last did something; null for syncs before that was kept. */
  touchedAt: string | null;
  /** What the latest sync gave; null while it runs, and when it was cut off. */
  coverage: Coverage | null;
}

/** How far the logs of a trail were read, of one region. */
export interface LogPoint {
  region: string;
  /** `s3://bucket/folder` */
  place: string;
  /** The days (`2026-11-27`) of which a log was read, in order. */
  days: string[];
  /** The days that have logs of which none was read, in order. */
  passedOver: string[];
  files: number;
  /** Events of other accounts that stood among them. */
  foreign: number;
  /** Files that were passed over, with the names of some and why. `left` of them will not be tried again. Untrusted text. */
  skipped: number;
  left: number;
  named: { file: string; why: string }[];
  /** When the latest reading that came to its end began; null before the first. */
  readTo: string | null;
  /** The day back to which it went; empty where it went back to the first. */
  floor: string | null;
  touchedAt: string | null;
  /** What the latest reading came to; null while it runs, and when it was cut off. */
  outcome: { calls: number; failure: Failure | null; isUnfinished: boolean } | null;
}

/** A question to a longer history than CloudTrail's own, and what came of it. */
export interface EventQueryView {
  id: string;
  account: string;
  /** What was asked, in words: `Athena's table logs.cloudtrail`. */
  place: string;
  question: QuestionView;
  /** As it was asked, in SQL. */
  statement: string;
  state: EventQueryState;
  askedAt: string;
  endedAt: string | null;
  outcome: EventQueryOutcome;
}

export interface QuestionView {
  from: string;
  to: string;
  regions: string[];
  about?: string | undefined;
  actor?: string | undefined;
  key?: string | undefined;
  address?: string | undefined;
  event?: string | undefined;
}

export const eventQueryStates = ["running", "completed", "failed", "cancelled"] as const;
export type EventQueryState = (typeof eventQueryStates)[number];

export interface EventQueryOutcome {
  /** Read by the engine, and paid for; null while it is not told. */
  bytes: number | null;
  /** Events of the answer: stored now, stored before, and left out, by the reason in words. */
  kept: number;
  known: number;
  leftOut: Record<string, number>;
  /** There is more than is kept of one question. */
  hasMore: boolean;
  /** Why it failed, as a sentence; null when it did not. Untrusted text. */
  why: string | null;
}

/** Stands for the region where none is known, or too many are named to tell them apart: what is said of it may be of every region. */
export const anyRegion = "unknown";

/** A page of a list in a stable order; `next` continues after its last row and is null at the end. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** What patterns saw. */
export interface SightingPage extends Page<SeenTogether> {
  /** Some events were not looked through yet: more may follow. */
  isUnderWay: boolean;
}

/** Events of one UTC hour or day; the failed ones are counted apart from the others. */
export interface EventBin {
  /** When it begins. */
  at: string;
  reads: number;
  changes: number;
  failed: number;
}

/** What a filter of events can choose from, most frequent first. */
interface CountedValue {
  value: string;
  count: number;
}

export interface EventFacets {
  actors: CountedValue[];
  names: CountedValue[];
  addresses: CountedValue[];
  /** Of those that failed. */
  errors: CountedValue[];
  regions: string[];
}

/** Whoever made calls in an account, by the name in its events. */
export interface NamedActor {
  account: string;
  actor: string;
  /** Events that are kept. */
  count: number;
}

/** An access key that signed calls: a user's own, or a session's. */
export interface UsedKey {
  key: string;
  /** Who called with it last. */
  actor: string;
  /** When the session began, where the calls say so (ISO). */
  began: string | null;
  /** Of the calls that were counted. */
  count: number;
}

/** The keys that signed the newest calls of a time, most calls first. */
export interface KeyFacets {
  /** The most used of them, and how many there were in all. */
  sessions: { rows: UsedKey[]; all: number };
  own: { rows: UsedKey[]; all: number };
  /** How many calls were counted. */
  calls: number;
  /** No more were counted than the newest of them: there may be more, and other keys. */
  isCut: boolean;
}

export type CoverageRow = Coverage & Denial;

/** Failing, passing and unknown live findings of one check. */
export interface CheckTally {
  check: string;
  pass: number;
  fail: number;
  /** How many of those that fail were accepted. */
  waived: number;
  unknown: number;
  notApplicable: number;
  recordFail: number;
}

/**
 * Whether a step of an attack path was used. `event`: the latest call of those that it makes possible that went through. Without one
 * nothing was found between `from` and `to`; these are null where no event was read. `gaps`: what else of CloudTrail was not read.
 */
export interface SeenUse {
  event: EventRow | null;
  from: string | null;
  to: string | null;
  gaps: readonly string[];
}

/** How often something stands in events, how many of these failed and how many changed something, when first and when last. */
export interface EventTally {
  count: number;
  failed: number;
  changes: number;
  first: string;
  last: string;
}

/** The first rows of a table, and how many there are in all. */
export interface Top<Row> {
  rows: Row[];
  total: number;
}

export type CallTally = EventTally & { source: string; name: string };
export type AddressTally = EventTally & { address: string; addressClass: AddressClass };
/** `userAgent` is the one of the latest call, of so many (`agents`). */
export type ClientTally = EventTally & { client: ClientClass; userAgent: string; agents: number };
export type TouchedResource = EventTally & { account: string; arn: string; kind: string; lastCall: string };
/** `principal`: the ARN of the user, or of the role of the session; null for a service. Up to three names of who is behind. */
export type ActorTally = EventTally & {
  actor: string;
  principal: string | null;
  behind: string[];
  sourceIdentities: string[];
  lastCall: string;
};
/** What was signed with one key. `opener` is the call that gave the key out; null where none of those kept did. */
export type SessionTally = EventTally & {
  account: string;
  key: string;
  actor: string;
  created: string | null;
  address: string;
  opener: ListedEvent | null;
};

/** What the newest events that a filter lets through have in common. */
export interface EventSummary {
  events: number;
  failed: number;
  changes: number;
  /** Null when there are no events. */
  first: string | null;
  last: string | null;
  withMfa: number;
  withoutMfa: number;
  signalled: number;
  /** True when only the newest were looked through: there may be older ones, before `first`. */
  isCut: boolean;
  /** The latest first, as all but the calls are. */
  resources: Top<TouchedResource>;
  /** The most frequent first. */
  calls: Top<CallTally>;
  addresses: Top<AddressTally>;
  clients: Top<ClientTally>;
  actors: Top<ActorTally>;
  sessions: Top<SessionTally>;
}

/** A key, and the call that gave it out; null where none of those kept did. */
export interface KeyOrigin {
  key: string;
  opener: ListedEvent | null;
}

/** A session that was opened with the key of another, so many steps away from the one that was asked about. */
export interface OpenedSession {
  depth: number;
  /** The key that it was opened with. */
  with: string;
  key: string;
  opener: ListedEvent;
  /** What was signed with it: counted up to a thousand. */
  count: number;
  last: string | null;
  /** Whose its calls are; null where none is kept. */
  who: string | null;
}

/** Of one session, or one value of a period, so many events are counted at the most. */
export const mostCounted = 1_000;

/** Why the chain of keys ends where it does. `not-kept`: no event that is here gave out its last key. */
export const chainEnds = [
  "long-term",
  "service",
  "provider",
  "account",
  "no-key",
  "not-kept",
  "too-deep",
  "in-a-circle",
] as const;
export type ChainEnd = (typeof chainEnds)[number];

/** What is known of one access key and of the session that it is of. */
export interface SessionAnswer {
  key: string;
  /** The account whose events show it. */
  account: string;
  /** All that have events of it: a session may call into several. */
  accounts: string[];
  /** The newest call that was signed with it: whose it is, and when it began. */
  newest: ListedEvent | null;
  /** Upwards: itself, the key that it was opened with, and so on. */
  chain: KeyOrigin[];
  end: ChainEnd;
  /** Sign-ins of the same actor at the time when the session began that the chain ends with: by time alone. */
  signIns: ListedEvent[];
  opened: OpenedSession[];
  /** True when there may be more than these. */
  openedIsCut: boolean;
}

/** An actor, a call or an address of one period: how often, counted up to a thousand, when first and when last. */
export interface PeriodValue {
  value: string;
  count: number;
  first: string;
  last: string;
}

/** What there was in a period and not in the one before it, and the other way round. */
export interface PeriodDifference {
  came: Top<PeriodValue>;
  gone: Top<PeriodValue>;
}

/** A period beside the time of the same length before it. */
export interface PeriodComparison {
  /** Where the time before begins, the period, and where it ends. */
  before: string;
  from: string;
  to: string;
  /** When the oldest event happened that is kept: what is older is not known to be old. Null when none is. */
  historyFrom: string | null;
  actors: PeriodDifference;
  calls: PeriodDifference;
  addresses: PeriodDifference;
}

/** How the logs of a trail are named. Names in it are untrusted text. */
export interface ProposedLogs {
  trail: { name: string; arn: string };
  /** What is to be known before they are named, as sentences. */
  told: string[];
  /** The block for the configuration file, JSON; null where the settings would refuse the bucket or its folder. */
  settings: string | null;
}
