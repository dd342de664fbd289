import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestOf } from "#lib/analysis/iam/access-request.ts";
import type { AccessScope, Target } from "#lib/analysis/iam/access-scope.ts";
import { answersIn, blastRadius, countReach } from "#lib/analysis/iam/blast-radius.ts";
import { evaluate } from "#lib/analysis/iam/evaluation.ts";
import { underResourceControl } from "#lib/analysis/iam/organization-limits.ts";
import { principalNamed } from "#lib/analysis/iam/principal-access.ts";
import type { Principal } from "#lib/analysis/iam/principals.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, reading, region, unread } from "#tests/support/test-check.ts";
import {
  bucketArn,
  bucketReading,
  keyReading,
  roleArn,
  roleReading,
  scopeOf,
  thing,
  userArn,
  userReading,
} from "./access-account.ts";
import { allow, deny, inRegion, policy, type Statements, when } from "./roles.ts";

/* Past 300 lines, since examples and laws are asked of accounts that are made alike. */

const root = { AWS: `arn:aws:iam::${account}:root` };
const ofAccount = { ...allow("kms:*"), Principal: root };

function principal(scope: AccessScope, arn: string): Principal {
  const found = principalNamed(scope, arn);
  if (!found) throw new Error(`There is no ${arn}.`);
  return found;
}

/** `read lake: allowed`, of what a role with these statements reaches. */
function reachOf(has: Parameters<typeof roleReading>[1], things: Reading[]): string[] {
  const scope = scopeOf([roleReading("ml", has), ...things]);
  return blastRadius(scope, principal(scope, roleArn("ml"))).flatMap(({ verb, reached }) =>
    reached.map(({ identity, answer, keys, object }) =>
      [`${verb} ${identity.name}: ${answer}`, ...keys, ...(object === null ? [] : [`only ${object}`])].join(" "),
    ),
  );
}

describe("a bucket", () => {
  test("is read as a whole, in part, or not at all", () => {
    const read = (resource: string | string[], more?: object) =>
      reachOf({ inline: allow("s3:GetObject", resource, more) }, [bucketReading("lake")]);
    expect(read(`${bucketArn("lake")}/*`)).toEqual(["read lake: allowed"]);
    expect(read("*")).toEqual(["read lake: allowed"]);
    expect(read(`${bucketArn("lake")}/team/*`)).toEqual(["read lake: allowed only team/n"]);
    expect(read("arn:aws:s3:::*/team/*")).toEqual(["read lake: allowed only n/team/n"]);
    expect(read(bucketArn("lake"))).toEqual([]);
    expect(read(`${bucketArn("pond")}/*`)).toEqual([]);
  });

  test("is reached in what a deny spares of it", () => {
    const spared = { ...deny("s3:*", []), Resource: undefined, NotResource: `${bucketArn("lake")}/open/*` };
    expect(reachOf({ inline: [allow("s3:GetObject"), spared] }, [bucketReading("lake")])).toEqual([
      "read lake: allowed only open/n",
    ]);
  });

  test("lets in by its own policy whose own policies say nothing, under a session's name too", () => {
    const letsIn = (AWS: string) => {
      return reachOf({}, [
        bucketReading("lake", { ...allow("s3:GetObject", `${bucketArn("lake")}/*`), Principal: { AWS } }),
      ]);
    };
    expect(letsIn(roleArn("ml"))).toEqual(["read lake: allowed"]);
    expect(letsIn(`arn:aws:sts::${account}:assumed-role/ml/SageMaker`)).toEqual(["read lake: allowed"]);
    expect(letsIn(roleArn("other"))).toEqual([]);
    expect(letsIn(root.AWS)).toEqual([]);
  });

  test("of which the policy could not be read may let in anyone, and may keep out whoever has the right", () => {
    expect(reachOf({}, [bucketReading("lake", "unread")])).toContain("read lake: unknown");
    expect(reachOf({ inline: allow("s3:GetObject") }, [bucketReading("lake", "unread")])).toContain(
      "read lake: unknown",
    );
  });
});

