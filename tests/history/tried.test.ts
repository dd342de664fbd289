import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePolicy, type Statement } from "#lib/analysis/iam/policy.ts";
import { type TriedEvent, trial } from "#lib/history/tried.ts";
import { account, callOf, role, roleIdentity, userIdentity } from "./records.ts";

/* Past 300 lines, since what a record tells, leaves open and hides is asked of one policy after the other. */

const of = { account, isManagement: false };

function parsed(...statements: object[]): readonly Statement[] {
  const found = parsePolicy(JSON.stringify({ Statement: statements }));
  if (!found) throw new Error("No policy.");
  return found;
}
const deny = (Action: string | string[], Condition = {}, more = {}) => ({
  ...{ Sid: "Deny", Effect: "Deny", Action, Resource: "*", Condition },
  ...more,
});
const scp = (...statements: object[]) => [{ type: "scp" as const, statements: parsed(...statements) }];
const answerTo = (event: TriedEvent, ...statements: object[]) => trial(scp(...statements), of).add(event);

describe("a parameter", () => {
  const isolated = deny("sagemaker:CreateTrainingJob", { BoolIfExists: { "sagemaker:NetworkIsolation": "false" } });
  const inVpc = deny("sagemaker:CreateTrainingJob", { Null: { "sagemaker:VpcSubnets": "true" } });
  test.each([
    ["said", { enableNetworkIsolation: true }, isolated, "through"],
    ["said otherwise", { enableNetworkIsolation: false }, isolated, "denied"],
    ["left out, which is certain", { trainingJobName: "x" }, isolated, "denied"],
    ["of a record that has left all of them out", null, isolated, "undecided"],
    ["of one that was too long", { omitted: true, originalSize: 300_000 }, isolated, "undecided"],
    ["in a list", { vpcConfig: { subnets: ["subnet-1"] } }, inVpc, "through"],
    ["in a list that is empty", { vpcConfig: { subnets: [] } }, inVpc, "undecided"],
    ["in what AWS hides", { vpcConfig: "HIDDEN_DUE_TO_SECURITY_REASONS" }, inVpc, "undecided"],
    [
      "that we took a secret out of",
      { vpcConfig: { subnets: ["«redacted aws-access-key 0a1b2c»"] } },
      inVpc,
      "through",
    ],
    ["under a name that objects inherit", JSON.parse('{"__proto__":{"vpcConfig":{"subnets":["s"]}}}'), inVpc, "denied"],
  ])("%s", (_, request, statement, answer) => {
    expect(answerTo(callOf("CreateTrainingJob", request), statement)).toBe(answer);
  });

  test("of an action that is not in the table is never taken for absent", () => {
    const stray = deny("sagemaker:CreateModelPackage", { Null: { "sagemaker:VpcSubnets": "true" } });
    const told = trial(scp(stray), of);
    expect(told.add(callOf("CreateModelPackage", { modelPackageGroupName: "x" }))).toBe("undecided");
    expect(told.outcome().statements).toMatchObject([
      { sid: "Deny", undecided: 1, keys: [{ key: "sagemaker:vpcsubnets", calls: 1 }] },
    ]);
  });

  test("that names a key by its alias is there, and nobody knows which key it is", () => {
    const call = callOf("CreateNotebookInstance", { kmsKeyId: "alias/team" });
    const key = "sagemaker:VolumeKmsKeyArn";
    const arn = "arn:aws:kms:us-east-1:111122223333:key/1";
    expect(answerTo(call, deny("sagemaker:*", { Null: { [key]: "true" } }))).toBe("through");
    expect(answerTo(call, deny("sagemaker:*", { ArnNotEquals: { [key]: arn } }))).toBe("undecided");
  });

  test("that some variants have and others do not says nothing of a key with one value", () => {
    const call = (...productionVariants: object[]) => callOf("CreateEndpointConfig", { productionVariants });
    const nameless = deny("sagemaker:CreateEndpointConfig", { Null: { "sagemaker:ModelArn": "true" } });
    expect(answerTo(call({ modelName: "m" }, { modelName: "n" }), nameless)).toBe("through");
    expect(answerTo(call({ variantName: "v" }), nameless)).toBe("denied");
    expect(answerTo(call({ modelName: "m" }, { variantName: "v" }), nameless)).toBe("undecided");
  });
});

