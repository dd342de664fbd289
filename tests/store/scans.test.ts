import { afterAll, beforeAll, expect, test } from "vitest";
import type { Coverage } from "#lib/readings/coverage.ts";
import { getAccount, listAccounts, saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { claimScan, heartbeat } from "#lib/store/leases.ts";
import { knownResources } from "#lib/store/resources.ts";
import {
  beginScan,
  cancelScan,
  createScan,
  failScan,
  finishedUnits,
  finishUnit,
  getCoverage,
  getScan,
  latestUnits,
  listScans,
  publishScan,
  requestCancel,
  saveProgress,
  unfinishedScans,
} from "#lib/store/scans.ts";
import { getSetting, installationSalt, saveSetting } from "#lib/store/settings.ts";
import type { ScanProgress } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, identityOf, newAccount, noScore, noSummary, publish, scanOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const request = { regions: "all" as const, horizonDays: 90 };

test("a scan is queued, claimed, begun, published; then it is the one on show", async () => {
  const { db } = store;
  const account = await newAccount(db);
  expect((await getAccount(db, account))?.currentScan).toBeNull();
  const { id } = await createScan(db, { account, ...request, kinds: ["vpc"] });
  expect(await getScan(db, id)).toMatchObject({ state: "queued", startedAt: null, horizonDays: 90, regions: [] });
  expect(await unfinishedScans(db)).toContainEqual({ id, account });

  const scan = await claimScan(db, id, "worker-1");
  expect(scan).toEqual({
    id,
    account,
    seq: 1,
    options: { ...request, kinds: ["vpc"] },
    lease: expect.any(String),
    takeovers: 0,
  });
  const startedAt = await beginScan(db, id, ["us-east-1"], {});
  expect(await beginScan(db, id, ["us-east-1"], {})).toBe(startedAt);
  if (!scan) return;
  const counts = { phase: "collecting" as const, calls: 3, throttles: 1, evaluated: 0 };
  const step: ScanProgress["steps"][number] = {
    region: "us-east-1",
    kind: "vpc",
    state: "waiting",
    read: 0,
    unread: 0,
  };
  const steps = [{ ...step, region: "us-west-2" }, { ...step, kind: "kms-key" }, step];
  await saveProgress(db, scan, { ...counts, steps });
  const progress = { ...counts, steps: steps.with(1, { ...step, kind: "kms-key", state: "reading", read: 2 }) };
  await saveProgress(db, scan, progress);
  const shown = await getScan(db, id);
  expect(shown).toMatchObject({ state: "running", startedAt, regions: ["us-east-1"] });
  expect(shown?.progress).toEqual(progress);
  expect((await listScans(db, account)).rows[0]?.progress).toEqual(counts);
  await saveProgress(db, { ...scan, lease: "another's" }, { ...progress, steps: [] });
  expect((await getScan(db, id))?.progress).toEqual(progress);

  await publishScan(db, scan, {
    score: { ...noScore, value: 81.5 },
    summary: noSummary,
    spans: [],
    judgedBy: {},
  });
  const view = await getScan(db, id);
  expect(view).toMatchObject({ state: "completed", score: { value: 81.5 }, summary: noSummary, error: null });
  expect(new Date(view?.finishedAt ?? "").toISOString()).toBe(view?.finishedAt);
  expect((await getAccount(db, account))?.currentScan).toBe(id);
  expect(await unfinishedScans(db)).not.toContainEqual({ id, account });
});

test("a scan whose findings nobody has counted is not published: its lists would say that there are none", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const scan = await startScan(db, account);
  await stageFindings(db, { ...scan, findings: [findingOf(identityOf(account, "a"))] });
  const result = { score: noScore, summary: noSummary, spans: [], judgedBy: {} };
  await expect(publishScan(db, scan, result)).rejects.toThrow("were not counted");
  expect((await getAccount(db, account))?.currentScan).toBeNull();
  await publish(db, scan);
  expect((await getAccount(db, account))?.currentScan).toBe(scan.id);
});

test("of several requests at once one is a scan, the others conflicts", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => createScan(db, { account, ...request })));
  const refused = answers.filter((answer) => answer.status === "rejected");
  expect(refused).toHaveLength(4);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "conflict" });
});

test("a failed or cancelled scan makes room for another, and shows nothing of itself", async () => {
  const { db } = store;
  const account = await newAccount(db);
  await scanOf(db, account, { findings: [findingOf(identityOf(account, "a"))] });
  const onShow = (await getAccount(db, account))?.currentScan;

  const failing = await startScan(db, account);
  await failScan(db, failing, "AWS said no.");
  expect(await getScan(db, failing.id)).toMatchObject({ state: "failed", error: "AWS said no." });
  const cancelled = await startScan(db, account);
  expect(cancelled.seq).toBe(failing.seq);
  await cancelScan(db, cancelled);
  expect(await getScan(db, cancelled.id)).toMatchObject({ state: "cancelled", error: null });
  // Too late: it has ended.
  await failScan(db, cancelled, "Again.");
  expect(await getScan(db, cancelled.id)).toMatchObject({ state: "cancelled", error: null });

  expect((await getAccount(db, account))?.currentScan).toBe(onShow);
  expect((await listFindings(db, { account })).rows).toHaveLength(1);
});

