import { afterAll, beforeAll, expect, test } from "vitest";
import { callsThatSet } from "#lib/activity/calls-that-set.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { blameEach, blameIn, changesBehind, changesOf, cutsIn, most } from "#lib/scan/blame.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { listChanges } from "#lib/store/events-changes.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const account = "111122223333";
const busy = `arn:aws:ec2:us-east-1:${account}:security-group/sg-1`;
const often = `arn:aws:ec2:us-east-1:${account}:security-group/sg-2`;
const notebook = `arn:aws:sagemaker:us-east-1:${account}:notebook-instance/nb`;
const kinds: Readonly<Record<string, string>> = {
  [busy]: "security-group",
  [often]: "security-group",
  [notebook]: "notebook-instance",
};

const start = Date.parse("2026-11-02T00:00:00Z");
const timeOf = (second: number) => new Date(start + second * 1000).toISOString();
const opening = (groupId: string, cidrIp: string) => ({
  groupId,
  ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp }] } }] },
});

function event(second: number, name: string, arn: string, requestParameters: object): NewEvent {
  const row = { ...plainEvent, id: `${name}-${arn.slice(-1)}-${second}`, at: timeOf(second), name, mfa: false };
  const record = { userIdentity: { accountId: account }, requestParameters };
  return {
    event: { ...row, source: `${arn.split(":")[2]}.amazonaws.com`, record },
    resources: [{ arn, kind: kinds[arn] ?? "" }],
  };
}

let store: Awaited<ReturnType<typeof openTestStore>>;
const thousand = Array.from({ length: most + 20 }, (_, at) => at + 10);

beforeAll(async () => {
  store = await openTestStore();
  await newAccount(store.db, account);
  await insertEvents(store.db, account, [
    event(1, "AuthorizeSecurityGroupIngress", busy, opening("sg-1", "0.0.0.0/0")),
    ...thousand.map((at) => event(at, "RunInstances", busy, { groupId: "sg-1" })),
    event(1, "AuthorizeSecurityGroupIngress", often, opening("sg-2", "0.0.0.0/0")),
    ...thousand.map((at) =>
      event(at, "AuthorizeSecurityGroupIngress", often, opening("sg-2", `10.0.0.${at % 250}/32`)),
    ),
    event(2, "StartNotebookInstance", notebook, { notebookInstanceName: "nb" }),
  ]);
}, 60_000);
afterAll(() => store.close());

const finding = (arn: string) => ({
  id: arn,
  status: "fail" as const,
  resource: { arn, kind: kinds[arn] ?? "", name: "x", region: "us-east-1" },
  evidence: [{ path: "IpPermissions", observed: ["tcp 22 from 0.0.0.0/0"], expected: "none" }],
});

test("who opened a group is found behind any number of instances that were started in it", async () => {
  const behind = await changesBehind(store.db, account, [finding(busy)]);
  expect(behind.changes.map(({ name }) => name)).toEqual(["AuthorizeSecurityGroupIngress"]);
  expect(blameIn(behind, finding(busy), [])).toMatchObject({ certainty: "set", at: timeOf(1), gaps: [] });
  expect(cutsIn(behind)).toEqual([]);
  const each = await blameEach(store.db, account, [finding(busy), finding(often)], () => []);
  expect([...each.keys()]).toEqual([busy]);
});

test("where there are more of the calls that matter, it is said that older ones were not looked through", async () => {
  const behind = await changesBehind(store.db, account, [finding(often)]);
  expect(behind.changes).toHaveLength(most);
  expect(blameIn(behind, finding(often), [])).toBeUndefined();
  const words = `Of ${often} the latest ${most} changes were looked through: there are older ones.`;
  expect(cutsIn(behind)).toEqual([words]);
  // What is left out may be later than what was found of another resource, and is not later than what was found of this one.
  const [last] = behind.changes;
  const ofThis = { ...finding(often), evidence: [{ path: "IpPermissions", observed: [rule(last)], expected: "none" }] };
  expect(blameIn(behind, ofThis, ["a gap"])).toMatchObject({ id: last?.id, gaps: ["a gap"] });
  const both = await changesBehind(store.db, account, [finding(busy), finding(often)]);
  expect(blameIn(both, finding(busy), ["a gap"])).toMatchObject({ at: timeOf(1), gaps: ["a gap", words] });
});

function rule(event: { record: Record<string, unknown> } | undefined): string {
  return `tcp 22 from ${/10\.0\.0\.\d+\/32/.exec(JSON.stringify(event?.record))?.[0]}`;
}

test("of SageMaker's kinds every call is looked through, of others those that make and set", async () => {
  expect((await changesOf(store.db, account, notebook)).map(({ name }) => name)).toEqual(["StartNotebookInstance"]);
  expect(callsThatSet(notebook)).toBeUndefined();
  const found = await listChanges(store.db, account, [busy, notebook], 3, (arn) =>
    arn === busy ? ["RunInst"] : undefined,
  );
  expect([...found.keys()]).toEqual([notebook]);
  for (const { setBy = {}, madeBy = [] } of everyCollector().filter(({ kind }) => kind === "security-group")) {
    expect(callsThatSet(busy)).toEqual(
      expect.arrayContaining([...madeBy, ...Object.values(setBy).flatMap(({ calls }) => calls)]),
    );
  }
  expect(callsThatSet(busy)).not.toContain("RunInstances");
  expect(callsThatSet(`arn:aws:ecr:us-east-1:${account}:repository/r`)).not.toContain("PutImage");
  expect(callsThatSet(`arn:aws:iam::${account}:policy/p`)).toContain("CreatePolicyVersion");
});
