import { afterAll, beforeAll, expect, test } from "vitest";
import type { Identity } from "#lib/readings/reading.ts";
import { historyOf } from "#lib/scan/flight-recorder.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents } from "#lib/store/events.ts";
import { query } from "#lib/store/query.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { event as called } from "#tests/activity/blame-told.ts";
import { arn as arnOf, parsed } from "#tests/activity/records.ts";
import { identityOf, newAccount, readingOf, scanOf } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const account = "482915630174";
const identity = identityOf(account, "nb");
const { arn, kind, region } = identity;
let store: Store;

/** A scan of that day that reads this. */
async function scanned(day: number, resource: Record<string, unknown>): Promise<void> {
  const { id } = await scanOf(store.db, account, { readings: [readingOf(identity, resource)] });
  const at = (hour: string) => `2026-11-${String(day).padStart(2, "0")}T${hour}:00:00.000Z`;
  await query(store.db, sql`update scans set started_at = ${at("10")}, finished_at = ${at("11")} where id = ${id}`);
  await query(
    store.db,
    sql`insert into scan_units (scan, region, kind, coverage) values (${id}, ${region}, ${kind}, '[]') on conflict do nothing`,
  );
}

function calledOn(day: number, eventName: string, requestParameters: Record<string, unknown>) {
  const eventTime = `2026-11-${String(day).padStart(2, "0")}T12:00:00Z`;
  const event = parsed({
    ...{
      eventID: `${eventName}-${day}`,
      eventTime,
      eventName,
      eventSource: "sagemaker.amazonaws.com",
      readOnly: false,
    },
    requestParameters: { notebookInstanceName: "nb", ...requestParameters },
  });
  return { event, resources: [{ arn, kind }] };
}

beforeAll(async () => {
  store = await openTestStore();
  await newAccount(store.db, account);
  await scanned(1, { RootAccess: "Disabled", InstanceType: "ml.t3.medium", Tags: [{ Key: "a", Value: "1" }] });
  await scanned(3, { RootAccess: "Enabled", InstanceType: "ml.t3.medium", Tags: [{ Key: "a", Value: "1" }] });
  await scanned(5, { RootAccess: "Enabled", InstanceType: "ml.t3.medium", Tags: [{ Key: "a", Value: "1" }] });
  await scanned(7, { RootAccess: "Enabled", InstanceType: "ml.t3.large", Tags: [] });
  await scanned(9, { RootAccess: "Enabled", InstanceType: "ml.t3.xlarge", Tags: [] });
  await insertEvents(store.db, account, [
    calledOn(1, "StopNotebookInstance", {}),
    calledOn(2, "UpdateNotebookInstance", { rootAccess: "Enabled" }),
    calledOn(4, "UpdateNotebookInstance", { rootAccess: "Enabled" }),
    calledOn(6, "StopNotebookInstance", {}),
  ]);
});
afterAll(() => store.close());

test("each change has the calls between the two readings, and which of its fields they set; one without a call has none", async () => {
  const seq = await currentSeq(store.db, account);
  const history = await historyOf(store.db, { account, seq, arn, kind, region }, ["Not all."], {
    now: new Date("2026-11-09T12:30:00Z"),
  });
  // A call before the last reading may be delivered until one o'clock.
  expect(history.changes.map(({ unseen }) => unseen)).toEqual([
    "CloudTrail delivers up to two hours late.",
    "Not all.",
    "Not all.",
  ]);
  const told = history.changes.map(({ at, after, fields, calls }) => ({
    between: `${after?.slice(8, 10)}–${at.slice(8, 10)}`,
    fields: fields.map(({ path, before, now }) => `${path}: ${JSON.stringify(before)} → ${JSON.stringify(now)}`),
    calls: calls.map(({ event, sets }) => `${event.id}: ${sets.join()}`),
  }));
  expect(told).toEqual([
    { between: "07–09", fields: ['InstanceType: "ml.t3.large" → "ml.t3.xlarge"'], calls: [] },
    {
      // What was called on the 4th was over when it was read on the 5th.
      between: "05–07",
      fields: ['InstanceType: "ml.t3.medium" → "ml.t3.large"', 'Tags[0]: {"Key":"a","Value":"1"} → undefined'],
      calls: ["StopNotebookInstance-6: "],
    },
    {
      between: "01–03",
      fields: ['RootAccess: "Disabled" → "Enabled"'],
      calls: ["UpdateNotebookInstance-2: RootAccess", "StopNotebookInstance-1: "],
    },
  ]);
  expect(history).toMatchObject({ left: [], gaps: ["Not all."] });
  for (const { calls } of history.changes) for (const { event } of calls) expect(event).not.toHaveProperty("record");
});

