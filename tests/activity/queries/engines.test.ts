import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readRecords } from "#lib/activity/files/read-records.ts";
import { answerOf } from "#lib/activity/queries/answer.ts";
import { type EventQuestion, eventQuestion } from "#lib/activity/queries/question.ts";
import { eventSources } from "#lib/activity/sources.ts";
import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import { simulatedHistory } from "./simulated-history.ts";

/* Past 300 lines, since both engines are asked the same questions of the same records. */

const history = await simulatedHistory();
const { simulator, account } = history;
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.grant(undefined);
  simulator.setFaults([]);
  simulator.resetCalls();
});

const followed = new Set(eventSources.map(({ source }) => source));
const logged = history.logged();
const ask = (more: object = {}) => eventQuestion.parse({ from: "2026-05-01", to: "2026-08-20", ...more });

/** What a question means, read off the records themselves. */
function means(question: EventQuestion, record: CloudTrailRecord): boolean {
  const { from, to, regions, about, actor, key, address, event } = question;
  const day = record.eventTime.slice(0, 10);
  const identity = record.userIdentity as Record<string, unknown>;
  const context = (identity.sessionContext ?? {}) as Record<string, Record<string, unknown> | undefined>;
  const request = JSON.stringify(record.requestParameters ?? null);
  const response = JSON.stringify(record.responseElements ?? null);
  const name = about?.split(/[/:]/).at(-1) ?? "";
  const arns = ((record.resources ?? []) as { ARN?: string }[]).map(({ ARN = "" }) => ARN);
  const isArn = (text: string) => text.startsWith("arn:");
  return (
    followed.has(record.eventSource) &&
    day >= from &&
    day <= to &&
    (regions.length === 0 || regions.includes(record.awsRegion)) &&
    (event === undefined || record.eventName === event) &&
    (address === undefined || record.sourceIPAddress === address) &&
    (key === undefined || identity.accessKeyId === key || response.includes(key)) &&
    (actor === undefined ||
      (isArn(actor)
        ? [identity.arn, context.sessionIssuer?.arn].includes(actor)
        : [identity.userName, context.sessionIssuer?.userName, context.sourceIdentity].includes(actor) ||
          String(identity.principalId ?? "").endsWith(`:${actor}`))) &&
    (about === undefined ||
      [request, response].some(
        (text) => text.includes(JSON.stringify(name)) || (isArn(about) && text.includes(about)),
      ) ||
      arns.some((arn) => (isArn(about) ? arn === about : arn.includes(about))))
  );
}

const idsOf = (question: EventQuestion) =>
  logged
    .filter((record) => means(question, record))
    .map(({ eventID }) => eventID)
    .sort();
const one = <T>(of: (record: CloudTrailRecord) => T | undefined) =>
  fc.constantFrom(...new Set(logged.flatMap((record) => of(record) ?? [])));
const issuerOf = ({ userIdentity }: CloudTrailRecord) =>
  (userIdentity as { sessionContext?: { sessionIssuer?: { arn?: string; userName?: string } } }).sessionContext
    ?.sessionIssuer;
const questionOfDemo = fc
  .record({
    ago: fc.integer({ min: 0, max: 210 }),
    length: fc.integer({ min: 0, max: 60 }),
    regions: fc.subarray(["us-east-1", "eu-west-1"]),
    looked: fc.oneof(
      fc.record({ event: one(({ eventName }) => eventName) }),
      fc.record({ address: one(({ sourceIPAddress }) => sourceIPAddress) }),
      fc.record({ actor: one((record) => issuerOf(record)?.arn) }),
      fc.record({ actor: one((record) => issuerOf(record)?.userName) }),
      fc.record({ actor: one(({ userIdentity: { principalId } }) => String(principalId ?? "").split(":")[1]) }),
      fc.record({
        key: one(({ userIdentity: { accessKeyId } }) =>
          /^[A-Z0-9]{16,}$/.test(String(accessKeyId)) ? String(accessKeyId) : undefined,
        ),
      }),
      fc.record({
        about: one(({ responseElements }) =>
          Object.values(responseElements ?? {})
            .map(String)
            .find((value) => value.startsWith("arn:")),
        ),
      }),
      fc.record({
        about: one(({ requestParameters }) =>
          Object.values(requestParameters ?? {})
            .map(String)
            .find((value) => /^[\w-]{3,60}$/.test(value)),
        ),
      }),
      fc.constant({}),
    ),
  })
  .map(({ ago, length, regions, looked }) => {
    const to = Date.parse("2026-11-27T00:00:00Z") - ago * 86_400_000;
    const text = (time: number) => new Date(time).toISOString().slice(0, 10);
    return eventQuestion.parse({ from: text(to - length * 86_400_000), to: text(to), regions, ...looked });
  });

