import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { account, region } from "../records.ts";
import { bucketOfLogs, day, eventAt, folder, keyOf, logs, minute, nameOf, now, packed } from "./bucket-of-logs.ts";
import { MemoryLogs } from "./memory-logs.ts";

/* Past 300 lines, since all of it is read out of one simulated bucket. */

const { simulator, objects, put, read, newSession } = await bucketOfLogs();
afterAll(() => simulator.close());
beforeEach(() => {
  objects.clear();
  simulator.grant(undefined);
  simulator.setFaults([]);
  simulator.resetCalls();
});
const ids = (store: MemoryLogs) => [...store.saved.keys()].sort();
const calls = () => Object.fromEntries(simulator.calls());

test("logs are read with the newest day first, and what they say is CloudTrail's own word", async () => {
  for (const ago of [0, 1, 2, 40, 200, 399])
    put(keyOf(now - ago * day, "a"), packed([eventAt(`e${ago}`, now - ago * day)]));
  put(keyOf(now - 401 * day, "a"), packed([eventAt("too-old", now - 401 * day)]));
  const store = new MemoryLogs();
  const kept: string[] = [];
  const keep = store.keep.bind(store);
  store.keep = async (at, one, names) => {
    if (one.files > 0 && !kept.includes(one.day)) kept.push(one.day);
    await keep(at, one, names);
  };
  expect(await read(store)).toEqual({ files: 6, saved: 6, isUnfinished: false, failure: null });
  expect(kept).toEqual(kept.toSorted().reverse());
  expect(ids(store)).toEqual(["e0", "e1", "e2", "e200", "e399", "e40"]);
  expect([...store.saved.values()].every(({ event }) => !event.fromFile && event.region === region)).toBe(true);
  expect(store.done).toMatchObject({ settledTo: "2026-11-25", floor: "2025-10-23" });
});

test("when nothing is new, a reading costs a call for each day that is not over", async () => {
  for (let ago = 0; ago < 30; ago++) put(keyOf(now - ago * day, "a"), packed([eventAt(`e${ago}`, now - ago * day)]));
  const store = new MemoryLogs();
  await read(store);
  simulator.resetCalls();
  expect(await read(store)).toMatchObject({ files: 0, saved: 0 });
  expect(calls()).toEqual({ "s3:ListBucket": 2 });
});

test("of a day that is not over each file is named once to the store, and read once", async () => {
  for (let at = 0; at < 150; at++) put(keyOf(now - at * minute, "a"), packed([eventAt(`e${at}`, now)]));
  const store = new MemoryLogs();
  const named: string[] = [];
  const keep = store.keep.bind(store);
  store.keep = async (at, one, names) => {
    named.push(...names);
    await keep(at, one, names);
  };
  await read(store, { mostFiles: 70 });
  await read(store);
  const all = [...objects.keys()].map((key) => key.split("/").at(-1)).sort();
  expect(named.toSorted()).toEqual(all);
  expect(store.days.get("2026-11-27")?.read.toSorted()).toEqual(all);
  expect(calls()["s3:GetObject"]).toBe(150);
});

test("data events are kept; those of services that are not followed, and other accounts', are not", async () => {
  const data = { managementEvent: false, eventCategory: "Data", eventName: "InvokeEndpoint", readOnly: false };
  put(
    keyOf(now, "a"),
    packed([
      eventAt("data", now, data),
      eventAt("other-service", now, { eventSource: "dynamodb.amazonaws.com" }),
      eventAt("noise", now, { eventSource: "kms.amazonaws.com", eventName: "Decrypt", readOnly: true }),
      eventAt("foreign", now, { recipientAccountId: "111122223333" }),
      eventAt("foreign-too", now, { recipientAccountId: "111122223333" }),
    ]),
  );
  const store = new MemoryLogs();
  await read(store);
  expect([...store.saved.values()].map(({ event }) => [event.id, event.category])).toEqual([["data", "data"]]);
  expect(store.days.get("2026-11-27")).toMatchObject({ files: 1, foreign: 2, skipped: [] });
});

