import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AccessAnswers } from "#lib/analysis/iam/access-answers.ts";
import { principalDetail, reachersOf } from "#lib/analysis/iam/access-detail.ts";
import { type AccessScope, accessScope } from "#lib/analysis/iam/access-scope.ts";
import { is } from "#lib/analysis/iam/conditions.ts";
import { accessOf, principalNamed } from "#lib/analysis/iam/principal-access.ts";
import type { Principal } from "#lib/analysis/iam/principals.ts";
import { hopsOf } from "#lib/analysis/iam/role-hops.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, inventoryOf, now, reading, region } from "#tests/support/test-check.ts";
import { roleArn, roleReading, scopeOf, thing, userArn, userReading } from "./access-account.ts";
import { allow, deny, letIn, policy, sageMaker, sageMakerTrust, when } from "./roles.ts";

const ofAccount = policy(letIn({ AWS: `arn:aws:iam::${account}:root` }));
const pass = allow("iam:PassRole", roleArn("strong"), when("iam:PassedToService", "sagemaker.amazonaws.com"));
const start = allow("sagemaker:CreateTrainingJob");

function rowOf(arn: string, ...readings: Reading[]) {
  const scope = scopeOf(readings);
  const principal = principalNamed(scope, arn);
  if (!principal) throw new Error(`There is no ${arn}.`);
  const inventory = inventoryOf([reading("guardduty", region, {}, { region }), ...readings]);
  return { ...accessOf(scope, inventory, principal), detail: principalDetail(scope, inventory, arn) };
}

const strong = (trust = sageMakerTrust) => roleReading("strong", { inline: allow("*"), trust });

describe("a role is got at", () => {
  test("by passing it to SageMaker and starting something there, and not without", () => {
    const row = rowOf(userArn("ana"), userReading("ana", { inline: [pass, start] }), strong());
    expect(row).toMatchObject({ administrator: "no", via: { role: roleArn("strong"), how: "pass", isSure: true } });
    expect(rowOf(userArn("ana"), userReading("ana", { inline: pass }), strong())).toMatchObject({
      via: null,
      passes: { count: 0 },
    });
    expect(
      rowOf(userArn("ana"), userReading("ana", { inline: [pass, start, deny("sagemaker:*")] }), strong()).via,
    ).toBe(null);
  });

  test("by passing it to a service that takes it, whatever can be started there", () => {
    const lambda = policy(letIn({ Service: "lambda.amazonaws.com" }));
    const any = allow("iam:PassRole");
    expect(rowOf(userArn("ana"), userReading("ana", { inline: any }), strong(lambda)).passes.count).toBe(1);
    expect(rowOf(userArn("ana"), userReading("ana", { inline: pass }), strong(lambda)).passes.count).toBe(0);
  });

  test("by assuming it where both sides allow that, or it names who does", () => {
    const assume = allow("sts:AssumeRole", roleArn("strong"));
    const assumes = (inline: object | undefined, trust: string) =>
      rowOf(userArn("ana"), userReading("ana", { inline }), strong(trust)).assumes;
    expect(assumes(assume, ofAccount)).toEqual({ count: 1, doubtful: 0, unknown: 0 });
    expect(assumes(undefined, ofAccount).count).toBe(0);
    expect(assumes(assume, sageMakerTrust).count).toBe(0);
    expect(assumes(undefined, policy(letIn({ AWS: userArn("ana") }))).count).toBe(1);
    expect(assumes(assume, policy(letIn({ AWS: userArn("ana") }, when("sts:ExternalId", "x"))))).toEqual({
      count: 1,
      doubtful: 1,
      unknown: 0,
    });
  });

  test("perhaps, where its trust could not be understood", () => {
    const row = rowOf(userArn("ana"), userReading("ana"), strong("{}"));
    expect(row.assumes).toEqual({ count: 0, doubtful: 0, unknown: 1 });
    expect(row.via).toMatchObject({ isSure: false });
  });

  test("over another, which is told as two steps", () => {
    const middle = roleReading("middle", { inline: allow("sts:AssumeRole", roleArn("strong")), trust: ofAccount });
    const ana = userReading("ana", { inline: allow("sts:AssumeRole", roleArn("middle")) });
    const row = rowOf(userArn("ana"), ana, middle, strong(ofAccount));
    expect(row.via).toMatchObject({ role: roleArn("middle"), how: "assume", isSure: true });
    expect(row.detail?.hops.shown).toMatchObject([
      { role: roleArn("strong"), from: roleArn("middle"), administrator: "outright" },
      { role: roleArn("middle"), from: null, administrator: "no" },
    ]);
  });
});

