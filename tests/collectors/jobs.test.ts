import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CallFailed } from "#lib/aws/guard.ts";
import type { CollectContext, KnownJobs, Listed } from "#lib/collectors/define.ts";
import type { JobReader } from "#lib/collectors/job-reader.ts";
import { readJobs } from "#lib/collectors/jobs.ts";
import type { Reading } from "#lib/readings/reading.ts";

interface Job {
  TrainingJobName: string;
  TrainingJobArn: string;
  TrainingJobStatus: string;
  CreationTime: Date;
}

const day = 24 * 3_600_000;
const start = Date.parse("2026-08-01T00:00:00Z");
const pageSize = 3;

function jobAt(index: number, status = "Completed"): Job {
  const name = `job-${String(index).padStart(3, "0")}`;
  return {
    TrainingJobName: name,
    TrainingJobArn: `arn:${name}`,
    TrainingJobStatus: status,
    CreationTime: new Date(start + index * day),
  };
}

const denied = new CallFailed(
  { class: "denied", action: "sagemaker:Search", code: "AccessDenied", message: "no" },
  undefined,
);

/** An account of jobs, oldest first; Search knows those that are `indexed`. Counts its calls. */
function reader(jobs: readonly Job[], indexed: readonly Job[] | "denied" | "absent") {
  const calls = { list: 0, search: 0, describe: 0 };
  const cut = <T>(all: readonly T[], token: string | undefined) => {
    const from = Number(token ?? 0);
    const NextToken = from + pageSize < all.length ? String(from + pageSize) : undefined;
    return { items: all.slice(from, from + pageSize), NextToken };
  };
  const listed = ({ TrainingJobName, TrainingJobArn, CreationTime }: Job) => ({
    name: TrainingJobName,
    arn: TrainingJobArn,
    created: CreationTime,
  });
  const made: JobReader<Job> = {
    states: { field: "TrainingJobStatus", ended: ["Completed", "Failed", "Stopped"] },
    async list({ NextToken, SortOrder, CreationTimeAfter, CreationTimeBefore, StatusEquals }) {
      calls.list++;
      const inSpan = jobs.filter(
        (job) =>
          (!CreationTimeAfter || job.CreationTime >= CreationTimeAfter) &&
          (!CreationTimeBefore || job.CreationTime < CreationTimeBefore),
      );
      const page = cut(SortOrder === "Ascending" ? inSpan : inSpan.toReversed(), NextToken);
      // As AWS does it: a page is cut first.
      const asked = page.items.filter((job) => !StatusEquals || job.TrainingJobStatus === StatusEquals);
      return { NextToken: page.NextToken, jobs: asked.map(listed) };
    },
    async describe({ arn }: Listed) {
      calls.describe++;
      const job = jobs.find((one) => one.TrainingJobArn === arn);
      if (!job) throw new Error("gone");
      return job;
    },
    ...(indexed !== "absent" && {
      search: {
        action: "sagemaker:Search",
        async page(since: Date | undefined, NextToken: string | undefined) {
          calls.search++;
          if (indexed === "denied") throw denied;
          const page = cut(indexed.filter((job) => !since || job.CreationTime >= since).toReversed(), NextToken);
          return { NextToken: page.NextToken, records: page.items };
        },
        identify: listed,
      },
    }),
  };
  return { reader: made, calls };
}

async function read(made: JobReader<Job, string>, options: { known?: KnownJobs; horizon?: Date; cap?: number } = {}) {
  const notes: string[] = [];
  const toReading = (resource: Job) => ({ status: "read", resource }) as unknown as Reading<never>;
  const context = {
    known: options.known ?? { isSettled: () => false, unsettled: [], count: 0 },
    horizon: options.horizon,
    cap: options.cap ?? Number.POSITIVE_INFINITY,
    required: (items: readonly unknown[] | undefined) => items ?? [],
    async *readEach(
      items: readonly Listed[],
      identify: (item: Listed) => Listed,
      describe: (item: Listed) => Promise<Job>,
    ) {
      for (const item of items) yield toReading(await describe({ ...item, ...identify(item) }));
    },
    *readListed(items: readonly Job[]) {
      for (const item of items) yield toReading(item);
    },
    attempt: (call: () => Promise<unknown>) => call().catch((error: unknown) => error),
    leftOut: (note: string) => notes.push(note),
    cappedAt: (count: number) => notes.push(`capped, ${count} left out`),
    isCapped: () => notes.some((note) => note.startsWith("capped")),
  } as unknown as CollectContext;
  const names: string[] = [];
  for await (const reading of readJobs(context, made)) {
    names.push((reading as unknown as { resource: Job }).resource.TrainingJobName);
  }
  return { names, notes };
}