test("what stands beside the logs is never listed, and what is named otherwise not read", async () => {
  const beside = folder.replace("/CloudTrail/", "/CloudTrail-Digest/");
  put(keyOf(now, "a"), packed([eventAt("e", now)]));
  put(keyOf(now, "a").replace(folder, beside), packed([eventAt("digest", now)]));
  put(keyOf(now, "a").replace(".json.gz", ".json.gz.tmp"), packed([eventAt("tmp", now)]));
  put(keyOf(now, "a").replaceAll(account, "111122223333"), packed([eventAt("member", now)]));
  put(`${folder}${region}/2026/11/27/notes <of>\u0001 anyone?.txt`, Buffer.from("hello"));
  const store = new MemoryLogs();
  expect(await read(store)).toMatchObject({ files: 1, failure: null });
  expect(ids(store)).toEqual(["e"]);
});

test("a file that comes late, behind others that were read, is found for a day after its own has ended", async () => {
  put(keyOf(now - 12 * 60 * minute, "b"), packed([eventAt("b", now)]));
  const store = new MemoryLogs();
  await read(store, { now: () => new Date(now - 6 * 60 * minute) });
  put(keyOf(now - 12 * 60 * minute, "a"), packed([eventAt("a", now)]));
  await read(store, { now: () => new Date(now + 35 * 60 * minute) });
  expect(ids(store)).toEqual(["a", "b"]);
  // And a day is read once more when it is over.
  put(keyOf(now - 11 * 60 * minute, "c"), packed([eventAt("c", now)]));
  await read(store, { now: () => new Date(now + 40 * 60 * minute) });
  expect(ids(store)).toEqual(["a", "b", "c"]);
  expect(store.days.get("2026-11-27")).toMatchObject({ isClosed: true, read: [], files: 3 });
});

test("a bad file is passed over, counted and named, and takes no other with it", async () => {
  const good = packed([eventAt("good", now)]);
  const bombed = gzipSync(Buffer.concat([Buffer.from('{"Records":['), Buffer.alloc(24 * 2 ** 20, 0x20)]));
  put(keyOf(now, "bomb"), bombed);
  put(keyOf(now, "cut"), packed([eventAt("before-the-cut", now), eventAt("x", now)]).subarray(0, -12));
  put(keyOf(now, "empty"), Buffer.alloc(0));
  put(keyOf(now, "good"), good);
  put(keyOf(now, "json"), gzipSync('{"Records":[{"eventID":'));
  put(keyOf(now, "nameless"), packed([{ eventName: "CreateModel" }, eventAt("beside", now)]));
  put(keyOf(now, "noise"), Buffer.from("\u001f\u008bno gzip", "latin1"));
  const store = new MemoryLogs();
  expect(await read(store)).toMatchObject({ files: 1, failure: null });
  expect(ids(store)).toEqual(expect.arrayContaining(["beside", "good"]));
  const told = () => Object.fromEntries((store.days.get("2026-11-27")?.skipped ?? []).map((one) => [one.file, one]));
  const skipped = ["bomb", "cut", "empty", "json", "nameless", "noise"].map((unique) => nameOf(now, unique));
  expect(Object.keys(told()).sort()).toEqual(skipped);
  expect(told()[nameOf(now, "bomb")]?.why).toContain("decompression bomb");
  expect(told()[nameOf(now, "cut")]?.why).toContain("cut off");
  expect(told()[nameOf(now, "nameless")]?.why).toContain("1");
  // One was only damaged when it was read first.
  put(keyOf(now, "json"), packed([eventAt("mended", now)]));
  for (let round = 0; round < 5; round++) await read(store);
  expect(ids(store)).toContain("mended");
  expect(Object.values(told()).map(({ tries }) => tries)).toEqual([3, 3, 3, 3, 3]);
  simulator.resetCalls();
  await read(store);
  expect(calls()["s3:GetObject"]).toBeUndefined();
  expect(store.days.get("2026-11-27")?.files).toBe(2);
});