test("what was not compared is said", async () => {
  const other = await newAccount(store.db);
  const one = identityOf(other, "busy");
  for (let at = 0; at < 21; at++) {
    await scanOf(store.db, other, { readings: [readingOf(one, { InstanceType: `ml.t3.${at}` })] });
  }
  const seq = await currentSeq(store.db, other);
  const history = await historyOf(store.db, { account: other, seq, arn: one.arn, kind, region }, []);
  expect(history.changes).toHaveLength(19);
  expect(history.left).toEqual(["The latest 20 versions were compared: there may be older changes."]);
});

/** Two scans of a thing, a day apart, and what its history says of the change between. */
async function between(thing: Identity, [before, now]: [object, object], events: (readonly [EventDetail, string])[]) {
  const mine = await newAccount(store.db, account);
  const one = { ...thing, account: mine };
  for (const [day, resource] of [
    [19, before],
    [21, now],
  ] as const) {
    const { id } = await scanOf(store.db, mine, { readings: [readingOf(one, resource as Record<string, unknown>)] });
    const at = `2026-11-${day}T00:00:00.000Z`;
    await query(store.db, sql`update scans set started_at = ${at}, finished_at = ${at} where id = ${id}`);
  }
  await insertEvents(
    store.db,
    mine,
    events.map(([event, about]) => ({ event, resources: [{ arn: about, kind: one.kind }] })),
  );
  const seq = await currentSeq(store.db, mine);
  const { changes } = await historyOf(store.db, { ...one, account: mine, seq }, [], {
    now: new Date("2026-12-01T00:00:00Z"),
  });
  return changes.map(({ calls, unseen }) => ({
    calls: calls.map(({ event, sets }) => `${event.id}: ${sets.join()}`),
    unseen,
  }));
}

const group: Identity = { ...identityOf(account, "sg-1", "security-group"), arn: arnOf("security-group/sg-1", "ec2") };

test("every call about it is told, also one that sets nothing that a check looks at; where there is none, what may have hidden one", async () => {
  const tagged = called(5, "ec2:CreateTags", { resourcesSet: { items: [{ resourceId: "sg-1" }] } });
  const told = await between(group, [{ Tags: [] }, { Tags: [{ Key: "a", Value: "b" }] }], [[tagged, group.arn]]);
  expect(told).toEqual([{ calls: ["CreateTags-5: "], unseen: null }]);
  const unread: Identity = { ...identityOf(account, "f", "lambda-function"), arn: arnOf("function:f", "lambda") };
  expect(await between(unread, [{ A: 1 }, { A: 2 }], [])).toEqual([
    { calls: [], unseen: "The events of its service are not read from CloudTrail." },
  ]);
});

test("of what two calls took out of a list neither is said to have taken which", async () => {
  const second: Identity = {
    ...identityOf(account, "sg-2", "security-group"),
    arn: arnOf("security-group/sg-2", "ec2"),
  };
  const revoke = (minute: number, cidrIp: string) =>
    called(minute, "ec2:RevokeSecurityGroupIngress", {
      groupId: "sg-2",
      ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp }] } }] },
    });
  const range = (CidrIp: string) => ({ CidrIp });
  const rules = (...ranges: object[]) => ({
    IpPermissions: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: ranges }],
  });
  const [change] = await between(
    second,
    [rules(range("1.1.1.1/32"), range("2.2.2.2/32")), rules()],
    [
      [revoke(4, "1.1.1.1/32"), second.arn],
      [revoke(6, "2.2.2.2/32"), second.arn],
    ],
  );
  expect(change?.calls).toEqual(["RevokeSecurityGroupIngress-6: ", "RevokeSecurityGroupIngress-4: "]);
});

test("a role with a path has the calls that were stored by its name alone", async () => {
  const role: Identity = {
    ...identityOf(account, "exec", "iam-role", "global"),
    arn: `arn:aws:iam::${account}:role/service-role/exec`,
  };
  const longer = called(7, "iam:UpdateRole", { roleName: "exec", maxSessionDuration: 43_200 });
  const told = await between(
    role,
    [{ MaxSessionDuration: 3600 }, { MaxSessionDuration: 43_200 }],
    [[longer, `arn:aws:iam::${account}:role/exec`]],
  );
  expect(told.map(({ calls }) => calls)).toEqual([["UpdateRole-7: MaxSessionDuration"]]);
});
