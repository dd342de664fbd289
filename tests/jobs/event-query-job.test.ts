import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventQuestion } from "#lib/activity/queries/question.ts";
import { AppError } from "#lib/errors.ts";
import { cancelEventQuery, planEventQuery, resumeEventQueries, startEventQuery } from "#lib/jobs/event-query-job.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { sql } from "#lib/store/drizzle.ts";
import { createEventQuery, eventQueries, getEventQuery } from "#lib/store/event-queries.ts";
import { oldestRead } from "#lib/store/events-coverage.ts";
import { importedSpans } from "#lib/store/events-imports.ts";
import { getEvent } from "#lib/store/events-list.ts";
import { query } from "#lib/store/query.ts";
import { simulatedHistory, table } from "#tests/activity/queries/simulated-history.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const { simulator, account: simulated, store: eventDataStore, logged } = await simulatedHistory();
const { id: account } = simulated;
const store = await openTestStore();
const { db } = store;
afterAll(() => Promise.all([simulator.close(), store.close()]));

const athena = { [account]: { athena: table } };
const lake = { [account]: { eventDataStore } };
const question = eventQuestion.parse({ from: "2026-06-01", to: "2026-07-31", event: "CreateNotebookInstance" });
const asking = { signal: new AbortController().signal, limits: {} };
const meant = logged()
  .filter(
    ({ eventName, eventTime }) => eventName === question.event && eventTime >= "2026-06-01" && eventTime < "2026-08-01",
  )
  .map(({ eventID }) => eventID);
const start = (more: Partial<typeof asking> = {}, places: Parameters<typeof planEventQuery>[1] = athena) =>
  startEventQuery(store, places, { account, question, asking: { ...asking, ...more } });
const calls = (action: string) => simulator.calls().get(action) ?? 0;
const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? `${error.message} ${error.advice}` : error),
  );