describe("a key", () => {
  test("is whose its own policy says", () => {
    const uses = (own: Statements) => reachOf({ inline: allow("kms:Decrypt") }, [keyReading("k", own)]);
    expect(uses(ofAccount)).toEqual(["read k: allowed"]);
    expect(uses({ ...ofAccount, Principal: { AWS: userArn("ana") } })).toEqual([]);
  });

  test("is used through S3 alone where a condition says so", () => {
    const viaS3 = when("kms:ViaService", `s3.${region}.amazonaws.com`);
    expect(reachOf({ inline: allow("kms:Decrypt", "*", viaS3) }, [keyReading("k", ofAccount)])).toEqual([
      "read k: conditional kms:viaservice",
    ]);
  });

  test("is used by who has a grant, under what constrains it, and grants that were not read leave it open", () => {
    const grant = { GranteePrincipal: roleArn("ml"), Operations: ["Decrypt"] };
    expect(reachOf({}, [keyReading("k", ofAccount, [grant])])).toEqual(["read k: allowed"]);
    expect(reachOf({}, [keyReading("k", ofAccount, [{ ...grant, GranteePrincipal: roleArn("other") }])])).toEqual([]);
    const constrained = { ...grant, Constraints: { EncryptionContextSubset: { a: "b" } } };
    expect(reachOf({}, [keyReading("k", ofAccount, [constrained])])).toEqual([
      "read k: conditional kms:encryptioncontext",
    ]);
    expect(reachOf({}, [keyReading("k", ofAccount, "unread")])).toContain("read k: unknown");
  });
});

describe("what of SageMaker is reached", () => {
  test("hangs on tags as the resource has them", () => {
    const own = when("sagemaker:ResourceTag/team", "red");
    const open = (tags: { Key: string; Value: string }[]) =>
      reachOf({ inline: allow("sagemaker:CreatePresignedNotebookInstanceUrl", "*", own) }, [
        { ...thing("notebook-instance", "nb"), resource: { Tags: tags } } as Reading,
      ]);
    expect(open([{ Key: "team", Value: "red" }])).toEqual(["open nb: allowed"]);
    expect(open([{ Key: "team", Value: "blue" }])).toEqual([]);
    expect(open([])).toEqual([]);
  });

  test("is reached where it could not be read, by what it is called", () => {
    const hidden = unread("notebook-instance", "nb", {
      arn: `arn:aws:sagemaker:${region}:${account}:notebook-instance/nb`,
    });
    const on = (resource: string) => reachOf({ inline: allow("sagemaker:CreatePresigned*", resource) }, [hidden]);
    expect(on(`arn:aws:sagemaker:*:*:notebook-instance/nb`)).toEqual(["open nb: allowed"]);
    expect(on(`arn:aws:sagemaker:*:*:notebook-instance/other`)).toEqual([]);
  });

  test("by a user is reached by his own name and with his second factor", () => {
    const scope = scopeOf([
      userReading("ana", {
        inline: [
          allow("sagemaker:CreatePresignedDomainUrl", `arn:aws:sagemaker:*:*:user-profile/d-1/\${aws:username}`),
          allow("sagemaker:DeleteUserProfile", "*", when("aws:MultiFactorAuthPresent", "true", "Bool")),
        ],
      }),
      thing("user-profile", "d-1/ana", "user-profile"),
      thing("user-profile", "d-1/ben", "user-profile"),
    ]);
    const found = blastRadius(scope, principal(scope, userArn("ana"))).filter(({ kind }) => kind === "user-profile");
    expect(found.find(({ verb }) => verb === "open")?.reached.map(({ identity }) => identity.name)).toEqual([
      "d-1/ana",
    ]);
    expect(found.find(({ verb }) => verb === "delete")?.reached).toMatchObject([
      { answer: "conditional", keys: ["aws:multifactorauthpresent"] },
      { answer: "conditional", keys: ["aws:multifactorauthpresent"] },
    ]);
  });
});

/* Laws, over accounts made at random. */

const things = [
  bucketReading("lake"),
  bucketReading("team-red", { ...deny("s3:*", "*", when("aws:SecureTransport", "false", "Bool")), Principal: "*" }),
  bucketReading("shared", { ...allow("s3:GetObject", `${bucketArn("shared")}/*`), Principal: { AWS: roleArn("ml") } }),
  bucketReading("hidden", "unread"),
  keyReading("k1", ofAccount),
  keyReading("k2", { ...ofAccount, Principal: { AWS: roleArn("ml") } }, [
    { GranteePrincipal: userArn("ana"), Operations: ["Decrypt"] },
  ]),
  thing("notebook-instance", "nb-red"),
  thing("notebook-instance", "nb-blue"),
  thing("endpoint", "ep-red"),
  reading("pipeline", "p", {}),
];
const statement = fc
  .record({
    effect: fc.constantFrom("Allow", "Allow", "Deny"),
    Action: fc.constantFrom(
      "*",
      "s3:*",
      "s3:Get*",
      "kms:Decrypt",
      "sagemaker:*",
      "sagemaker:CreatePresigned*",
      "sagemaker:Delete*",
    ),
    Resource: fc.constantFrom(
      "*",
      `${bucketArn("lake")}/*`,
      `${bucketArn("*")}/red/*`,
      `${bucketArn("team-red")}*`,
      `arn:aws:sagemaker:*:${account}:*/*-red`,
      `arn:aws:kms:${region}:${account}:key/*`,
      `arn:aws:sagemaker:*:*:notebook-instance/\${aws:username}`,
    ),
    inverted: fc.boolean(),
    condition: fc.constantFrom(
      {},
      {},
      when("aws:SourceIp", "10.0.0.0/8", "IpAddress"),
      when("aws:PrincipalArn", roleArn("ml"), "ArnEquals"),
      when("aws:RequestedRegion", region),
      when("aws:MultiFactorAuthPresent", "true", "Bool"),
    ),
  })
  .map(({ effect, Action, Resource, inverted, condition }) => ({
    Effect: effect,
    Action,
    ...(inverted && Resource !== "*" ? { NotResource: Resource } : { Resource }),
    ...("Condition" in condition && { Condition: condition.Condition }),
  }));
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });

