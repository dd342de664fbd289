import { fromPglite, PgBoss } from "pg-boss";
import { readAgain } from "#lib/activity/event.ts";
import type { QueryPlan } from "#lib/activity/queries/engine.ts";
import type { QueryPlace } from "#lib/activity/queries/place.ts";
import type { EventQuestion } from "#lib/activity/queries/question.ts";
import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { readConfig } from "#lib/config.ts";
import { AppError, explain } from "#lib/errors.ts";
import { endWatch } from "#lib/scan/end-watch.ts";
import { eventsFingerprint } from "#lib/scan/fingerprint.ts";
import type { Settings } from "#lib/scan/settings.ts";
import { getAccount, listAccounts } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { tallyDays } from "#lib/store/event-tallies.ts";
import { noteEventTexts } from "#lib/store/event-texts.ts";
import { beginMarking } from "#lib/store/events-signals.ts";
import { storeError } from "#lib/store/query.ts";
import { beganRemovals, beginRemoval, finishRemoval } from "#lib/store/removal.ts";
import { createScan, requestCancel, unfinishedScans } from "#lib/store/scans.ts";
import { beginJudging } from "#lib/store/sightings-judging.ts";
import { noteTexts } from "#lib/store/texts.ts";
import type { AccountView } from "#lib/store/views.ts";
import { addAccount, addOrganization } from "./accounts-job.ts";
import { workActivity } from "./activity-job.ts";
import { queryPlaceOf, trailLogsOf } from "./demo.ts";
import { cancelEventQuery, followInterrupted, planEventQuery, startEventQuery } from "./event-query-job.ts";
import { startNotifications, type TestOutcome } from "./notification-worker.ts";
import { checkPermissions } from "./permissions-job.ts";
import { startReports } from "./report-worker.ts";
import { startRetention } from "./retention-job.ts";
import { startScanSchedules } from "./scan-schedule-worker.ts";
import { startScanWorker } from "./scan-worker.ts";
import { notReached, sessionOf } from "./sessions.ts";
import type { NewAccount, NewOrganization, OrganizationReport, PermissionsReport } from "./views.ts";
import { startWaivers } from "./waivers-job.ts";
import { startWatching } from "./watch-job.ts";

const activityQueue = "activity";

export interface ScanRequest {
  account: string;
  regions: string[] | "all";
  /** How far back, unless as the settings say. */
  horizonDays?: number | "all";
  cap?: number | "all";
}

/** What pages may ask of the worker. On globalThis, like the store: see store/current.ts. */
export interface Jobs {
  /** What people set, as it was read when the process started. */
  settings: Settings;
  /** Where the logs of an account's trail may be read, if somebody allowed it. */
  trailLogsOf(account: Pick<AccountView, "id" | "connection">): TrailLogs | undefined;
  /** Queues a scan and the sync of its account's activity. @throws AppError `conflict` when one is under way. */
  requestScan(request: ScanRequest): Promise<string>;
  cancelScan(id: string): Promise<void>;
  /** From now on the account is gone; its rows follow. @throws AppError `not-found`, or `conflict` while a scan runs. */
  removeAccount(id: string): Promise<void>;
  /** Adds an account, or changes how it is reached: see accounts-job.ts for what is thrown. */
  addAccount(added: NewAccount): Promise<AccountView>;
  addOrganization(wanted: NewOrganization): Promise<OrganizationReport>;
  /** The ARN that AWS knows an account's credentials by; empty when it does not say. @throws AppError as the next one does */
  whoAsks(id: string): Promise<string>;
  /** Tries every permission of an account. @throws AppError `not-found`, or why AWS lets nobody in. */
  checkPermissions(id: string, signal: AbortSignal): Promise<PermissionsReport>;
  /** Where the account's longer history may be asked for; undefined where nobody named a place. */
  queryPlace(account: AccountView): QueryPlace | undefined;
  /** What a question to it will be and cost. Nothing is paid for. For what is thrown see event-query-job.ts. */
  planEventQuery(account: string, question: EventQuestion, signal: AbortSignal): Promise<QueryPlan>;
  /** Asks it; the events are stored as they come. @returns the id of what was asked */
  startEventQuery(account: string, question: EventQuestion): Promise<string>;
  cancelEventQuery(id: string): Promise<void>;
  /** Somebody asked for a report, or for a delivery. */
  lookForReports(): void;
  /** Sends a test to a channel of notices. @throws AppError `not-found`, or `conflict` while one is under way */
  testChannel(name: string): Promise<TestOutcome>;
  stop(): Promise<void>;
}

/**
 * Starts this process's worker over the store's own database. Scans are taken from their table, syncs from a queue beside it.
 */
