import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { severities } from "#lib/checks/define.ts";
import { formatDate } from "#lib/format.ts";
import type { Channel } from "#lib/notifications/channel.ts";
import { noticeKindNames } from "#lib/notifications/kind-names.ts";
import { noticeKinds } from "#lib/notifications/kinds/index.ts";
import { newsMs, noteNews } from "#lib/notifications/note-news.ts";
import type { Notice } from "#lib/notifications/notice.ts";
import { emailPayload } from "#lib/notifications/payloads/email.ts";
import { slackPayload } from "#lib/notifications/payloads/slack.ts";
import { teamsPayload } from "#lib/notifications/payloads/teams.ts";
import { webhookPayload } from "#lib/notifications/payloads/webhook.ts";
import { noticesFor } from "#lib/notifications/told.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents } from "#lib/store/events.ts";
import { claimScan } from "#lib/store/leases.ts";
import { noticesIn, takeMessage } from "#lib/store/notices.ts";
import { query } from "#lib/store/query.ts";
import { beginRemoval } from "#lib/store/removal.ts";
import { createScan, failScan } from "#lib/store/scans.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { addWaiver, changeWaiver, endWaiver } from "#lib/store/waivers.ts";
import { dayOf, warnDays } from "#lib/waivers/days.ts";
import { waiverScope } from "#lib/waivers/scope.ts";
import type { NewWaiver } from "#lib/waivers/waiver.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanned } from "./happened.ts";
import { anyName } from "./notices.ts";

/* Past 300 lines, since all that is news stands beside what is none, in one account. */

let store: Store;
let account: string;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  for (const table of ["notice_contents", "notice_messages", "notices", "sightings", "events", "waived_findings"])
    await query(store.db, sql`delete from ${sql.identifier(table)}`);
  await query(store.db, sql`update scans set finished_at = '2020' where finished_at is not null`);
  account = await newAccount(store.db);
});

const channel = (parts: Partial<Channel> = {}): Channel =>
  ({
    ...{ name: "team", on: [...noticeKindNames], severities: ["critical", "high"], accounts: "all", when: "at-once" },
    ...{ type: "slack", urlVariable: "URL", ...parts },
  }) as Channel;

/** What happened since the last time, as a channel is told it. */
async function told(one: Channel = channel()): Promise<Notice[]> {
  await noteNews(store.db, [one]);
  const notices: Notice[] = [];
  for (let due = await takeMessage(store.db, 60_000); due; due = await takeMessage(store.db, 60_000))
    notices.push(...noticesFor(one, await noticesIn(store.db, due.id)));
  return notices;
}

async function failed(error: string): Promise<string> {
  const { id } = await createScan(store.db, { account, regions: "all", horizonDays: 90 });
  const scan = await claimScan(store.db, id, "test");
  if (!scan) throw new Error("It could not be claimed.");
  await failScan(store.db, scan, error);
  return id;
}

const failing = { critical: 3, high: 12, medium: 100, low: 4000, info: 0 };
const verdicts = { pass: 9, fail: 4115, "not-applicable": 0, unknown: 7 };

test("an account's first scan is a summary, however much it found, and says what is not known", async () => {
  const findings = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`n-${at}`, {}]));
  await scanned(store.db, account, { findings, summary: { failing, verdicts } });
  expect(await told()).toMatchObject([
    {
      kind: "findings",
      title: `First scan of ${account}: grade D, 15 critical or high findings`,
      severity: "critical",
      lines: ["3 critical", "12 high", "7 verdicts not known: not everything could be read"],
      path: `/findings?account=${account}&status=fail&exposure=live&severity=critical,high`,
    },
  ]);
  expect(await told()).toEqual([]);
});

test("what fails and did not before is one notice for a scan: counts, the first ten, what returned; the rest is no news", async () => {
  await scanned(store.db, account, { findings: { old: {}, back: {} } });
  await scanned(store.db, account, { findings: { old: {}, back: { status: "pass" } } });
  await told();
  const fresh = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`new-${at + 10}`, {}]));
  await scanned(store.db, account, {
    findings: {
      ...{ old: {}, back: {}, ...fresh, worst: { severity: "critical" }, mild: { severity: "low" } },
      ...{ record: { exposure: "record" }, unread: { status: "unknown" } },
    },
  });
  const [notice, ...others] = await told();
  expect(others).toEqual([]);
  expect(notice).toMatchObject({
    title: `16 new or returned findings in ${account}: 1 critical, 15 high`,
    severity: "critical",
  });
  expect(notice?.lines).toHaveLength(11);
  expect(notice?.lines[0]).toBe("critical: notebook-instance/is-good: worst in us-east-1");
  expect(notice?.lines.slice(1, 10).every((line) => line.includes("new-1"))).toBe(true);
  expect(notice?.lines.at(-1)).toBe("and 6 more");
  await scanned(store.db, account, { findings: { old: {}, back: {}, ...fresh } });
  expect(await told()).toEqual([]);
});