interface Made {
  inline: object[];
  boundary: object[] | undefined;
  unreadPolicy: boolean;
}
const made: fc.Arbitrary<Made> = fc.record({
  inline: statements,
  boundary: fc.option(statements, { nil: undefined, freq: 3 }),
  unreadPolicy: fc.boolean(),
});

function accountWith(has: Made): AccessScope {
  const parts = { inline: has.inline, boundary: has.boundary, unreadPolicy: has.unreadPolicy };
  return scopeOf([roleReading("ml", parts), roleReading("twin", parts), userReading("ana", parts), ...things]);
}

/** What is reached, and how surely: 0 for not at all. */
function surenessOf(scope: AccessScope, arn: string): Map<string, number> {
  const ranks = { unknown: 1, conditional: 2, allowed: 3 };
  return new Map(
    blastRadius(scope, principal(scope, arn)).flatMap(({ verb, reached }) =>
      reached.map(({ identity, answer }) => [`${verb} ${identity.arn}`, ranks[answer]] as const),
    ),
  );
}

function expectNoMore(after: Map<string, number>, before: Map<string, number>): void {
  for (const [what, sureness] of after) {
    expect(before.has(what), what).toBe(true);
    // What was not known may become sure by nothing that takes away.
    if (sureness === 3) expect(before.get(what), what).toBeGreaterThanOrEqual(3);
  }
}

const whole = { numRuns: 60 };