test("a way over another is as sure as the less sure of its two hops", () => {
  const ana = userReading("ana", { inline: allow("sts:AssumeRole", roleArn("middle")) });
  const over = (more: object | undefined, trust = ofAccount) => {
    const middle = roleReading("middle", {
      inline: allow("sts:AssumeRole", roleArn("strong"), more),
      trust: ofAccount,
    });
    return rowOf(userArn("ana"), ana, middle, strong(trust)).via;
  };
  expect(over({})).toMatchObject({ role: roleArn("middle"), isSure: true });
  expect(over(when("aws:SourceIp", "10.0.0.0/8", "IpAddress"))).toMatchObject({ isSure: false });
  // What the second hop leads to hangs on a trust that cannot be understood: that is no way that there is not.
  expect(over({}, "{}")).toMatchObject({ isSure: false });
});

test("a deny for one service leaves the others that a role may be passed to", () => {
  const both = policy(letIn({ Service: ["ec2.amazonaws.com", "sagemaker.amazonaws.com"] }));
  const passes = (...inline: object[]) =>
    rowOf(userArn("ana"), userReading("ana", { inline: [...inline, start] }), strong(both)).passes;
  const toEc2 = when("iam:PassedToService", "ec2.amazonaws.com");
  const open = { count: 1, doubtful: 0, unknown: 0 };
  expect(passes(allow("iam:PassRole"), deny("iam:PassRole", "*", toEc2))).toEqual(open);
  const allButEc2 = when("iam:PassedToService", "ec2.amazonaws.com", "StringNotEquals");
  expect(passes(allow("iam:PassRole", "*", allButEc2))).toEqual(open);
  const neither = when("iam:PassedToService", ["ec2.amazonaws.com", "sagemaker.amazonaws.com"]);
  expect(passes(allow("iam:PassRole"), deny("iam:PassRole", "*", neither)).count).toBe(0);
});

test("what uses a role is not known where nothing that may could be read", () => {
  const readings = [reading("guardduty", region, {}, { region }), roleReading("ml")];
  const usedBy = (blind: Parameters<typeof inventoryOf>[1], ...more: Reading[]) => {
    const inventory = inventoryOf([...readings, ...more], blind);
    const scope = accessScope(inventory, account, now);
    const principal = principalNamed(scope, roleArn("ml"));
    return principal && accessOf(scope, inventory, principal).usedBy;
  };
  expect(usedBy([])).toEqual([]);
  expect(usedBy(["notebook-instance"])).toBeNull();
  expect(usedBy(["endpoint", "model"])).toBeNull();
  const notebook = reading("notebook-instance", "nb", { RoleArn: roleArn("ml") });
  expect(usedBy(["model"], notebook)).toEqual([{ kind: "notebook-instance", count: 1 }]);
});

test("who gets at a role or a resource is told from its own side too", () => {
  const readings = [
    userReading("ana", { inline: [pass, start, allow("sagemaker:CreatePresigned*")] }),
    userReading("ben"),
    strong(policy(letIn(sageMaker))),
    thing("notebook-instance", "nb"),
  ];
  const scope = scopeOf(readings);
  const names = (arn: string) =>
    reachersOf(scope, arn)
      ?.shown.map(({ name, how }) => `${name} ${how}`)
      .sort();
  expect(names(roleArn("strong"))).toEqual(["ana pass"]);
  expect(names(`arn:aws:sagemaker:${region}:${account}:notebook-instance/nb`)).toEqual([
    "ana open",
    "strong change",
    "strong delete",
    "strong open",
  ]);
  expect(reachersOf(scope, "arn:aws:sagemaker:us-east-1:1:image/none")).toBeUndefined();
});

test("ways to administrator are told with their statements, and what they hang on", () => {
  const inline = [
    { ...allow("iam:PutRolePolicy", roleArn("ml")), Sid: "Own" },
    allow("iam:AttachRolePolicy", "*", when("aws:SourceIp", "10.0.0.0/8", "IpAddress")),
  ];
  const { detail, administrator } = rowOf(roleArn("ml"), roleReading("ml", { inline }));
  expect(administrator).toBe("becomes");
  expect(detail?.ways[0]).toMatchObject({ certain: true, by: [{ policy: "own", sid: "Own" }] });
  expect(detail?.ways.some(({ certain }) => !certain)).toBe(true);
  const held = rowOf(roleArn("ml"), roleReading("ml", { inline, boundary: allow("s3:*") }));
  expect(held).toMatchObject({ administrator: "no", detail: { ways: [] } });
});