test("what somebody had accepted is no news", async () => {
  await scanned(store.db, account, { findings: {} });
  await told();
  const scope = waiverScope.parse({ checks: ["notebook-instance/*"], accounts: [account], resources: ["lab-*"] });
  const terms = { scope, reason: "Known.", owner: "Ada", until: dayOf(new Date(), 30) };
  const { id } = await addWaiver(store.db, terms, { by: "Ada" });
  await scanned(store.db, account, { findings: { "lab-1": {}, other: {} } });
  expect(await told()).toMatchObject([
    { title: `1 new finding in ${account}: 1 high`, lines: ["high: notebook-instance/is-good: other in us-east-1"] },
  ]);
  await endWaiver(store.db, id, { by: "Ada" });
});

test("a channel is told of its severities and accounts alone", async () => {
  await scanned(store.db, account, { findings: {} });
  await told();
  await scanned(store.db, account, { findings: { a: { severity: "medium" }, b: { severity: "high" } } });
  await noteNews(store.db, [
    channel({ name: "low", severities: ["low"] }),
    channel({ name: "other", accounts: ["000000000000"] }),
    channel({ name: "deaf", on: ["scan-failed"] }),
    channel({ name: "medium", severities: ["medium"], accounts: [account] }),
  ]);
  const due = await takeMessage(store.db, 60_000);
  expect(due?.channel).toBe("medium");
  expect(noticesFor(channel({ severities: ["medium"] }), await noticesIn(store.db, due?.id ?? ""))).toMatchObject([
    { title: `1 new finding in ${account}: 1 medium`, lines: ["medium: notebook-instance/is-good: a in us-east-1"] },
  ]);
  expect(await takeMessage(store.db, 60_000)).toBeUndefined();
});

test("a scan that fails is told once, and again when it fails of something else or has gone well between", async () => {
  const said = async () => (await told(channel({ on: ["scan-failed"] }))).map(({ lines }) => lines[0]);
  const first = await failed("The credentials ended.");
  await noteNews(store.db, [channel()]);
  const due = await takeMessage(store.db, 60_000);
  expect(noticesFor(channel(), await noticesIn(store.db, due?.id ?? ""))).toMatchObject([
    { title: `The scan failed: ${account}`, path: `/scans/${first}?account=${account}`, severity: null },
  ]);
  await failed("The credentials ended.");
  expect(await said()).toEqual([]);
  await failed("AWS does not answer.");
  expect(await said()).toEqual(["AWS does not answer."]);
  await scanned(store.db, account, { findings: {} });
  await failed("AWS does not answer.");
  expect(await said()).toEqual(["AWS does not answer."]);
});

test("what was read whole before and is not now is lost sight; what stays out of sight is no news", async () => {
  const only = channel({ on: ["sight-lost"] });
  await scanned(store.db, account, { findings: {} });
  expect(await told(only)).toEqual([]);
  await scanned(store.db, account, { findings: {}, status: "denied" });
  expect(await told(only)).toMatchObject([
    {
      title: `Lost sight in ${account}: 1 call gave all before and no longer does`,
      lines: ["Notebook instance in us-east-1: sagemaker:ListNotebookInstances"],
    },
  ]);
  await scanned(store.db, account, { findings: {}, status: "denied" });
  await scanned(store.db, account, { findings: {} });
  expect(await told(only)).toEqual([]);
});

/** Events in which a signal sees a change that was refused. */
async function refused(ids: readonly string[], actor = "alice", at = new Date().toISOString()): Promise<void> {
  const events = ids.map((id) => ({
    event: { ...plainEvent, id, at, actor, errorCode: "AccessDenied", record: {} },
    resources: [],
  }));
  await insertEvents(store.db, account, events);
}

async function sighted(id: string, sentence: string): Promise<void> {
  const at = new Date().toISOString();
  await query(
    store.db,
    sql`insert into sightings (account, id, signal, subject, day, at, last_at, actor, sentence, decisive, events, count)
        values (${account}, ${id}, 'refusals-in-a-burst', 'alice', ${at.slice(0, 10)}, ${at}, ${at}, 'alice', ${sentence}, 'e', '{e}', 21)`,
  );
}

test("a signal is told once for each actor and day, a pattern once for what it saw; what is old is no news", async () => {
  const all = channel({ severities: [...severities], on: ["signals"] });
  await refused(["e-1", "e-2", "e-3"]);
  await refused(["e-4"], "bob");
  await refused(["e-5"], "carol", new Date(Date.now() - newsMs - 60_000).toISOString());
  await sighted("s-1", "21 calls were refused in 10 minutes");
  const notices = await told(all);
  expect(notices.map(({ lines }) => lines[0]).sort()).toEqual([
    "alice: 21 calls were refused in 10 minutes",
    "alice: UpdateNotebookInstance",
    "bob: UpdateNotebookInstance",
  ]);
  expect(notices.find(({ lines }) => lines[0]?.includes("21 calls"))?.path).toBe(
    `/activity?account=${account}&sighting=s-1`,
  );
  await refused(["e-6"]);
  expect(await told(all)).toEqual([]);
});