describe("Athena", () => {
  test("any question is answered with exactly the events that it means", { timeout: 120_000 }, async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(questionOfDemo, async (question) => {
        const engine = history.athena();
        const { statement } = await engine.prepare(question);
        const { ids, failure } = await history.ask(engine, statement);
        expect(failure).toBeNull();
        expect(ids).toEqual(idsOf(question));
        found += ids.length;
      }),
      // One that finds something, whatever chance asks.
      { numRuns: 10, examples: [[ask()]] },
    );
    expect(found).toBeGreaterThan(0);
  });

  test("an event out of a table says what it says in the log, word for word", async () => {
    const question = ask();
    const engine = history.athena();
    const { saved, told } = await history.ask(engine, (await engine.prepare(question)).statement);
    expect(told).toMatchObject({ faulty: 0, problem: undefined });
    const meant = logged.filter((record) => means(question, record));
    expect(meant.length).toBeGreaterThan(20);
    for (const record of meant) {
      const event = saved.find((candidate) => candidate.event.id === record.eventID)?.event;
      const direct = await readOne(record);
      // What is null in a log is left out of a table.
      expect({ ...event, record: undefined }).toEqual({ ...direct, fromFile: false, record: undefined });
    }
  });

  test("what it reads is known before to the byte, and costs no query", async () => {
    for (const question of [
      ask({ from: "2026-07-01", to: "2026-07-20", regions: ["us-east-1"] }),
      ask({ from: "2026-11-20", to: "2026-11-26" }),
    ]) {
      simulator.resetCalls();
      const engine = history.athena();
      const { statement, reads, problem } = await history.plan(engine, question);
      expect(problem).toBeNull();
      expect([...simulator.calls().keys()].sort()).toEqual([
        "athena:GetTableMetadata",
        "athena:GetWorkGroup",
        "s3:ListBucket",
      ]);
      const { bytes } = await history.ask(engine, statement);
      if (reads.isEstimated) expect(reads.bytes).toBeGreaterThan(0);
      else expect(reads.bytes).toBe(bytes);
      expect(reads.dollars).toBeGreaterThanOrEqual(0.000049);
    }
  });

  test("of many folders a part is listed, and what is said is near what is read", async () => {
    simulator.resetCalls();
    const engine = history.athena();
    const { statement, reads } = await history.plan(engine, ask({ from: "2026-09-20", to: "2026-11-26" }));
    expect(reads.isEstimated).toBe(true);
    expect(simulator.calls().get("s3:ListBucket")).toBeLessThan(70);
    const { bytes } = await history.ask(engine, statement);
    expect(Math.abs((reads.bytes ?? 0) - (bytes ?? 0)) / (bytes ?? 1)).toBeLessThan(0.5);
  });

  test("without the right to list the logs nobody can tell what it reads, and it can be asked all the same", async () => {
    simulator.setFaults([{ action: "s3:ListBucket", kind: "denied" }]);
    const { reads, problem } = await history.plan(history.athena(), ask());
    expect(problem).toBeNull();
    expect(reads).toMatchObject({ bytes: null, dollars: null, why: expect.stringContaining("s3:ListBucket") });
  });

  test("a work group that keeps no results is told before anything is asked", async () => {
    const { problem } = await history.plan(history.athena({ workgroup: "primary" }), ask());
    expect(problem).toContain("The work group primary keeps no results");
    const named = await history.plan(
      history.athena({ workgroup: "primary", results: "s3://results/sagewarden/" }),
      ask(),
    );
    expect(named.problem).toBeNull();
  });

  test.each([
    ["a table that is not there", { table: "gone" }],
    ["a work group that is not there", { workgroup: "gone" }],
  ])("%s is said by Athena", async (_, place) => {
    await expect(history.athena(place).prepare(ask())).rejects.toThrow(/gone/);
  });

  test("a query that fails says why, and keeps nothing", async () => {
    const engine = history.athena();
    const { statement } = await engine.prepare(ask());
    const { failure, ids } = await history.ask(engine, statement.replace('"eventid"', '"eventids"'));
    expect(failure).toMatch(/^Athena ended it \(FAILED\): COLUMN_NOT_FOUND/);
    expect(ids).toEqual([]);
  });

  test("what fails half-way is told, and what came before it stays", async () => {
    const engine = history.athena();
    const { statement } = await engine.prepare(ask());
    simulator.setFaults([{ action: "athena:GetQueryResults", kind: "denied" }]);
    await expect(history.ask(engine, statement)).rejects.toThrow(/not authorized|denied/i);
  });

  test("the guard lets no other statement through, nor another's query", async () => {
    const engine = history.athena();
    await expect(engine.start('DROP TABLE "AwsDataCatalog"."security_logs"."cloudtrail"', "a")).rejects.toThrow(
      "was refused",
    );
    await expect(engine.start('SELECT "a" FROM other.table\nWHERE true', "a")).rejects.toThrow("was refused");
    expect(simulator.calls().size).toBe(0);
  });
});