describe("laws", () => {
  test("one more deny, or a boundary, never makes anyone reach more", () => {
    fc.assert(
      fc.property(made, statements, (has, more) => {
        const before = accountWith(has);
        const denies = more.map((one) => ({ ...one, Effect: "Deny" }));
        for (const after of [
          accountWith({ ...has, inline: [...has.inline, ...denies] }),
          ...(has.boundary ? [] : [accountWith({ ...has, boundary: more })]),
        ]) {
          for (const arn of [roleArn("ml"), userArn("ana")])
            expectNoMore(surenessOf(after, arn), surenessOf(before, arn));
        }
      }),
      whole,
    );
  });

  test("a policy that is not read any more leaves nothing out that was reached, and makes nothing sure", () => {
    fc.assert(
      fc.property(made, (has) => {
        const before = surenessOf(accountWith({ ...has, unreadPolicy: false }), roleArn("ml"));
        const after = surenessOf(accountWith({ ...has, unreadPolicy: true }), roleArn("ml"));
        for (const what of before.keys()) expect(after.has(what), what).toBe(true);
        for (const [what, sureness] of after) {
          if (sureness === 3) expect(before.get(what), what).toBe(3);
        }
      }),
      whole,
    );
  });

  test("pair by pair it is what evaluate answers with all policies, whatever was remembered of others", () => {
    fc.assert(
      fc.property(made, made, (one, other) => {
        const scope = scopeOf([
          roleReading("ml", one),
          roleReading("twin", one),
          roleReading("other", other),
          userReading("ana", one),
          ...things,
        ]);
        for (const [kind, targets] of scope.targets) {
          for (const { action } of kind.actions) {
            for (const target of targets) expectSame(scope, action, target);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test("counts are of what is listed one by one, whoever asked before", () => {
    fc.assert(
      fc.property(made, made, (has, other) => {
        const scope = scopeOf([
          ...[roleReading("ml", has), roleReading("twin", has), userReading("ana", has)],
          ...[roleReading("other", other), userReading("ben", other)],
          ...things,
        ]);
        for (const who of scope.principals) {
          expect(countReach(scope, who)).toEqual(oneByOne(scope, who));
        }
      }),
      whole,
    );
  });
});

test("what is counted together is what is counted one by one: hundreds of buckets, tags, policies that name, and an organization", () => {
  const tagged = (name: string, at: number) =>
    ({
      ...thing("notebook-instance", name),
      resource: { Tags: [{ Key: "team", Value: at % 2 ? "red" : "blue" }] },
    }) as Reading;
  const letting = (name: string, at: number) => {
    const AWS = [roleArn("r1"), `arn:aws:iam::${account}:root`, "*"][at % 3];
    const condition = at % 2 ? when("aws:PrincipalArn", roleArn("r2"), "ArnLike") : {};
    return bucketReading(name, {
      ...allow("s3:GetObject", `${bucketArn(name)}/${at % 2 ? "*" : "in/*"}`, condition),
      Principal: { AWS },
    });
  };
  const numbers = Array.from({ length: 24 }, (_, at) => at);
  const own = numbers.flatMap((at) => [bucketReading(`plain-${at}`), letting(`let-${at}`, at), tagged(`nb-${at}`, at)]);
  const roles = [
    roleReading("r0"),
    roleReading("r1", { inline: allow("s3:GetObject", `${bucketArn("plain-3")}/*`) }),
    roleReading("r2", {
      inline: [allow("s3:*", `${bucketArn("*")}`), allow("s3:*", `${bucketArn("plain-?")}/team/*`)],
    }),
    roleReading("r3", { inline: [allow("*"), deny("s3:*", [`${bucketArn("let-1")}*`, `${bucketArn("plain-2")}/n*`])] }),
    roleReading("r4", { inline: allow("sagemaker:*", "*", when("aws:ResourceTag/team", "red")) }),
    roleReading("r5", {
      inline: [allow("*"), { ...deny("*", []), Resource: undefined, NotResource: `${bucketArn("plain-1")}*` }],
    }),
    roleReading("r6", { inline: allow("*", "*", inRegion), boundary: [allow("s3:*"), allow("sagemaker:Create*")] }),
    userReading("ana", { inline: allow("s3:*", `${bucketArn("*")}/\${aws:username}/*`) }),
  ];
  for (const order of [roles, roles.toReversed()]) {
    const scope = scopeOf([...order, ...own]);
    for (const who of scope.principals) expect(countReach(scope, who), who.identity.name).toEqual(oneByOne(scope, who));
  }
});

function oneByOne(scope: AccessScope, who: Principal) {
  return blastRadius(scope, who).flatMap(({ kind, verb, total, reached }) => {
    const count = (answer: string) => reached.filter((each) => each.answer === answer).length;
    const counts = { allowed: count("allowed"), conditional: count("conditional"), unknown: count("unknown") };
    return reached.length > 0 ? [{ kind, verb, total, ...counts }] : [];
  });
}

test("a service-linked role is limited by no policy of the organization", () => {
  const ofRoot = (id: string, Type: string, statement: object) =>
    reading(
      "organization-policy",
      id,
      { Type, Content: policy(statement), AwsManaged: false, Targets: [{ Type: "ROOT", TargetId: "r-1" }] } as object,
      { region: "global", arn: `arn:aws:organizations::111111111111:policy/o-1/${id}` },
    );
  const readings = [
    reading("organization", "o-1", { Id: "o-a1b2c3d4e5", MasterAccountId: "111111111111" }, { region: "global" }),
    ofRoot("p-1", "RESOURCE_CONTROL_POLICY", { ...deny("s3:*"), Principal: "*" }),
    bucketReading("lake"),
  ];
  const reads = (Path: string) => {
    const role = roleReading("ml", { inline: allow("s3:GetObject") });
    const scope = scopeOf([
      { ...role, resource: { ...(role as { resource: object }).resource, Path } } as Reading,
      ...readings,
    ]);
    return countReach(scope, principal(scope, roleArn("ml"))).map(({ verb }) => verb);
  };
  expect(reads("/")).toEqual([]);
  expect(reads("/aws-service-role/x.amazonaws.com/")).toEqual(["read"]);
});

/** What is answered quickly for all is what evaluate answers for one. */
function expectSame(scope: AccessScope, action: string, target: Target): void {
  const resource = action.endsWith("Object") ? `${target.identity.arn}/red/x` : target.identity.arn;
  const asked = { action, target, resource };
  for (const who of scope.principals) {
    const { holder } = who;
    if (!holder) throw new Error("All were read.");
    const { service, resourceControl } = scope.organization;
    const expected = evaluate(
      {
        identity: holder.policies.map((one) => one.statements),
        ...(holder.boundary && { boundary: [holder.boundary.statements] }),
        service,
        resourceControl: underResourceControl.test(action) ? resourceControl : [],
        ...("policy" in target && { resource: target.policy }),
      },
      requestOf(who, asked),
    );
    expect(answersIn(scope).of(who, asked), `${action} ${resource} ${who.identity.arn}`).toEqual(expected);
  }
}
