import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { severities } from "#lib/checks/define.ts";
import type { ResourceFilter } from "#lib/filters/resources.ts";
import type { Failure } from "#lib/readings/reading.ts";
import type { Store } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { countAt, knownResources, setGrades, stageReadings } from "#lib/store/resources.ts";
import {
  countHardlyJudged,
  countResources,
  eachResource,
  listResources,
  ownersIn,
  resourceFacets,
} from "#lib/store/resources-list.ts";
import type { Grade, ResourceRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, gradeAs, identityOf, newAccount, publish, readingOf, startScan, untold } from "./fixtures.ts";

const grades: (Grade | null)[] = ["A", "F", null, "C", "B", "D"];
const kinds = ["vpc", "subnet", "training-job"];
let store: Store;
let account: string;
const identities = () =>
  Array.from({ length: 60 }, (_, at) =>
    identityOf(account, `r-${at % 40}`, kinds[at % 3], at < 40 ? "us-east-1" : "eu-west-1"),
  );

beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
  const scan = await startScan(store.db, account);
  await stageReadings(store.db, { ...scan, readings: identities().map((identity) => readingOf(identity)) });
  for (const [at, identity] of identities().entries()) {
    const exposure = identity.kind === "training-job" ? "record" : "live";
    await gradeAs(store.db, scan, identity, grades[at % grades.length] ?? null, exposure);
  }
  await publish(store.db, scan);
  // The next scan, under way: nobody sees its grades.
  const next = await startScan(store.db, account);
  for (const identity of identities().slice(0, 20)) await gradeAs(store.db, next, identity, "A");
});
afterAll(() => store.close());

async function everyPage(filter: ResourceFilter, limit: number): Promise<ResourceRow[]> {
  const rows: ResourceRow[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listResources(store.db, filter, { limit, ...(cursor && { cursor }) });
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

describe.each(["worst", "name", "kind"] as const)("pages by %s", (sort) => {
  test.each([1, 7, 60, 500])("hold every resource exactly once, %i at a time, in order", async (limit) => {
    const rows = await everyPage({ account, sort }, limit);
    expect(rows.map(({ arn }) => arn).toSorted()).toEqual(
      identities()
        .map(({ arn }) => arn)
        .toSorted(),
    );
    const keys = rows.map((row) => (sort === "worst" ? "FDCBA-".indexOf(row.grade ?? "-") : row[sort]));
    expect(keys).toEqual(keys.toSorted());
  });
});

test("worst first: the most severe failure, then how many, then unknowns, then the grade", async () => {
  const mine = await newAccount(store.db);
  const scan = await startScan(store.db, mine);
  const counts = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 120 }));
  const drawn = fc.sample(
    fc.record({
      failing: fc.record({ critical: counts, high: counts, medium: counts, low: counts, info: counts }),
      unknown: counts,
      grade: fc.constantFrom(...grades),
    }),
    { numRuns: 80, seed: 6 },
  );
  const graded = drawn.map((one, at) => ({
    ...one,
    identity: identityOf(mine, `w-${at}`),
    exposure: "live" as const,
    score: null,
    judged: 1,
    failure: null,
    ...untold,
  }));
  await setGrades(store.db, { ...scan, grades: graded });
  await publish(store.db, scan);
  const rows = await everyPage({ account: mine, sort: "worst" }, 7);
  const keys = rows.map(({ failing, unknown, grade }) => [
    ...severities.map((severity) => -failing[severity]),
    -unknown,
    "FDCBA-".indexOf(grade ?? "-"),
  ]);
  const inOrder = (one: number[], other: number[]) => {
    const at = one.findIndex((key, index) => key !== other[index]);
    return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  };
  expect(rows).toHaveLength(80);
  expect(keys).toEqual(keys.toSorted(inOrder));
});