beforeEach(async () => {
  vi.stubEnv("AWS_ENDPOINT_URL", simulator.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIADEMO");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "demo");
  vi.stubEnv("AWS_REGION", "us-east-1");
  simulator.grant(undefined);
  simulator.setFaults([]);
  simulator.resetCalls();
  for (const name of ["accounts", "events", "event_records", "event_resources", "event_queries"])
    await query(db, sql`delete from ${sql.identifier(name)}`);
  await saveAccount(db, {
    ...{ id: account, label: account, partition: "aws", connection: { type: "default" }, regions: ["us-east-1"] },
  });
});
afterEach(() => vi.unstubAllEnvs());

test("what is asked is stored as CloudTrail's own word, once, and the question says what came", async () => {
  expect(meant.length).toBeGreaterThan(0);
  const { id, run } = await start();
  expect(await eventQueries(db, account)).toMatchObject([
    { id, state: "running", place: "Athena's table security_logs.cloudtrail", question },
  ]);
  await run;
  expect(await getEventQuery(db, id)).toMatchObject({
    ...{ state: "completed", endedAt: expect.any(String) },
    outcome: { kept: meant.length, known: 0, hasMore: false, why: null, bytes: expect.any(Number) },
  });
  expect(await getEvent(db, account, meant[0] ?? "")).toMatchObject({ name: question.event, fromFile: false });
  expect(await importedSpans(db, account)).not.toEqual([]);
  for (const { name } of simulated.regions) expect(await oldestRead(db, account, name)).toBeUndefined();
  const again = await start();
  await again.run;
  expect(await getEventQuery(db, again.id)).toMatchObject({ outcome: { kept: 0, known: meant.length } });
});

test("an event data store is asked alike", async () => {
  const recent = eventQuestion.parse({ from: "2026-09-01", to: "2026-11-26", event: "CreateTrainingJob" });
  const { id, run } = await startEventQuery(store, lake, { account, question: recent, asking });
  await run;
  const row = await getEventQuery(db, id);
  expect(row).toMatchObject({ state: "completed", outcome: { why: null } });
  expect(row?.outcome.kept).toBeGreaterThan(0);
});

test("a plan costs nothing, and says when what comes would not stay", async () => {
  const question = eventQuestion.parse({ from: "2026-07-01", to: "2026-07-05" });
  vi.stubEnv("SAGEWARDEN_KEEP_EVENTS", "30");
  const { notes, reads } = await planEventQuery(store, athena, { account, question, signal: asking.signal });
  expect(notes.at(-1)).toMatch(/are dropped when the dashboard next tidies up: it keeps 30 days/);
  expect(reads.bytes).toBeGreaterThan(0);
  expect(calls("athena:StartQueryExecution")).toBe(0);
});

test("one question is asked at a time, and one that was cancelled leaves room for the next", async () => {
  const { id, run } = await start();
  expect(await problemOf(start())).toMatch(/^Another question is being asked/);
  await cancelEventQuery(store, athena, id);
  await run;
  expect(await getEventQuery(db, id)).toMatchObject({ state: "cancelled", outcome: { kept: 0 } });
  expect(calls("athena:StopQueryExecution")).toBe(1);
  expect(await problemOf(cancelEventQuery(store, athena, id))).toMatch(/^It has ended already/);
  await (await start()).run;
});

test("a process that ends leaves its question to the next, and nothing is paid for twice", async () => {
  const ending = new AbortController();
  const { id, run } = await start({ signal: ending.signal });
  ending.abort();
  await run;
  expect(await getEventQuery(db, id)).toMatchObject({ state: "running" });
  await resumeEventQueries(store, athena, asking);
  expect(await getEventQuery(db, id)).toMatchObject({ state: "completed", outcome: { kept: meant.length } });
  expect(calls("athena:StartQueryExecution")).toBe(1);
});

test("what somebody has in hand nobody else takes up, until he is silent", async () => {
  await createEventQuery(db, { account, place: "Lake", question, statement: "SELECT" });
  await resumeEventQueries(store, lake, asking);
  expect(await eventQueries(db, account)).toMatchObject([{ state: "running" }]);
  await query(db, sql`update event_queries set touched_at = '2020-01-01T00:00:00.000Z'`);
  await resumeEventQueries(store, lake, asking);
  expect(await eventQueries(db, account)).toMatchObject([{ state: "failed" }]);
});

test("interrupted while it was asked, Athena is asked once, and of an event data store it is said that nobody knows", async () => {
  const once = await start();
  await once.run;
  const statement = (await getEventQuery(db, once.id))?.statement ?? "";
  for (const name of ["event_queries", "events", "event_records", "event_resources"])
    await query(db, sql`delete from ${sql.identifier(name)}`);
  await createEventQuery(db, { account, place: "Athena", question, statement });
  await query(db, sql`update event_queries set touched_at = '2020-01-01T00:00:00.000Z'`);
  await resumeEventQueries(store, athena, asking);
  expect(await eventQueries(db, account)).toMatchObject([{ state: "completed", outcome: { kept: meant.length } }]);
  await query(db, sql`delete from event_queries`);
  await createEventQuery(db, { account, place: "Lake", question, statement });
  await query(db, sql`update event_queries set touched_at = '2020-01-01T00:00:00.000Z'`);
  await resumeEventQueries(store, lake, asking);
  expect(await eventQueries(db, account)).toMatchObject([
    { state: "failed", outcome: { why: expect.stringContaining("is not known") } },
  ]);
});

test.each([
  ["athena:GetTableMetadata", "athena:GetTableMetadata was denied"],
  ["athena:StartQueryExecution", "athena:StartQueryExecution was denied"],
])("without %s it says what to allow, and nothing runs", async (action, told) => {
  simulator.setFaults([{ action, kind: "denied" }]);
  const problem = await problemOf(start());
  expect(problem).toContain(told);
  expect(problem).toContain("sagewarden policy --queries");
  expect((await eventQueries(db, account)).filter(({ state }) => state === "running")).toEqual([]);
});

test("an answer that may not be read fails with a sentence, and keeps its question", async () => {
  simulator.setFaults([{ action: "athena:GetQueryResults", kind: "denied" }]);
  const { id, run } = await start();
  await run;
  expect(await getEventQuery(db, id)).toMatchObject({
    state: "failed",
    outcome: { why: expect.stringContaining("athena:GetQueryResults was denied") },
  });
});

test("nobody named a place, or the account is gone: both are said", async () => {
  expect(await problemOf(start({}, {}))).toMatch(
    /^No place is named where the longer history of \d+ may be asked for\./,
  );
  await query(db, sql`delete from accounts`);
  expect(await problemOf(start())).toMatch(/^There is no account/);
});