test("a waiver is told 14 days before it ends, once, and again when its last day was changed; none after which nothing fails again", async () => {
  const only = channel({ on: ["waiver-expiring"] });
  await scanned(store.db, account, { findings: { "lab-1": {}, "lab-2": {}, other: {} } });
  const scope = (...resources: string[]) =>
    waiverScope.parse({ checks: ["notebook-instance/*"], accounts: [account], resources });
  const terms = {
    scope: scope("lab-*"),
    reason: "A lab.",
    owner: "Ada",
    ticket: "SEC-1",
    until: dayOf(new Date(), warnDays),
  };
  const decide = async (wanted: NewWaiver) => {
    const made = await addWaiver(store.db, wanted, { by: "Ada" });
    await applyWaivers(store.db);
    return made;
  };
  const { id } = await decide(terms);
  await decide({ ...terms, scope: scope("other"), until: dayOf(new Date(), warnDays + 1) });
  await decide({ ...terms, scope: scope("nothing-*") });
  expect(await told(only)).toMatchObject([
    {
      title: `A waiver ends after ${formatDate(terms.until)}: 2 findings of ${account} fail again then`,
      severity: null,
      lines: ["Reason: A lab.", "Ada answers for it.", "Ticket: SEC-1"],
      path: `/waivers?waiver=${id}`,
    },
  ]);
  expect(await told(only)).toEqual([]);
  await changeWaiver(store.db, id, { ...terms, until: dayOf(new Date(), warnDays + 30) }, { by: "Ada" });
  expect(await told(only)).toEqual([]);
  await changeWaiver(store.db, id, { ...terms, until: dayOf(new Date(), 1) }, { by: "Ada" });
  // Another one holds longer for one of the two.
  await decide({ ...terms, scope: scope("lab-1"), until: dayOf(new Date(), warnDays + 30) });
  const [again, ...others] = await told(only);
  expect(others).toEqual([]);
  expect(again?.title).toContain(`1 finding of ${account} fails again then`);
  await endWaiver(store.db, id, { by: "Ada" });
  await applyWaivers(store.db);
  expect(await told(only)).toEqual([]);
});

test("what happened while there was no channel is not told to one that comes later", async () => {
  await scanned(store.db, account, { findings: {} });
  await noteNews(store.db, []);
  expect(await told()).toEqual([]);
  await query(store.db, sql`delete from notices`);
  expect(await told()).toHaveLength(1);
});

test("nothing is noticed of an account that is going", async () => {
  await scanned(store.db, account, { findings: {} });
  await beginRemoval(store.db, account);
  expect(await told()).toEqual([]);
});

test("two processes that look at the same time tell each thing once", async () => {
  await scanned(store.db, account, { findings: {} });
  await Promise.all(Array.from({ length: 4 }, () => noteNews(store.db, [channel()])));
  expect(await told()).toHaveLength(1);
});

const keyId = "AKIAQ3EGRWXYZ2BCDEFG";
const token = `ghp_${"aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6"}`;

test("law: a secret that somebody put into a name leaves in no payload, whatever stands around it", async () => {
  const [clean, planted] = [/AKIAQ3EGRWXYZ2BCDEFG|ghp_aB3dE6gH9jK2/, [keyId, token]];
  await fc.assert(
    fc.asyncProperty(anyName, fc.constantFrom(...planted), async (around, secret) => {
      account = await newAccount(store.db);
      await scanned(store.db, account, { findings: {} });
      await noteNews(store.db, []);
      const name = `${around.slice(0, 40).toWellFormed().replaceAll("\0", "")} ${secret} x`;
      await scanned(store.db, account, { findings: { [name]: { observed: secret } } });
      await failed(`It failed: ${secret}`);
      const notices = await told();
      expect(notices.length).toBeGreaterThanOrEqual(2);
      const message = { id: "m", notices, isTest: false, dashboard: "https://sagewarden.example.com" };
      const payloads = [slackPayload, teamsPayload, emailPayload].map((make) => make(message));
      expect(JSON.stringify([...payloads, webhookPayload(message, new Date())])).not.toMatch(clean);
    }),
    { numRuns: 12 },
  );
});

test("each kind has its name, and says what it tells of", () => {
  expect(noticeKinds.map(({ kind }) => kind)).toEqual([...noticeKindNames]);
  for (const { about } of noticeKinds) expect(about).toMatch(/^[a-z].{10,}[^.]$/);
});