test.each<[Omit<ResourceFilter, "account">, (row: ResourceRow) => boolean]>([
  [{ kind: ["vpc", "subnet"] }, ({ kind }) => kind !== "training-job"],
  [{ region: ["eu-west-1"] }, ({ region }) => region === "eu-west-1"],
  [{ exposure: "record" }, ({ kind }) => kind === "training-job"],
  [{ grade: ["F", "none"] }, ({ grade }) => grade === "F" || grade === null],
  [{ q: "R-1" }, ({ name }) => name.startsWith("r-1")],
  [{ q: "_-1" }, () => false],
  [
    { grade: ["A"], kind: ["vpc"], region: ["us-east-1"] },
    (row) => row.grade === "A" && row.kind === "vpc" && row.region === "us-east-1",
  ],
])("%j lists, counts and streams what fits", async (filter, fits) => {
  const wanted = (await everyPage({ account }, 100)).filter(fits).map(({ arn }) => arn);
  expect((await everyPage({ account, ...filter }, 5)).map(({ arn }) => arn)).toEqual(wanted);
  expect(await countResources(store.db, { account, ...filter })).toBe(wanted.length);
  const streamed = [];
  for await (const { arn } of eachResource(store.db, { account, ...filter })) streamed.push(arn);
  expect(streamed).toEqual(wanted);
});

test("menus offer the kinds and regions there are", async () => {
  expect(await resourceFacets(store.db, account)).toEqual({
    kinds: ["subnet", "training-job", "vpc"],
    regions: ["eu-west-1", "us-east-1"],
  });
});

test("counts of what a scan knows", async () => {
  const at = { account, seq: 1 };
  expect(await countAt(store.db, at)).toEqual({ live: 40, records: 20 });
  const known = await knownResources(store.db, { ...at, kind: "vpc", region: "eu-west-1" });
  expect(known.changeable.map(({ name }) => name).sort()).toEqual(
    identities()
      .filter(({ kind, region }) => kind === "vpc" && region === "eu-west-1")
      .map(({ name }) => name)
      .sort(),
  );
});

test("settled jobs are told from those that still run", async () => {
  const mine = await newAccount(store.db);
  const scan = await startScan(store.db, mine);
  const job = (name: string, TrainingJobStatus: string) =>
    readingOf(identityOf(mine, name, "training-job"), { TrainingJobStatus });
  const readings = [job("done", "Completed"), job("stopped", "Stopped"), job("running", "InProgress")];
  await stageReadings(store.db, { ...scan, readings });
  const known = await knownResources(store.db, { ...scan, region: "us-east-1", kind: "training-job" });
  expect(known.settled).toEqual(new Set(readings.slice(0, 2).map(({ identity }) => identity.arn)));
  expect(known.changeable.map(({ name }) => name)).toEqual(["running"]);
});

test("what nothing judges, and what only checks for secrets judge, is counted and listed apart from the rest", async () => {
  const mine = await newAccount(store.db);
  const scan = await startScan(store.db, mine);
  const failing = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const failure: Failure = { class: "denied", action: "a:B", code: "AccessDenied", message: "no" };
  const drawn: [name: string, verdicts: [category: "secrets" | "network", status: "pass" | "not-applicable"][]][] = [
    ["none", []],
    ["inapplicable", [["network", "not-applicable"]]],
    ["secrets", [["secrets", "pass"]]],
    [
      "secrets-in-effect",
      [
        ["secrets", "pass"],
        ["network", "not-applicable"],
      ],
    ],
    ["network", [["network", "pass"]]],
    [
      "both",
      [
        ["secrets", "pass"],
        ["network", "pass"],
      ],
    ],
    ["lost", []],
    ["record", []],
  ];
  for (const [name, verdicts] of drawn) {
    const identity = identityOf(mine, name);
    const exposure = name === "record" ? "record" : "live";
    const findings = verdicts.map(([category, status], at) =>
      findingOf(identity, { check: `notebook-instance/${category}-${at}`, category, status }),
    );
    await stageFindings(store.db, { ...scan, findings });
    const judged = verdicts.filter(([, status]) => status === "pass").length;
    const grade = { identity, exposure, grade: null, score: null, failing, unknown: 0, judged } as const;
    await setGrades(store.db, {
      ...scan,
      grades: [{ ...grade, ...untold, failure: name === "lost" ? failure : null }],
    });
  }
  await publish(store.db, scan);
  const named = async (filter: Omit<ResourceFilter, "account">) =>
    (await everyPage({ account: mine, ...filter }, 2)).map(({ name }) => name).toSorted();
  expect(await countHardlyJudged(store.db, mine)).toEqual({ none: 2, secrets: 2 });
  expect(await named({ judged: ["none"], exposure: "live" })).toEqual(["inapplicable", "none"]);
  expect(await named({ judged: ["secrets"] })).toEqual(["secrets", "secrets-in-effect"]);
  expect(await named({ judged: ["none", "secrets"] })).toHaveLength(5);
  expect(await countResources(store.db, { account: mine, judged: ["none", "secrets"] })).toBe(5);
});