test("of whose policies nothing is known nothing is said to be out of reach", () => {
  const row = rowOf(userArn("ana"), userReading("ana", { groups: ["hidden"] }), strong(), thing("endpoint", "e"));
  expect(row.unread).toContain("hidden");
  expect(row.administrator).toBe("unknown");
  expect(row.reach.every(({ unknown, total }) => unknown === total)).toBe(true);
  expect(row.reach.length).toBeGreaterThan(2);
  expect(row.mfa).toBe("unknown");
});

/** As `hopsOf` says it, asked about one role after the other and one service after the other. */
function hopsOneByOne(scope: AccessScope, who: Principal, services: Record<string, string[]>): string[] {
  const asked = new AccessAnswers(scope);
  const order = ["denied", "unknown", "conditional", "allowed"];
  return scope.roles.flatMap((target) => {
    const { arn, name } = target.identity;
    if (arn === who.identity.arn) return [];
    const { policy: _trust, ...passed } = target;
    const pass = (services[name] ?? []).map((service) => {
      const brings = service === "*" ? {} : { "iam:passedtoservice": [is(service)] };
      return asked.of(who, { action: "iam:PassRole", target: passed, brings }).answer;
    });
    const best = pass.sort((one, other) => order.indexOf(other) - order.indexOf(one))[0] ?? "denied";
    const assume = asked.of(who, { action: "sts:AssumeRole", target }).answer;
    return [
      ...(assume === "denied" ? [] : [`assume ${name} ${assume}`]),
      ...(best === "denied" ? [] : [`pass ${name} ${best}`]),
    ];
  });
}

test("hops that are found together are those that are found one by one", () => {
  const services: Record<string, string[]> = {
    lambda: ["lambda.amazonaws.com"],
    both: ["lambda.amazonaws.com", "ec2.amazonaws.com"],
    open: ["*"],
    hidden: ["*"],
    named: [],
  };
  const trusts: Record<string, string> = {
    lambda: policy([letIn({ Service: "lambda.amazonaws.com" }), letIn({ AWS: `arn:aws:iam::${account}:root` })]),
    both: policy([letIn({ Service: services.both }), letIn({ AWS: userArn("ana") })]),
    open: policy(letIn("*", when("aws:PrincipalArn", roleArn("lambda"), "ArnLike"))),
    hidden: "{}",
    named: policy([letIn({ AWS: roleArn("both") }), { ...letIn({ AWS: userArn("ana") }), Effect: "Deny" }]),
  };
  const statement = fc
    .record({
      Effect: fc.constantFrom("Allow", "Allow", "Deny"),
      Action: fc.constantFrom("*", "iam:PassRole", "sts:*", "sts:AssumeRole"),
      Resource: fc.constantFrom("*", roleArn("both"), roleArn("*"), roleArn("l*"), roleArn("n?med")),
      more: fc.constantFrom(
        {},
        {},
        when("iam:PassedToService", "ec2.amazonaws.com"),
        when("iam:PassedToService", "lambda.*", "StringNotLike"),
        when("aws:PrincipalArn", roleArn("both"), "ArnLike"),
        when("aws:SourceIp", "10.0.0.0/8", "IpAddress"),
      ),
    })
    .map(({ more, ...one }) => ({ ...one, ...more }));
  const own = fc.array(statement, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(own, own, own, (one, two, three) => {
      const inline = [one, two, three, one, two];
      const roles = Object.keys(services).map((name, at) => {
        return roleReading(name, { inline: inline[at], trust: trusts[name] ?? "" });
      });
      const scope = scopeOf([...roles, userReading("ana", { inline: one }), userReading("ben", { inline: three })]);
      for (const who of scope.principals) {
        const found = hopsOf(scope, who).map(({ how, role, answer }) => `${how} ${role.split("/").at(-1)} ${answer}`);
        expect(found.sort(), who.identity.name).toEqual(hopsOneByOne(scope, who, services).sort());
      }
    }),
    { numRuns: 60 },
  );
});
