import { expect, test } from "vitest";
import { planWatch } from "#lib/scan/watch-plan.ts";
import type { LatestUnit } from "#lib/store/scans.ts";
import { type DueEvent, settleMs } from "#lib/store/watch-due.ts";

const region = "eu-west-1";
const readAt = "2026-11-27T12:00:00.000Z";
const at = (ms: number) => new Date(Date.parse(readAt) + ms).toISOString();
const now = new Date(at(3_600_000));
const isStanding = ({ seq }: LatestUnit) => seq === 1;
const minute = 60_000;

const unit = (kind: string, where = region): LatestUnit => ({
  ...{ kind, region: where, scan: "scan", seq: 1, readAt, judgedBy: "", coverage: [] },
});
const units = [
  ...["notebook-instance", "domain", "app", "user-profile", "space", "cluster", "cluster-node", "resource-tags"].map(
    (kind) => unit(kind),
  ),
  ...["iam-role", "iam-policy", "iam-group", "iam-user", "iam-role-use", "iam-account"].map((kind) =>
    unit(kind, "global"),
  ),
];

const arnOf = (type: string, name = "one") => `arn:aws:sagemaker:${region}:482915630174:${type}/${name}`;
function event(kind: string, arn: string, more: Partial<DueEvent> = {}): DueEvent {
  return {
    ...{
      id: "event",
      at: at(30 * minute),
      notBefore: "",
      region,
      source: "sagemaker.amazonaws.com",
      name: "UpdateThing",
    },
    resources: [{ arn, kind }],
    ...more,
  };
}
const read = (...events: DueEvent[]) =>
  Object.fromEntries(
    planWatch(events, units, { isStanding, now }).units.map(({ kind, region: where, arns }) => [
      `${kind} ${where}`,
      arns,
    ]),
  );

test("what is named is read, and the list of tags that tells of it", () => {
  const arn = arnOf("notebook-instance");
  expect(read(event("notebook-instance", arn))).toEqual({
    "notebook-instance eu-west-1": [arn],
    "resource-tags eu-west-1": "all",
  });
});

test("what it consists of is listed; what of that has no events of its own is read again with it", () => {
  const arn = arnOf("domain", "d-1");
  expect(read(event("domain", arn))).toMatchObject({
    "app eu-west-1": [],
    "space eu-west-1": [],
    "user-profile eu-west-1": [],
  });
  const cluster = arnOf("cluster");
  expect(read(event("cluster", cluster))).toMatchObject({
    "cluster eu-west-1": [cluster],
    "cluster-node eu-west-1": [cluster],
  });
});

test("who holds a copy of a managed policy is read with it, of whichever region the event is", () => {
  const arn = "arn:aws:iam::482915630174:policy/ml";
  const more = { source: "iam.amazonaws.com", name: "CreatePolicyVersion", region: "us-east-1" };
  expect(read(event("iam-policy", arn, more))).toEqual({
    "iam-policy global": [arn],
    "iam-role global": "all",
    "iam-user global": "all",
    "iam-group global": "all",
  });
});

test.each([
  ["of what was read long enough after it", event("domain", arnOf("domain"), { at: at(-settleMs) })],
  ["about a kind that nothing reads", event("trial", arnOf("experiment-trial"))],
  ["about a region that is not scanned", event("domain", arnOf("domain").replace(region, "us-west-2"))],
  [
    "that is a scan's own call",
    event("iam-account", "arn:aws:iam::482915630174:root", {
      source: "iam.amazonaws.com",
      name: "GenerateCredentialReport",
    }),
  ],
])("an event %s is past", (_, past) => {
  expect(planWatch([past], units, { isStanding, now })).toEqual({
    events: [],
    past: ["event"],
    resources: 0,
    units: [],
  });
});

test("what was read soon after its event is looked at again when what that set going has ended, and not before", () => {
  const soon = event("domain", arnOf("domain"), { at: at(-2 * minute) });
  const plan = (time: string) => planWatch([soon], units, { isStanding, now: new Date(time) });
  expect(plan(at(minute))).toMatchObject({ events: [], past: [] });
  expect(plan(at(settleMs)).events).toEqual([{ id: "event", settledAt: at(settleMs - 2 * minute) }]);
  const later = event("domain", arnOf("domain"), { notBefore: at(90 * minute) });
  expect(planWatch([later], units, { isStanding, now })).toMatchObject({ events: [], past: [] });
});

test("of hundreds of one kind all are read, and each resource counts once", () => {
  const many = Array.from({ length: 300 }, (_, at) =>
    event("domain", arnOf("domain", `d-${at % 250}`), { id: String(at) }),
  );
  const { resources, events, units: found } = planWatch(many, units, { isStanding, now });
  expect([resources, events.length]).toEqual([250, 300]);
  expect(found.find(({ kind }) => kind === "domain")?.arns).toBe("all");
});

test("what a call changes without naming it is read with it, and is not settled before AWS tells", () => {
  const arn = "arn:aws:iam::482915630174:user/alice";
  const call = event("iam-user", arn, {
    source: "iam.amazonaws.com",
    name: "DeactivateMFADevice",
    region: "us-east-1",
  });
  expect(read(call)).toMatchObject({ "iam-user global": [arn], "iam-account global": "all" });
  const { events } = planWatch([call], units, { isStanding, now });
  expect(events).toEqual([{ id: "event", settledAt: at(30 * minute + 4 * 3_600_000 + settleMs) }]);
  // A reading of an hour later may be of the report that was there before.
  const later = units.map((one) => ({ ...one, readAt: at(90 * minute) }));
  expect(planWatch([call], later, { isStanding, now: new Date(at(100 * minute)) }).events).toHaveLength(1);
  const nameless = event("", "", { source: "ec2.amazonaws.com", name: "DisassociateRouteTable", resources: [] });
  expect(planWatch([nameless], [...units, unit("route-table")], { isStanding, now }).units).toEqual([
    { kind: "route-table", region, arns: "all" },
  ]);
});

test("what stands of an earlier scan than the one on show stays due until a scan reads it", () => {
  const arn = arnOf("notebook-instance");
  const [one] = [event("notebook-instance", arn)];
  const earlier = units.map((each) => (each.kind === "notebook-instance" ? { ...each, seq: 0 } : each));
  expect(planWatch([one], earlier, { isStanding, now })).toEqual({ events: [], past: [], resources: 0, units: [] });
  const both = event("notebook-instance", arn, {
    resources: [...one.resources, { arn: arnOf("domain"), kind: "domain" }],
  });
  const plan = planWatch([both], earlier, { isStanding, now });
  expect(plan.events).toEqual([{ id: "event", settledAt: expect.stringMatching(/^9999/) }]);
  expect(plan.units.map(({ kind }) => kind)).not.toContain("notebook-instance");
});
