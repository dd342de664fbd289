import { expect, test } from "vitest";
import type { AttributedEvent } from "#lib/activity/attributed.ts";
import { type EventFile, type EventSpan, type FileImport, importFile } from "#lib/activity/files/import-files.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { AppError } from "#lib/errors.ts";
import { anyRegion } from "#lib/store/views.ts";
import { account, record } from "../records.ts";
import { inPieces, packed } from "./files.ts";

const redactor = createRedactor({ salt: "salt-salt-salt-salt" });

function taking(more: Partial<FileImport> = {}) {
  const saved = new Map<string, AttributedEvent>();
  const spans: EventSpan[] = [];
  const sizes: number[] = [];
  const options: FileImport = {
    accounts: new Set([account]),
    note: async (_account, wider) => void spans.push(...wider),
    save: async (_account, events) => {
      sizes.push(events.length);
      // What is saved was told before as lying in a span.
      for (const { event } of events) {
        const [span] = spans.filter(({ region }) => region === event.region).slice(-1);
        expect(span && span.oldest <= event.at && event.at <= span.newest).toBe(true);
      }
      const before = saved.size;
      for (const one of events) saved.set(one.event.id, one);
      return saved.size - before;
    },
    redact: (events) => redactor.clean(events, "event"),
    signal: new AbortController().signal,
    ...more,
  };
  return { options, saved, spans, sizes };
}

function fileOf(records: readonly unknown[], name = "x.json", ends: number[] = []): EventFile {
  return { name, open: () => inPieces(packed(JSON.stringify({ Records: records })), ends) };
}

test("every record of a file is stored or counted, whatever its size", async () => {
  const many = Array.from({ length: 2_500 }, (_, at) =>
    record({
      eventID: `id-${at % 2_400}`,
      eventTime: new Date(Date.UTC(2026, 10, 1) + ((at * 7_919) % 100_000) * 1000).toISOString(),
      awsRegion: at % 3 === 0 ? "eu-west-1" : "us-east-1",
      ...(at % 5 === 0 && { recipientAccountId: "111111111111" }),
    }),
  );
  const { options, saved, sizes } = taking();
  const { leftOut, ...told } = await importFile(fileOf(many), options);
  const known = 2_000 - saved.size;
  expect(told).toEqual({ records: 2_500, kept: saved.size, known, foreign: 500, faulty: 0, problem: undefined });
  expect([...leftOut]).toEqual([["of account 111111111111", 500]]);
  // In statements of many, and nothing waits for the end.
  expect(Math.max(...sizes)).toBe(250);
});

test("secrets are taken out, and resources are found before", async () => {
  const secret = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYzQ9vTk3LmN"].join("/");
  const { options, saved } = taking();
  const request = { modelName: "churn", primaryContainer: { environment: { AWS_SECRET_ACCESS_KEY: secret } } };
  await importFile(fileOf([record({ eventID: "s", eventName: "CreateModel", requestParameters: request })]), options);
  expect(JSON.stringify(saved.get("s"))).not.toContain(secret);
  expect(saved.get("s")?.resources[0]).toMatchObject({ kind: "model" });
});

test("the name of a trail's file tells the account of a record that does not", async () => {
  const silent = record({ eventID: "q", recipientAccountId: undefined, userIdentity: { type: "AWSService" } });
  const { options, saved } = taking();
  const nameless = await importFile(fileOf([silent]), options);
  expect([...nameless.leftOut]).toEqual([["of no account that can be told", 1]]);
  const name = `AWSLogs/${account}/CloudTrail/eu-west-1/2026/11/20/${account}_CloudTrail_eu-west-1_20261120T0930Z_x.json.gz`;
  expect((await importFile(fileOf([silent], name), options)).kept).toBe(1);
  expect(saved.size).toBe(1);
});

test("of services that are not followed nothing is stored", async () => {
  const records = [
    record({ eventID: "a", eventName: "DeleteModel" }),
    record({ eventID: "b", eventSource: "iam.amazonaws.com" }),
    record({ eventID: "c", eventSource: "lambda.amazonaws.com" }),
  ];
  const { options, saved } = taking();
  const { leftOut } = await importFile(fileOf(records), options);
  expect([...saved.keys()]).toEqual(["a", "b"]);
  expect([...leftOut]).toEqual([["of services that are not followed", 1]]);
});

test("made-up regions do not make spans without end", async () => {
  const records = Array.from({ length: 400 }, (_, at) => record({ eventID: `${at}`, awsRegion: `r${at}` }));
  const noted: string[] = [];
  const save = async (_account: string, events: readonly unknown[]) => events.length;
  const { options } = taking({
    note: async (_account, wider) => void noted.push(...wider.map(({ region }) => region)),
    save,
  });
  await importFile(fileOf(records), options);
  expect(new Set(noted).size).toBeLessThanOrEqual(101);
  expect(noted).toContain("unknown");
});

test("the regions that one account makes up take no span from another, which keeps its own", async () => {
  const [loud, calm] = ["111111111111", "222222222222"];
  const records = [
    ...Array.from({ length: 400 }, (_, at) =>
      record({ eventID: `${at}`, recipientAccountId: loud, awsRegion: `r${at}` }),
    ),
    record({ eventID: "own", recipientAccountId: calm, awsRegion: "eu-west-1" }),
  ];
  const noted = new Map<string, string[]>();
  const { options } = taking({
    accounts: new Set([loud, calm]),
    note: async (own, wider) => void noted.set(own, [...(noted.get(own) ?? []), ...wider.map(({ region }) => region)]),
    save: async (_account, events) => events.length,
  });
  await importFile(fileOf(records), options);
  expect(noted.get(calm)).toEqual(["eu-west-1"]);
  expect(noted.get(loud)).toContain(anyRegion);
});

test("an organization of thousands is told in a few lines, and the sum holds", async () => {
  const records = Array.from({ length: 500 }, (_, at) =>
    record({ eventID: `${at}`, recipientAccountId: String(100_000_000_000 + at) }),
  );
  const { leftOut, records: all } = await importFile(fileOf(records), taking().options);
  expect(all).toBe(500);
  expect(leftOut.size).toBeLessThanOrEqual(31);
  expect([...leftOut.values()].reduce((sum, one) => sum + one, 0)).toBe(500);
});

test("a disk that fails is told with the file, and what came before counts; a database that fails ends the import", async () => {
  const broken: EventFile = {
    name: "x",
    async *open() {
      yield Buffer.from(`${JSON.stringify(record({ eventID: "before" }))}\n`);
      throw new Error("EIO: i/o error, read");
    },
  };
  const { options, saved } = taking();
  expect(await importFile(broken, options)).toMatchObject({
    kept: 1,
    problem: "It could not be read: EIO: i/o error, read.",
  });
  expect([...saved.keys()]).toEqual(["before"]);
  const full = taking({ save: () => Promise.reject(new AppError("disk-full", "The disk is full.")) });
  await expect(importFile(fileOf([record({})]), full.options)).rejects.toThrow("The disk is full.");
});

test("an abort ends it", async () => {
  const abort = new AbortController();
  abort.abort(new AppError("cancelled", "Interrupted."));
  await expect(importFile(fileOf([record({})]), taking({ signal: abort.signal }).options)).rejects.toThrow(
    "Interrupted.",
  );
});