test("archived files are counted and not asked for", async () => {
  put(keyOf(now - 300 * day, "a"), packed([eventAt("a", now)]), { storageClass: "GLACIER" });
  put(keyOf(now - 300 * day, "b"), packed([eventAt("b", now)]));
  // What Intelligent-Tiering has put away is listed as any other.
  const message = "The operation is not valid for the object's access tier";
  put(keyOf(now - 300 * day, "c"), packed([]), { refusal: ["InvalidObjectState", message, 403] });
  const store = new MemoryLogs();
  expect(await read(store)).toMatchObject({ failure: null });
  expect(ids(store)).toEqual(["b"]);
  const skipped = [{ why: expect.stringContaining("It is archived"), tries: 1, isDenied: false }];
  expect([...store.days.values()]).toMatchObject([{ files: 1, left: 1, skipped, isClosed: true }]);
  expect(calls()["s3:GetObject"]).toBe(2);
});

test("who may not list is told with what to allow, and nothing counts as read", async () => {
  put(keyOf(now, "a"), packed([eventAt("a", now)]));
  const store = new MemoryLogs();
  simulator.grant(["s3:GetObject"]);
  const { failure } = await read(store);
  expect(failure).toMatchObject({ class: "denied", action: "s3:ListObjectsV2", permission: "s3:ListBucket" });
  expect(store.done).toBeUndefined();
  expect(store.outcome?.failure).toEqual(failure);
});

test("who may not read stops soon, and a permission that is given later gives all", async () => {
  for (let at = 0; at < 200; at++) put(keyOf(now - at * minute, "a"), packed([eventAt(`e${at}`, now)]));
  const store = new MemoryLogs();
  simulator.grant(["s3:ListBucket"]);
  const { failure } = await read(store);
  expect(failure).toMatchObject({ class: "denied", action: "s3:GetObject" });
  expect(calls()["s3:GetObject"]).toBeLessThanOrEqual(32);
  expect(store.done).toBeUndefined();
  simulator.grant(undefined);
  await read(store);
  expect(store.saved.size).toBe(200);
  expect(store.outcome).toMatchObject({ failure: null, isUnfinished: false });
});

test("a day whose files are refused keeps no older one from being read, and is read once they are given", async () => {
  const refused = (ago: number, count: number) => {
    for (let at = 0; at < count; at++)
      put(keyOf(now - ago * day + at * minute, "a"), packed([eventAt(`e${ago}-${at}`, now)]), {
        refusal: ["AccessDenied", "Access Denied", 403],
      });
  };
  const readable = (ago: number) => put(keyOf(now - ago * day, "a"), packed([eventAt(`e${ago}`, now)]));
  refused(0, 9);
  for (let ago = 3; ago < 10; ago++) refused(ago, 60);
  for (const ago of [1, 10, 11, 200]) readable(ago);
  const store = new MemoryLogs();
  expect(await read(store)).toMatchObject({ isUnfinished: false, failure: { class: "denied" } });
  expect(ids(store)).toEqual(["e1", "e10", "e11", "e200"]);
  expect(store.done).toBeDefined();
  expect(calls()["s3:GetObject"]).toBeLessThanOrEqual(9 + 1 + 32 + 6 + 3);
  // What comes is read as before, and what was refused costs little.
  put(keyOf(now + minute, "b"), packed([eventAt("fresh", now)]));
  await read(store);
  expect(ids(store)).toContain("fresh");
  const mended = (ago: number, count: number) => {
    for (let at = 0; at < count; at++)
      put(keyOf(now - ago * day + at * minute, "a"), packed([eventAt(`e${ago}-${at}`, now)]));
  };
  mended(0, 9);
  for (let ago = 3; ago < 10; ago++) mended(ago, 60);
  expect(await read(store)).toMatchObject({ failure: null });
  expect(store.saved.size).toBe(5 + 9 + 7 * 60);
  expect([...store.days.values()].reduce((sum, { files }) => sum + files, 0)).toBe(store.saved.size);
  expect([...store.days.values()].filter(({ skipped, left }) => skipped.length + left > 0)).toEqual([]);
  simulator.resetCalls();
  await read(store);
  expect(calls()["s3:GetObject"]).toBeUndefined();
});