const names = (jobs: readonly Job[]) => jobs.map((job) => job.TrainingJobName).sort();

describe("readJobs", () => {
  const jobs = Array.from({ length: 30 }, (_, index) => jobAt(index));

  test("a first scan with Search costs a call a page, and one for each end", async () => {
    const { reader: made, calls } = reader(jobs, jobs);
    const { names: seen, notes } = await read(made);
    expect(seen.toSorted()).toEqual(names(jobs));
    expect(calls).toEqual({ list: 2, search: 10, describe: 0 });
    expect(notes).toEqual([]);
  });

  test("a second scan with nothing new costs two calls", async () => {
    const { reader: made, calls } = reader(jobs, jobs);
    const known: KnownJobs = {
      isSettled: () => true,
      unsettled: [],
      count: 0,
      span: { from: "", to: new Date(start + 40 * day).toISOString(), leftOut: 0 },
    };
    expect((await read(made, { known })).names).toEqual([]);
    expect(calls).toEqual({ list: 1, search: 1, describe: 0 });
  });

  test("running jobs are described, and again until they have ended", async () => {
    const running = [...jobs, jobAt(30, "InProgress")];
    const first = reader(running, running);
    await read(first.reader);
    expect(first.calls.describe).toBe(1);
    const later = reader([...jobs, jobAt(30)], []);
    const known: KnownJobs = {
      isSettled: (arn) => arn !== "arn:job-030",
      unsettled: [{ name: "job-030", arn: "arn:job-030" }],
      count: 31,
      span: { from: "", to: new Date(start + 40 * day).toISOString(), leftOut: 0 },
    };
    expect((await read(later.reader, { known })).names).toEqual(["job-030"]);
  });

  test("Search denied: every job is listed and described, and the coverage says so", async () => {
    const { reader: made, calls } = reader(jobs, "denied");
    const { names: seen, notes } = await read(made);
    expect(seen.toSorted()).toEqual(names(jobs));
    expect(calls.describe).toBe(30);
    expect(notes[0]).toContain("Search could not be used");
  });

  test("the horizon leaves out what is older, and says so only when there is something older", async () => {
    for (const indexed of [jobs, "absent"] as const) {
      const { names: seen, notes } = await read(reader(jobs, indexed).reader, { horizon: new Date(start + 20 * day) });
      expect(seen.toSorted()).toEqual(names(jobs.slice(20)));
      expect(notes).toEqual(["Jobs created before 2026-08-21 were left out."]);
      const all = await read(reader(jobs, indexed).reader, { horizon: new Date(start - day) });
      expect(all.notes).toEqual([]);
    }
  });

  test("the cap keeps the newest, and the coverage says how many it left out", async () => {
    for (const indexed of [jobs, "absent"] as const) {
      for (const cap of [5, 6, 29]) {
        const { names: seen, notes } = await read(reader(jobs, indexed).reader, { cap });
        expect(seen.toSorted()).toEqual(names(jobs.slice(-cap)));
        expect(notes).toEqual([`capped, ${30 - cap} left out`]);
      }
      expect((await read(reader(jobs, indexed).reader, { cap: 30 })).notes).toEqual([]);
      // What the horizon leaves out is no matter of the cap.
      const recent = { cap: 5, horizon: new Date(start + 20 * day) };
      expect((await read(reader(jobs, indexed).reader, recent)).notes[0]).toBe("capped, 5 left out");
    }
  });

  test("jobs that still run are read whatever the cap and the horizon", async () => {
    const now = Date.now();
    const aged = (index: number, status?: string) => ({
      ...jobAt(index, status),
      CreationTime: new Date(now - (30 - index) * day),
    });
    const mixed = Array.from({ length: 30 }, (_, at) =>
      aged(at, at === 3 ? "InProgress" : at === 4 ? "Stopping" : "Failed"),
    );
    for (const indexed of [mixed, "absent"] as const) {
      for (const limits of [{ cap: 6 }, { horizon: new Date(now - 6.5 * day) }]) {
        const { names: seen } = await read(reader(mixed, indexed).reader, limits);
        expect(seen.toSorted()).toEqual(names([...mixed.slice(3, 5), ...mixed.slice(-6)]));
      }
    }
  });

  test("one that still runs among very many is found, and nobody looks for one among those that must have ended", async () => {
    const [now, hour] = [Date.now(), 3_600_000];
    const many = Array.from({ length: 900 }, (_, at) => ({
      ...jobAt(at, at === 300 ? "InProgress" : "Failed"),
      CreationTime: new Date(now - (900 - at) * hour),
    }));
    const { reader: made, calls } = reader(many, many);
    const { names: seen } = await read(made, { cap: 6 });
    expect(seen.toSorted()).toEqual(names([...many.slice(300, 301), ...many.slice(-6)]));
    // Those of 31 days in pages of three, once for each state; besides, the newest page and what the cap left out.
    expect(calls.list).toBeLessThanOrEqual(2 * Math.ceil((31 * 24) / pageSize) + 2 + 100);
    // All that can run is among those that were read.
    const { reader: deep, calls: few } = reader(many, many);
    await read(deep, { cap: 31 * 24 + 6 });
    expect(few.list).toBeLessThanOrEqual(2 + 100);
  });

  test("perpetual ones that still run are read however far back the horizon lies", async () => {
    const mixed = Array.from({ length: 30 }, (_, at) => jobAt(at, at === 3 ? "InProgress" : "Failed"));
    const horizon = new Date(start + 10 * day);
    const { reader: usual } = reader(mixed, "absent");
    expect((await read(usual, { horizon })).names.toSorted()).toEqual(names(mixed.slice(10)));
    const beyond = await read({ ...usual, perpetual: true }, { horizon });
    expect(beyond.names.toSorted()).toEqual(names([...mixed.slice(3, 4), ...mixed.slice(10)]));
  });

  test("kinds that call it otherwise are asked for the states in which they run", async () => {
    const mixed = Array.from({ length: 30 }, (_, at) => ({
      ...jobAt(at, at === 3 ? "STARTING" : "FAILED"),
      CreationTime: new Date(Date.now() - (30 - at) * day),
    }));
    const { reader: usual } = reader(mixed, "absent");
    const made: JobReader<Job, string> = { ...usual, running: ["STARTING", "INPROGRESS"] };
    expect((await read(made, { cap: 6 })).names.toSorted()).toEqual(names([...mixed.slice(3, 4), ...mixed.slice(-6)]));
  });

  test("what the cap left out stays left out in later scans, until the cap is raised", async () => {
    const known: KnownJobs = {
      isSettled: (arn) => arn > "arn:job-023",
      unsettled: [],
      count: 6,
      span: {
        from: new Date(start + 24 * day).toISOString(),
        to: new Date(start + 40 * day).toISOString(),
        leftOut: 24,
      },
    };
    for (const indexed of [jobs, "absent"] as const) {
      const again = await read(reader(jobs, indexed).reader, { known, cap: 6 });
      expect(again).toEqual({ names: [], notes: ["capped, 24 left out"] });
      const raised = await read(reader(jobs, indexed).reader, { known, cap: 100 });
      expect(raised.names.toSorted()).toEqual(names(jobs.slice(0, 24)));
      expect(raised.notes).toEqual([]);
    }
  });

  test("whatever Search has not indexed at its newest or oldest end is described all the same, none twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(30), fc.nat(12), fc.nat(12), fc.boolean(), async (count, lateBy, lostBy, isFirst) => {
        const all = jobs.slice(0, count);
        const indexed = all.slice(Math.min(lostBy, count), Math.max(0, count - lateBy));
        const knownCount = isFirst ? 0 : Math.floor(count / 2);
        const settled = new Set(all.slice(0, knownCount).map((job) => job.TrainingJobArn));
        const known: KnownJobs = {
          isSettled: (arn) => settled.has(arn),
          unsettled: [],
          count: knownCount,
          ...(!isFirst && { span: { from: "", to: new Date(start + knownCount * day).toISOString(), leftOut: 0 } }),
        };
        const { names: seen } = await read(reader(all, indexed).reader, { known });
        expect(seen.toSorted()).toEqual(names(all.slice(knownCount)));
      }),
    );
  });
});