describe("MFA", () => {
  const flag = (mfaAuthenticated: string | undefined, identity: object) => ({
    userIdentity: { ...identity, sessionContext: { ...roleIdentity.sessionContext, attributes: { mfaAuthenticated } } },
  });
  const plain = deny("sagemaker:*", { Bool: { "aws:MultiFactorAuthPresent": "false" } });
  const lenient = deny("sagemaker:*", { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } });
  test.each([
    ["shown", flag("true", userIdentity), "through", "through"],
    ["not shown by a person's session", flag("false", userIdentity), "denied", "denied"],
    [
      "not shown by a role's session, of which some have no such key",
      flag("false", roleIdentity),
      "undecided",
      "denied",
    ],
    ["of a user's own key, which has no such key", { userIdentity }, "through", "denied"],
    ["not recorded", flag(undefined, roleIdentity), "undecided", "undecided"],
  ])("%s", (_, more, ofPlain, ofLenient) => {
    const call = callOf("DeleteModel", { modelName: "m" }, more);
    expect([answerTo(call, plain), answerTo(call, lenient)]).toEqual([ofPlain, ofLenient]);
  });
});

describe("calls that policies of an organization do not bind", () => {
  const everything = [
    ...scp(deny("*")),
    { type: "rcp" as const, statements: parsed(deny("*", {}, { Principal: "*" })) },
  ];
  const only = scp(deny("*"));
  const linked = `arn:aws:iam::${account}:role/aws-service-role/sagemaker.amazonaws.com/AWSServiceRoleForSageMaker`;
  const issued = { ...roleIdentity, sessionContext: { sessionIssuer: { arn: linked } } };
  test.each([
    ["of a service itself", { userIdentity: { invokedBy: "sagemaker.amazonaws.com" } }, {}, "service"],
    ["of a service-linked role", { userIdentity: issued }, { sessionIssuer: linked }, "service-linked-role"],
    ["of another account", { userIdentity: { type: "AWSAccount", accountId: "444455556666" } }, {}, "other-account"],
  ])("%s", (_, more, row, why) => {
    const told = trial(only, of);
    expect(told.add(callOf("DeleteModel", { modelName: "m" }, more, row))).toBeUndefined();
    expect(told.outcome()).toMatchObject({ calls: 0, denied: 0, exempt: { [why]: 1 } });
  });

  test("are all of the management account's", () => {
    const told = trial(everything, { account, isManagement: true });
    expect(told.add(callOf("DeleteModel", { modelName: "m" }))).toBeUndefined();
    expect(told.outcome()).toMatchObject({ calls: 0, exempt: { "management-account": 1 } });
  });

  test("and those that failed anyway are counted apart, with whoever is denied only what is somebody else's", () => {
    const told = trial(everything, of);
    told.add(callOf("DeleteModel", { modelName: "m" }, {}, { errorCode: "AccessDenied" }));
    expect(told.outcome()).toMatchObject({ calls: 0, failed: 1 });
    const bucket = { resources: [{ ARN: "arn:aws:s3:::theirs", accountId: "444455556666" }] };
    const rcp = everything.slice(1);
    const row = { source: "s3.amazonaws.com" };
    expect(trial(rcp, of).add(callOf("GetBucketAcl", {}, bucket, row))).toBe("through");
    expect(trial(rcp, of).add(callOf("GetBucketAcl", {}, {}, row))).toBe("undecided");
    const own = { resources: [{ ARN: "arn:aws:s3:::ours", accountId: account }] };
    expect(trial(rcp, of).add(callOf("GetBucketAcl", {}, own, row))).toBe("denied");
  });
});

test("a role that a call passes is asked for as AWS asks for it", () => {
  const passing = callOf("CreateModel", { modelName: "m", executionRoleArn: role });
  const pass = (Resource: string) => ({ Sid: "Pass", Effect: "Deny", Action: "iam:PassRole", Resource });
  expect(answerTo(passing, pass("*"))).toBe("denied");
  expect(answerTo(passing, pass(`arn:aws:iam::${account}:role/team/*`))).toBe("denied");
  expect(answerTo(passing, pass(`arn:aws:iam::${account}:role/other/*`))).toBe("through");
  expect(answerTo(callOf("CreateModel", { modelName: "m" }), pass("*"))).toBeUndefined();
});

test("a resource is held against the pattern where the record tells it, and else nobody decides", () => {
  const one = deny("sagemaker:*", {}, { Resource: `arn:aws:sagemaker:*:${account}:model/secret-*` });
  expect(answerTo(callOf("DeleteModel", { modelName: "secret-1" }), one)).toBe("denied");
  expect(answerTo(callOf("DeleteModel", { modelName: "open" }), one)).toBe("through");
  expect(answerTo(callOf("ListModels", {}), one)).toBe("undecided");
});