export async function startJobs(
  store: Store,
  { settings, log }: { settings: Settings; log(message: string): void },
): Promise<Jobs> {
  const boss = new PgBoss({
    ...(store.pglite
      ? { db: fromPglite(store.pglite), backend: "pglite" as const }
      : { connectionString: store.databaseUrl ?? "" }),
    schedule: false,
  });
  let said = "";
  boss.on("error", (error) => {
    // A copy of the error's fields, at each turn for as long as the database is away: once is enough.
    const why = explain(storeError(Object.assign(new Error(error.message), error)));
    if (why !== said) log(`The job queue failed: ${why}`);
    said = why;
  });
  await boss.start();
  await boss.createQueue(activityQueue, { retryLimit: 2, expireInSeconds: 24 * 3600 - 1 });

  const { signalLimits: limits } = settings;
  const stopping = new AbortController();
  const beside = new Set<Promise<void>>();
  const runBeside = (what: string, work: Promise<void>) => {
    const run = work.catch((error: unknown) => log(`${what}: ${explain(error)}`)).finally(() => beside.delete(run));
    beside.add(run);
  };
  for (const id of await beganRemovals(store.db)) await finishRemoval(store.db, id);

  const options = { batchSize: 1, pollingIntervalSeconds: 2, localConcurrency: 2 };
  const activityWorker = await boss.work<{ account: string }>(activityQueue, options, async ([job]) => {
    if (!job) return;
    const trailLogs = settings.trailLogs[job.data.account];
    await workActivity(store, job.data.account, { limits, signal: stopping.signal, trailLogs }, log);
  });
  const sendActivity = async (account: string) => {
    await boss.send(activityQueue, { account }, { singletonKey: account });
    boss.notifyWorker(activityWorker);
  };
  for (const { account } of await unfinishedScans(store.db)) await sendActivity(account);
  const known = (await listAccounts(store.db)).map(({ id }) => id);
  const noteEvents = () => {
    for (const id of known) {
      runBeside(`Searches of what happened in ${id} are slow`, noteEventTexts(store.db, id, stopping.signal));
      runBeside(`Counts of what happened in ${id} are slow`, tallyDays(store.db, id, stopping.signal));
    }
  };
  for (const id of known) runBeside(`Searches of ${id} are slow`, noteTexts(store.db, id, stopping.signal));
  noteEvents();
  const mark = await beginMarking(store.db, eventsFingerprint(), readAgain);
  const judge = await beginJudging(store.db, eventsFingerprint(), { limits });
  // What is read anew may say something else, and patterns look at it as it then is.
  const look = async () => {
    await mark?.(stopping.signal);
    if (mark) noteEvents();
    await judge(stopping.signal);
  };
  runBeside("Not all earlier events are looked through by the signals", look());
  const places = settings.eventQueries;
  const asking = { signal: stopping.signal, limits };
  runBeside("Questions to a longer history wait", followInterrupted(store, places, asking, log));
  const scans = startScanWorker(store, { checkOptions: settings.checkOptions, log });
  const cancel = (id: string) => scans.cancel(id);
  const started = async (account: string) => {
    scans.look();
    await sendActivity(account);
  };
  const schedules = startScanSchedules(store, { scan: settings.scan, cancel, started }, log);
  const retention = startRetention(store.db, readConfig().retention, log);
  const waivers = startWaivers(store.db, settings.waivers, { log });
  const reports = startReports(store, { destinations: settings.destinations, log });
  const notifications = startNotifications(store, { ...settings.notifications, log });
  const { minutes } = settings.watch;
  const watching = startWatching(store, { minutes, limits, log, look: () => scans.look() });

  return {
    settings,
    trailLogsOf: (account) => trailLogsOf(account, settings.trailLogs[account.id]),
    async requestScan(request) {
      const account = await getAccount(store.db, request.account);
      if (!account) throw new AppError("not-found", `There is no account ${request.account}.`);
      if (account.connection.type === "bundle") throw notReached();
      await endWatch(store.db, request.account, cancel);
      const scan = await createScan(store.db, { ...settings.scan, ...request });
      await started(request.account);
      return scan.id;
    },
    async cancelScan(id) {
      await requestCancel(store.db, id);
      cancel(id);
    },
    async removeAccount(id) {
      await endWatch(store.db, id, cancel);
      await beginRemoval(store.db, id);
      runBeside(`The account ${id} is not removed yet`, finishRemoval(store.db, id, stopping.signal));
    },
    addAccount: (added) => addAccount(store.db, added),
    addOrganization: (wanted) => addOrganization(store.db, wanted),
    whoAsks: async (id) => (await (await sessionOf(store.db, id)).identity()).arn,
    checkPermissions: (id, given) => {
      const signal = AbortSignal.any([given, stopping.signal]);
      return checkPermissions(store.db, id, { signal, trailLogs: settings.trailLogs[id] });
    },
    queryPlace: (account) => queryPlaceOf(account, places[account.id]),
    planEventQuery: (account, question, given) => {
      const signal = AbortSignal.any([given, stopping.signal]);
      return planEventQuery(store, places, { account, question, signal });
    },
    async startEventQuery(account, question) {
      const { id, run } = await startEventQuery(store, places, { account, question, asking });
      runBeside(`The question ${id} is not answered`, run);
      return id;
    },
    cancelEventQuery: (id) => cancelEventQuery(store, places, id),
    lookForReports: () => reports.look(),
    testChannel: (name) => notifications.test(name),
    async stop() {
      stopping.abort();
      await Promise.all([
        ...[scans, schedules, reports, notifications, retention, waivers, watching].map((one) => one.stop()),
        ...beside,
      ]);
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