test("found by owner, by tag, and by how much of their tags is known", async () => {
  const mine = await newAccount(store.db);
  const scan = await startScan(store.db, mine);
  const failing = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const known: Record<string, { owner: string | null; tags: { key: string; value: string }[] | null }> = {
    fraud: { owner: "fraud", tags: [{ key: "Team", value: "fraud" }] },
    "fraud-too": {
      owner: "fraud",
      tags: [
        { key: "Env", value: "prod" },
        { key: "Team", value: "fraud" },
      ],
    },
    hostile: { owner: "' or 1=1 --", tags: [{ key: "a=b", value: '"]%_\\ c=d' }] },
    ownerless: { owner: null, tags: [{ key: "Env", value: "Prod" }] },
    unread: { owner: null, tags: null },
    untagged: { owner: null, tags: [] },
  };
  const changedAt = "2026-11-20T10:00:00.000Z";
  const grades = Object.entries(known).map(([name, told]) => {
    const grade = {
      exposure: "live",
      grade: null,
      score: null,
      failing,
      unknown: 0,
      judged: 1,
      failure: null,
    } as const;
    return { identity: identityOf(mine, name), ...grade, ...told, changedAt };
  });
  await stageReadings(store.db, { ...scan, readings: grades.map(({ identity }) => readingOf(identity)) });
  await setGrades(store.db, { ...scan, grades });
  await publish(store.db, scan);
  const named = async (filter: Omit<ResourceFilter, "account">) => {
    const names = (await everyPage({ account: mine, ...filter }, 2)).map(({ name }) => name).toSorted();
    expect(await countResources(store.db, { account: mine, ...filter })).toBe(names.length);
    return names;
  };
  expect(await named({ owner: "fraud" })).toEqual(["fraud", "fraud-too"]);
  expect(await named({ owner: "Fraud" })).toEqual([]);
  expect(await named({ owner: "' or 1=1 --" })).toEqual(["hostile"]);
  expect(await named({ tag: "Team=fraud" })).toEqual(["fraud", "fraud-too"]);
  expect(await named({ tag: "Env" })).toEqual(["fraud-too", "ownerless"]);
  expect(await named({ tag: "Env=prod" })).toEqual(["fraud-too"]);
  expect(await named({ tag: "=" })).toEqual([]);
  // A key with the sign in it, and a value.
  expect(await named({ tag: 'a=b="]%_\\ c=d' })).toEqual(["hostile"]);
  expect(await named({ tag: "a=b" })).toEqual(["hostile"]);
  expect(await named({ tagged: ["owner"] })).toEqual(["fraud", "fraud-too", "hostile"]);
  expect(await named({ tagged: ["no-owner"] })).toEqual(["ownerless", "untagged"]);
  expect(await named({ tagged: ["untagged", "unread"] })).toEqual(["unread", "untagged"]);
  const rows = await everyPage({ account: mine, sort: "name" }, 10);
  expect(rows.map(({ name, owner, tags }) => [name, { owner, tags }])).toEqual(Object.entries(known));
  expect(rows.every((row) => row.changedAt === changedAt)).toBe(true);
  expect(await ownersIn(store.db, mine)).toEqual([
    { value: "fraud", count: 2 },
    { value: "' or 1=1 --", count: 1 },
  ]);
});

test("a change of its tags is a change of what is shown of a resource", async () => {
  const mine = await newAccount(store.db);
  const identity = identityOf(mine, "one");
  const failing = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const grade = { identity, exposure: "live", grade: null, score: null, failing, unknown: 0, judged: 1 } as const;
  for (const owner of ["mia", "mia", "oscar"]) {
    const scan = await startScan(store.db, mine);
    await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
    await setGrades(store.db, { ...scan, grades: [{ ...grade, ...untold, failure: null, owner }] });
    await publish(store.db, scan);
  }
  expect(await everyPage({ account: mine }, 10)).toMatchObject([{ owner: "oscar" }]);
  expect(await ownersIn(store.db, mine)).toEqual([{ value: "oscar", count: 1 }]);
});