test("where every file is refused each reading comes further, asks for few, and loses none of them", async () => {
  for (let ago = 0; ago < 30; ago++)
    for (let at = 0; at < 40; at++)
      put(keyOf(now - ago * day - at * minute, "a"), packed([eventAt(`${ago}-${at}`, now)]));
  const oldest = keyOf(now - 29 * day, "readable");
  const store = new MemoryLogs();
  simulator.grant(["s3:ListBucket"]);
  for (let round = 0; round < 8; round++) {
    simulator.resetCalls();
    expect((await read(store)).failure).toMatchObject({ class: "denied" });
    expect(calls()["s3:GetObject"]).toBeLessThanOrEqual(32 + 3 * 30);
  }
  expect(store.days.size).toBe(30);
  expect(store.done).toBeDefined();
  simulator.grant(undefined);
  put(oldest, packed([eventAt("readable", now)]));
  await read(store);
  expect(store.saved.size).toBe(30 * 40 + 1);
});

test("one object whose key may not be used is named with the permission that it takes, and the others are read", async () => {
  const message =
    "User: arn:aws:sts::482915630174:assumed-role/audit/x is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/k because no resource-based policy allows the kms:Decrypt action";
  put(keyOf(now, "a"), packed([]), { refusal: ["AccessDenied", message, 403] });
  put(keyOf(now, "b"), packed([]), { refusal: ["KMS.DisabledException", "The key is disabled.", 400] });
  put(keyOf(now, "c"), packed([eventAt("c", now)]));
  const store = new MemoryLogs();
  const { failure } = await read(store);
  expect(ids(store)).toEqual(["c"]);
  expect(failure).toMatchObject({ action: "s3:GetObject" });
  expect(store.days.get("2026-11-27")?.skipped.map(({ why, isDenied }) => [why.split(":")[1], isDenied])).toEqual([
    ["GetObject gave AccessDenied", true],
    ["GetObject gave KMS.DisabledException", true],
  ]);
  put(keyOf(now, "a"), packed([eventAt("a", now)]));
  await read(store);
  expect(ids(store)).toEqual(["a", "c"]);
});

test("a bucket that is in another region than was said is read there", async () => {
  put(keyOf(now, "a"), packed([eventAt("a", now)]));
  const store = new MemoryLogs();
  expect(await read(store, { bucketRegion: "us-east-1" })).toMatchObject({ files: 1, failure: null });
});

test("a bucket that is not there, or an answer that is none, is told", async () => {
  const store = new MemoryLogs();
  const gone = { bucket: "another", folder };
  expect(await read(store, { logs: gone })).toMatchObject({ failure: { code: "NoSuchBucket" } });
  simulator.setFaults([{ action: "s3:ListBucket", kind: "html" }]);
  expect((await read(store)).failure).toMatchObject({ class: "other", code: "HTTP 502" });
  simulator.setFaults([{ action: "s3:ListBucket", kind: "expired-token" }]);
  await expect(read(store, { pool: newSession().pool })).rejects.toMatchObject({ code: "credentials" });
  expect(store.outcome?.failure).toMatchObject({ class: "expired" });
});

test("a file that a lifecycle rule took away since it was listed is no fault", async () => {
  put(keyOf(now, "a"), packed([]), { refusal: ["NoSuchKey", "The specified key does not exist.", 404] });
  const store = new MemoryLogs();
  expect(await read(store)).toMatchObject({ files: 0, failure: null });
  expect(store.days.get("2026-11-27")?.skipped).toEqual([]);
});