const names = ["CreateTrainingJob", "CreateModel", "CreateEndpointConfig", "UpdateNotebookInstance", "DeleteModel"];
const request = fc.record(
  {
    trainingJobName: fc.constantFrom("a", "__proto__", "constructor", "\u202e<img>", "arn:aws:x", "«redacted»"),
    modelName: fc.constantFrom("m", "M", "x".repeat(300)),
    enableNetworkIsolation: fc.boolean(),
    rootAccess: fc.constantFrom("Enabled", "Disabled"),
    kmsKeyId: fc.constantFrom("alias/a", `arn:aws:kms:us-east-1:${account}:key/1`),
    vpcConfig: fc.record({
      subnets: fc.array(fc.constantFrom("subnet-1", "subnet-2"), { minLength: 1, maxLength: 2 }),
    }),
    productionVariants: fc.array(
      fc.record(
        { variantName: fc.constant("v"), instanceType: fc.constantFrom("ml.m5.large", "ml.g5.xlarge") },
        { requiredKeys: [] },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    resourceConfig: fc.record({ keepAlivePeriodInSeconds: fc.constantFrom(0, 60, 3600) }),
    tags: fc.array(fc.record({ key: fc.constantFrom("team", "Team", "stage"), value: fc.constantFrom("", "red") }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);
const call = fc
  .tuple(fc.constantFrom(...names), request, fc.constantFrom(roleIdentity, userIdentity), fc.boolean())
  .map(([name, parameters, identity, isPrivate]) =>
    callOf(name, parameters, {
      userIdentity: identity,
      ...(isPrivate && { sourceIPAddress: "10.0.0.7", vpcEndpointId: "vpce-1" }),
    }),
  );

const keys: Record<string, [operators: string[], values: string[]]> = {
  "sagemaker:NetworkIsolation": [
    ["Bool", "BoolIfExists", "Null"],
    ["true", "false"],
  ],
  "sagemaker:RootAccess": [
    ["StringEquals", "StringNotEquals", "StringNotEqualsIfExists"],
    ["Enabled", "Disabled"],
  ],
  "sagemaker:VpcSubnets": [["Null"], ["true", "false"]],
  "sagemaker:InstanceTypes": [
    ["ForAnyValue:StringLike", "ForAllValues:StringNotLike"],
    ["ml.m5.*", "ml.g*", "*"],
  ],
  "sagemaker:VolumeKmsKeyArn": [["Null"], ["true", "false"]],
  "sagemaker:KeepAlivePeriod": [
    ["NumericGreaterThan", "NumericLessThanEqualsIfExists"],
    ["60", "3000"],
  ],
  "aws:MultiFactorAuthPresent": [
    ["Bool", "BoolIfExists", "Null"],
    ["true", "false"],
  ],
  "aws:SourceIp": [
    ["IpAddress", "NotIpAddress"],
    ["203.0.113.0/24", "10.0.0.0/8"],
  ],
  "aws:SourceVpce": [
    ["StringEquals", "StringNotEqualsIfExists", "Null"],
    ["vpce-1", "true"],
  ],
  "aws:SecureTransport": [["Bool"], ["true", "false"]],
  "aws:PrincipalArn": [
    ["ArnLike", "ArnNotLike"],
    [role, `arn:aws:iam::*:user/*`],
  ],
  "aws:RequestTag/team": [
    ["StringEquals", "Null", "StringNotEquals"],
    ["red", "true"],
  ],
  "aws:TagKeys": [
    ["ForAnyValue:StringEquals", "Null"],
    ["team", "true"],
  ],
  "aws:ResourceTag/team": [["StringEquals", "StringNotEqualsIfExists"], ["red"]],
};
const condition = fc.constantFrom(...Object.keys(keys)).chain((key) => {
  const [operators, values] = keys[key] ?? [[], []];
  return fc.tuple(fc.constant(key), fc.constantFrom(...operators), fc.subarray(values, { minLength: 1, maxLength: 1 }));
});
const statement = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...names.map((name) => `sagemaker:${name}`), "sagemaker:*", "*"), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.array(condition, { maxLength: 2 }),
    fc.constantFrom("*", "*", `arn:aws:sagemaker:*:*:model/m`),
  )
  .map(([actions, conditions, Resource]) => {
    const Condition: Record<string, Record<string, string[]>> = {};
    for (const [key, operator, values] of conditions) Condition[operator] = { ...Condition[operator], [key]: values };
    return deny(actions, Condition, { Resource });
  });

/** Ways in which a record tells less of the same call. */
const losses: ((record: Record<string, unknown>) => Record<string, unknown>)[] = [
  (record) => ({ ...record, requestParameters: null }),
  (record) => ({ ...record, requestParameters: { omitted: true } }),
  (record) => ({ unreadable: "The record is not valid JSON.", resources: record.resources }),
  ({ tlsDetails: _, ...record }) => record,
  ({ sourceIPAddress: _, ...record }) => record,
  (record) => ({ ...record, userIdentity: { ...(record.userIdentity as object), sessionContext: {} } }),
  ({ userIdentity: _, ...record }) => record,
  ...["vpcConfig", "productionVariants", "resourceConfig", "rootAccess", "kmsKeyId", "tags"].map(
    (member) => (record: Record<string, unknown>) => {
      const parameters = record.requestParameters as Record<string, unknown>;
      if (!(member in parameters)) return record;
      return { ...record, requestParameters: { ...parameters, [member]: "HIDDEN_DUE_TO_SECURITY_REASONS" } };
    },
  ),
];

describe("laws", () => {
  test("of a call whose record tells less, the answer is the same or there is none", () => {
    const seen = { same: 0, open: 0 };
    fc.assert(
      fc.property(call, statement, fc.constantFrom(...losses), (event, one, loss) => {
        const whole = answerTo(event, one);
        const less = answerTo({ ...event, record: loss(event.record) }, one);
        if (less !== "undecided") expect(less).toBe(whole);
        seen[less === whole ? "same" : "open"]++;
      }),
      { numRuns: 4_000 },
    );
    expect(Math.min(seen.same, seen.open)).toBeGreaterThan(50);
  });

  test("to deny everything denies every call, and what names no action denies none", () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 8 }), (events) => {
        const [all, none] = [trial(scp(deny("*")), of), trial(scp(deny("nothing:*")), of)];
        for (const event of events) {
          expect(all.add(event)).toBe("denied");
          expect(none.add(event)).toBeUndefined();
        }
        expect(all.outcome()).toMatchObject({ calls: events.length, denied: events.length, undecided: 0, through: 0 });
        expect(none.outcome()).toMatchObject({ calls: 0, denied: 0, actors: [], names: [] });
      }),
      { numRuns: 100 },
    );
  });

  test("more statements deny no fewer calls, and let no more through", () => {
    const rank = { through: 0, undecided: 1, denied: 2 };
    fc.assert(
      fc.property(call, fc.array(statement, { maxLength: 3 }), statement, (event, few, one) => {
        const before = answerTo(event, ...few) ?? "through";
        const after = answerTo(event, ...few, one) ?? "through";
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("what is counted adds up, whatever is remembered and in whatever order the calls come", () => {
    fc.assert(
      fc.property(
        fc.array(call, { maxLength: 12 }),
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        (events, some) => {
          const told = trial(scp(...some), of);
          const alone = events.map((event) => answerTo(event, ...some));
          expect(events.map((event) => told.add(event))).toEqual(alone);
          const back = trial(scp(...some), of);
          for (const event of events.toReversed()) back.add(event);
          const { denied, undecided, through, calls, names: byName, actors } = told.outcome();
          expect(back.outcome()).toMatchObject({ denied, undecided, through, calls });
          expect(denied + undecided + through).toBe(calls);
          expect(byName.reduce((sum, one) => sum + one.denied, 0)).toBe(denied);
          expect(actors.reduce((sum, one) => sum + one.denied + one.undecided, 0)).toBe(denied + undecided);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test("ten thousand calls, no two alike, are each counted, and what is told of them stays small", () => {
  const told = trial(scp(deny("sagemaker:CreateModel", { Null: { "sagemaker:VpcSubnets": "true" } })), of);
  for (let at = 0; at < 10_000; at++)
    told.add(callOf("CreateModel", { modelName: `m-${at}`, ...(at % 2 && { vpcConfig: { subnets: ["s"] } }) }));
  expect(told.outcome()).toMatchObject({ calls: 10_000, denied: 5_000, through: 5_000, actorCount: 1 });
  expect(told.outcome().names[0]?.events).toHaveLength(5);
});
