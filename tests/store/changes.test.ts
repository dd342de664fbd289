import { afterAll, beforeAll, expect, test } from "vitest";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Store } from "#lib/store/client.ts";
import { changesAt, closeUnassessed, stageFindings, tallyRecords } from "#lib/store/findings.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { closeUnseen, stageReadings } from "#lib/store/resources.ts";
import { findingOf, identityOf, newAccount, openTestStore, publish, readingOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

type Verdict = VerdictStatus | "record fail" | "record pass" | "gone";

/** Runs one scan for each verdict about one resource; what the last one changed. */
async function changesAfter(...life: Verdict[]) {
  const account = await newAccount(store.db);
  const identity = identityOf(account, "subject");
  const other = identityOf(account, "other", "vpc");
  let changes: Awaited<ReturnType<typeof changesAt>> = null;
  for (const verdict of life) {
    const scan = await startScan(store.db, account);
    if (verdict === "gone") {
      await closeUnseen(store.db, { ...scan, kind: identity.kind, region: identity.region, seen: new Set() });
    } else {
      const [status, exposure] = verdict.startsWith("record ") ? [verdict.slice(7), "record"] : [verdict, "live"];
      await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
      const finding = findingOf(identity, { status: status as VerdictStatus, exposure: exposure as Exposure });
      await stageFindings(store.db, { ...scan, findings: [finding] });
    }
    await stageFindings(store.db, { ...scan, findings: [findingOf(other, { status: "fail" })] });
    changes = await changesAt(store.db, scan);
    await publish(store.db, scan);
  }
  return changes;
}

const nothing = { newFailing: 0, resolved: 0, regressed: 0, newUnknown: 0 };

test.each<[Verdict[], Partial<typeof nothing>]>([
  [["pass", "pass"], {}],
  [["fail", "fail"], {}],
  [["gone", "fail"], { newFailing: 1 }],
  [["pass", "fail"], { newFailing: 1 }],
  [["not-applicable", "fail"], { newFailing: 1 }],
  [["unknown", "fail"], { newFailing: 1 }],
  [["fail", "pass"], { resolved: 1 }],
  [["fail", "not-applicable"], { resolved: 1 }],
  [["fail", "gone"], { resolved: 1 }],
  [["pass", "gone"], {}],
  [["fail", "unknown"], { newUnknown: 1 }],
  [["pass", "unknown"], { newUnknown: 1 }],
  [["not-applicable", "unknown"], {}],
  // An unknown in between neither resolves nor renews.
  [["fail", "unknown", "fail"], {}],
  [["fail", "unknown", "pass"], { resolved: 1 }],
  [["fail", "unknown", "unknown"], {}],
  [["fail", "unknown", "gone"], { resolved: 1 }],
  [["pass", "unknown", "fail"], { newFailing: 1 }],
  [["pass", "unknown", "pass"], {}],
  [["fail", "pass", "fail"], { regressed: 1 }],
  [["fail", "not-applicable", "fail"], { regressed: 1 }],
  [["fail", "pass", "unknown", "fail"], { regressed: 1 }],
  [["fail", "gone", "fail"], { regressed: 1 }],
  // Finished jobs and unused models are debt: their verdicts are no change of what is exposed.
  [["gone", "record fail"], {}],
  [["record fail", "record pass"], {}],
  [["record pass", "record fail"], {}],
  // What goes out of use was not put right; what comes into use is exposed from now on.
  [["fail", "record fail"], {}],
  [["record fail", "fail"], { newFailing: 1 }],
])("%j changes %j", async (life, changes) => {
  expect(await changesAfter(...life)).toEqual({ ...nothing, ...changes });
});

test("the first scan has nothing to be compared with", async () => {
  expect(await changesAfter("fail")).toBeNull();
});

test("failing records are counted by severity, live ones are not", async () => {
  const account = await newAccount(store.db);
  const scan = await startScan(store.db, account);
  const findings = [
    findingOf(identityOf(account, "a"), { exposure: "record", severity: "high" }),
    findingOf(identityOf(account, "b"), { exposure: "record", severity: "high" }),
    findingOf(identityOf(account, "c"), { exposure: "record", severity: "low" }),
    findingOf(identityOf(account, "d"), { exposure: "record", severity: "low", status: "pass" }),
    findingOf(identityOf(account, "e"), { exposure: "live", severity: "critical" }),
  ];
  await stageFindings(store.db, { ...scan, findings });
  expect(await tallyRecords(store.db, scan)).toEqual({ critical: 0, high: 2, medium: 0, low: 1, info: 0 });
});

test("findings of a check that is gone end, and so do those about a kind that can be listed again", async () => {
  const account = await newAccount(store.db);
  const wholeKind = (kind: string, region: string) => ({
    account,
    kind,
    region,
    arn: `arn:aws:${kind}:${region}:${account}:*`,
    name: `every ${kind} in ${region}`,
  });
  const blind = (kind: string, region: string) => findingOf(wholeKind(kind, region), { status: "unknown" });
  // An ARN of AWS that ends the same way is a resource like any other.
  const logGroup = {
    ...identityOf(account, "group", "vpc"),
    arn: `arn:aws:logs:us-east-1:${account}:log-group:group:*`,
  };
  const first = await startScan(store.db, account);
  const findings = [
    blind("vpc", "us-east-1"),
    blind("vpc", "eu-west-1"),
    blind("subnet", "us-east-1"),
    findingOf(logGroup, { check: "vpc/stays" }),
    findingOf(identityOf(account, "a", "vpc"), { check: "vpc/gone" }),
  ];
  await stageFindings(store.db, { ...first, findings });
  await publish(store.db, first);

  const second = await startScan(store.db, account);
  await closeUnassessed(store.db, {
    ...second,
    checks: ["vpc/is-good", "subnet/is-good", "vpc/stays"],
    scope: [
      { kind: "vpc", region: "us-east-1" },
      { kind: "subnet", region: "us-east-1" },
    ],
    unlisted: [blind("subnet", "us-east-1").id],
  });
  await publish(store.db, second);
  const left = [];
  for await (const { check, resource } of eachFinding(store.db, { account })) left.push([check, resource.arn]);
  expect(left.sort()).toEqual(
    [
      ["subnet/is-good", wholeKind("subnet", "us-east-1").arn],
      ["vpc/is-good", wholeKind("vpc", "eu-west-1").arn],
      ["vpc/stays", logGroup.arn],
    ].sort(),
  );
});