describe("CloudTrail Lake", () => {
  const inHistory = (question: EventQuestion) =>
    account.regions
      .flatMap(({ events }) => [...events])
      .filter((record) => means(question, record) && record.eventCategory === "Management");

  test("any question is answered with exactly the events that it means, as they were recorded", {
    timeout: 120_000,
  }, async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(questionOfDemo, async (question) => {
        const engine = history.lake();
        const { statement, problem } = await engine.prepare(question);
        expect(problem).toBeNull();
        const { ids, failure } = await history.ask(engine, statement);
        expect(failure).toBeNull();
        expect(ids).toEqual(
          inHistory(question)
            .map(({ eventID }) => eventID)
            .sort(),
        );
        found += ids.length;
      }),
      // One that finds something, whatever chance asks.
      { numRuns: 10, examples: [[ask()]] },
    );
    expect(found).toBeGreaterThan(0);
  });

  test("what a store cannot have is said before", async () => {
    const { notes, reads } = await history.plan(
      history.lake(),
      eventQuestion.parse({ from: "2020-01-01", to: "2026-11-26" }),
    );
    expect(notes).toEqual([
      expect.stringContaining("It keeps events for 366 days"),
      expect.stringContaining("It was made on"),
    ]);
    expect(reads).toMatchObject({ bytes: null, why: expect.stringContaining("$0.005") });
  });

  test("a store that is not there is said by CloudTrail", async () => {
    const gone = history.store.replace("444455556666", "000000000000");
    await expect(history.lake(gone).prepare(ask())).rejects.toThrow(/not found/);
  });
});

test("an answer that is longer than one question brings ends there, and says so", async () => {
  const event = (at: number) => [
    `id-${at}`,
    "CreateEndpoint",
    "sagemaker.amazonaws.com",
    "2026-07-01T00:00:00Z",
    account.id,
  ];
  const engine = {
    state: async () => ({ isDone: true, failure: null, bytes: 7 }),
    async *rows() {
      yield [["eventid", "eventname", "eventsource", "eventtime", "recipientaccountid"]];
      for (let page = 0; page < 4; page++) yield Array.from({ length: 1000 }, (_, at) => event(page * 1000 + at));
    },
  } as never;
  let saved = 0;
  const answer = await answerOf(engine, "id", {
    ...{
      account: account.id,
      known: () => undefined as never,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
    most: 2_500,
    note: async () => undefined,
    redact: async (events) => [...events],
    save: async (_, events) => {
      saved += events.length;
      return events.length;
    },
  });
  expect(answer).toMatchObject({ hasMore: true, failure: null, bytes: 7 });
  expect(saved).toBe(2_500);
});

async function readOne(record: CloudTrailRecord) {
  async function* bytes() {
    yield Buffer.from(JSON.stringify({ Records: [record] }));
  }
  for await (const batch of readRecords(bytes(), "unknown"))
    for (const found of batch) if ("event" in found) return found.event;
  throw new Error("The record is no event.");
}