test("cancelling ends a queued scan, and tells a running one at its next heartbeat", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const { id } = await createScan(db, { account, ...request });
  await requestCancel(db, id);
  expect((await getScan(db, id))?.state).toBe("cancelled");
  expect(await claimScan(db, id, "late")).toBeUndefined();

  const scan = await startScan(db, account);
  expect(await heartbeat(db, scan)).toBe("held");
  await requestCancel(db, scan.id);
  expect((await getScan(db, scan.id))?.state).toBe("running");
  expect(await heartbeat(db, scan)).toBe("cancelled");
  expect(await heartbeat(db, { ...scan, id: "no such scan" })).toBe("lost");
});

test("finished units and their coverage outlive a crash", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const scan = await startScan(db, account);
  const line = { region: "us-east-1", kind: "vpc", calls: 2, failures: 0, unlisted: false };
  const whole: Coverage = { ...line, action: "ec2:DescribeVpcs", status: "complete" };
  const failure = {
    class: "denied",
    action: "ec2:DescribeVpcAttribute",
    code: "AccessDenied",
    message: "no \0",
  } as const;
  const denied: Coverage = { ...line, action: "ec2:DescribeVpcAttribute", status: "denied", failure };
  const readAt = "2026-11-22T12:00:00.000Z";
  const span = { region: "us-east-1", kind: "vpc", from: "", to: "2026-11-22T12:00:00.000Z", leftOut: 3 };
  await finishUnit(db, scan.id, { region: "us-east-1", kind: "vpc", readAt, coverage: [whole] });
  await finishUnit(db, scan.id, { region: "us-east-1", kind: "vpc", readAt, coverage: [whole, denied], span });
  const units = await finishedUnits(db, scan.id);
  expect(units).toEqual([
    {
      region: "us-east-1",
      kind: "vpc",
      readAt,
      span,
      coverage: [whole, { ...denied, failure: { ...failure, message: "no \ufffd" } }],
    },
  ]);
  expect((await getCoverage(db, scan.id)).map(({ action, permission }) => [action, permission])).toEqual([
    ["ec2:DescribeVpcs", null],
    ["ec2:DescribeVpcAttribute", "ec2:DescribeVpcAttribute"],
  ]);
  const where = { account, seq: scan.seq, region: "us-east-1", kind: "vpc" };
  expect((await knownResources(db, where)).span).toBeUndefined();
  await publishScan(db, scan, { score: noScore, summary: noSummary, spans: [span], judgedBy: { vpc: "checks" } });
  expect((await knownResources(db, where)).span).toEqual({ from: "", to: span.to, leftOut: 3 });
  expect(await latestUnits(db, account)).toEqual([
    {
      region: "us-east-1",
      kind: "vpc",
      scan: scan.id,
      readAt,
      judgedBy: "checks",
      seq: 1,
      coverage: units[0]?.coverage,
    },
  ]);
});

test("scans are listed newest first, page by page, each once", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const made = [];
  for (let at = 0; at < 7; at++) {
    const scan = await startScan(db, account);
    made.unshift(scan.id);
    await publish(db, scan);
  }
  const listed = [];
  let cursor: string | null = null;
  do {
    const page = await listScans(db, account, { limit: 3, ...(cursor && { cursor }) });
    listed.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  expect(listed).toHaveLength(7);
  expect(new Set(listed)).toEqual(new Set(made));
  const times = (await listScans(db, account)).rows.map(({ requestedAt }) => requestedAt);
  expect(times).toEqual(times.toSorted().reverse());
  await expect(listScans(db, account, { cursor: "WzFd" })).rejects.toMatchObject({ code: "usage" });
});

test("an account is saved over itself without losing its scans; settings and the salt are kept", async () => {
  const { db } = store;
  const account = await newAccount(db);
  await scanOf(db, account, {});
  const connection = { type: "role" as const, roleArn: "arn:aws:iam::1:role/x" };
  await saveAccount(db, { id: account, label: "Other", partition: "aws-cn", connection, regions: ["cn-north-1"] });
  const found = (await listAccounts(db)).find(({ id }) => id === account);
  expect(found).toMatchObject({ label: "Other", partition: "aws-cn", connection, regions: ["cn-north-1"] });
  expect(found?.currentScan).not.toBeNull();
  expect(await getAccount(db, "no such account")).toBeUndefined();

  expect(await getSetting(db, `setting-${account}`)).toBeUndefined();
  await saveSetting(db, `setting-${account}`, "one");
  await saveSetting(db, `setting-${account}`, "two");
  expect(await getSetting(db, `setting-${account}`)).toBe("two");
  const salt = await installationSalt(db);
  expect(salt.length).toBeGreaterThan(20);
  expect(await installationSalt(db)).toBe(salt);
});