test("a refused file that is listed no more is gone, and one that is listed stays refused", async () => {
  for (let at = 0; at < 3; at++) put(keyOf(now, `a${at}`), packed([eventAt(`a${at}`, now)]));
  put(keyOf(now, "b"), packed([eventAt("b", now)]));
  const store = new MemoryLogs();
  // Of an object that is not there S3 says so only to who may list the whole bucket.
  simulator.setFaults([{ action: "s3:GetObject", kind: "denied" }]);
  await read(store);
  const refused = () => store.days.get("2026-11-27")?.skipped.map(({ file }) => file);
  expect(refused()).toHaveLength(4);
  for (let at = 0; at < 3; at++) objects.delete(keyOf(now, `a${at}`));
  expect(await read(store)).toMatchObject({ failure: { class: "denied" } });
  expect(refused()).toEqual([nameOf(now, "b")]);
  objects.delete(keyOf(now, "b"));
  expect(await read(store)).toMatchObject({ failure: null });
  expect(refused()).toEqual([]);
});

test("a long history is left for the next reading, which goes on", async () => {
  for (let at = 0; at < 40; at++) put(keyOf(now - at * day, "a"), packed([eventAt(`e${at}`, now)]));
  const store = new MemoryLogs();
  let rounds = 0;
  while ((await read(store, { mostFiles: 12 })).isUnfinished) rounds++;
  expect(store.saved.size).toBe(40);
  expect(rounds).toBe(3);
  expect(calls()["s3:GetObject"]).toBe(40);
});

test("however events are split into files, whenever these appear, and whatever interrupts the reading: the same is stored", async () => {
  const file = fc.record({
    events: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }),
    /** Minutes before now that it is delivered. */
    ago: fc.oneof(
      fc.integer({ min: 0, max: 3 * 24 * 60 }),
      fc.integer({ min: 0, max: 20 }).map((days) => days * 1440),
    ),
    /** The round before which it appears. */
    appears: fc.integer({ min: 0, max: 2 }),
  });
  const crashes = fc.array(fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }), {
    minLength: 3,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { maxLength: 24 }),
      crashes,
      fc.integer({ min: 1, max: 9 }),
      async (files, dies, most) => {
        objects.clear();
        const store = new MemoryLogs();
        const wanted = new Set<string>();
        for (const [round, dying] of [...dies, undefined].entries()) {
          for (const [at, { events, ago, appears }] of files.entries()) {
            // To a day that is over nothing comes any more.
            if (appears !== round || (round > 0 && ago > 30 * 60)) continue;
            put(keyOf(now - ago * minute, `f${at}`), packed(events.map((id) => eventAt(`e${id}`, now - id * minute))));
            for (const id of events) wanted.add(`e${id}`);
          }
          let left = dying ?? Number.POSITIVE_INFINITY;
          store.onCall = () => {
            if (--left <= 0) throw new Error("killed");
          };
          const once = () => read(store, { mostFiles: most });
          if (dying === undefined) while ((await once()).isUnfinished);
          else await once().catch((error: Error) => expect(error.message).toBe("killed"));
        }
        expect(ids(store)).toEqual([...wanted].sort());
        const counted = [...store.days.values()].reduce((sum, one) => sum + one.files, 0);
        expect(counted).toBe(objects.size);
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

test("logs that are a region's own are not looked for in others, and the bucket's region is no matter", async () => {
  put(keyOf(now, "a", "ap-southeast-2"), packed([eventAt("a", now, { awsRegion: "ap-southeast-2" })]));
  const store = new MemoryLogs();
  expect(await read(store)).toMatchObject({ files: 0 });
  expect(await read(new MemoryLogs(), { region: "ap-southeast-2" })).toMatchObject({ files: 1 });
  expect(logs.region).not.toBe(region);
});
