import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { account } from "#tests/support/test-check.ts";
import { allow, attached, deny, role, roleArn, type Statements } from "./roles.ts";

const answerOf = (parts: Parameters<typeof role>[0]) => isAdministrator(role(parts)).answer;
const inline = (...statements: object[]) => answerOf({ inline: statements });
const mfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
const inRegion = { Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } };

describe("a role is administrator", () => {
  test.each<[string, object[]]>([
    ["by * on *", [allow("*")]],
    ["by *:*", [allow("*:*")]],
    ["by a run of stars and marks", [allow("**", "?*")]],
    ["by NotAction with a trivial exclusion", [{ Effect: "Allow", NotAction: "aws-portal:*", Resource: "*" }]],
    ["by NotResource", [{ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::secret/*" }]],
    [
      "as power user: everything but IAM is every secret and every function",
      [{ Effect: "Allow", NotAction: ["iam:*", "organizations:*"], Resource: "*" }],
    ],
    ["in spite of a deny of a few actions", [allow("*"), deny(["s3:DeleteBucket", "iam:*"])]],
    ["in spite of a deny that only holds sometimes", [allow("*"), deny("*", "*", mfa)]],
    ["by iam:*", [allow("iam:*")]],
    ["by attaching policies to itself", [allow("IAM:AttachRolePolicy", roleArn)]],
    ["by inline policies on every role", [allow("iam:Put*", `arn:aws:iam::${account}:role/*`)]],
    ["by rewriting any policy", [allow("iam:CreatePolicyVersion")]],
    ["by rewriting the trust of any role", [allow("iam:UpdateAssumeRolePolicy")]],
    ["by access keys for any user", [allow("iam:CreateAccessKey")]],
    ["by passing any role to code it starts", [allow("iam:PassRole"), allow("sagemaker:CreateTrainingJob")]],
    [
      "by passing any role to code it starts in one region only",
      [
        allow("iam:PassRole", "arn:aws:iam::*:role/*"),
        allow("lambda:*", `arn:aws:lambda:eu-west-1:${account}:function:*`),
      ],
    ],
  ])("%s", (_name, statements) => {
    expect(inline(...statements)).toBe(true);
  });

  test("by a customer managed policy of its own that it may rewrite", () => {
    const own = attached("work", [
      allow("s3:GetObject"),
      allow("iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/work`),
    ]);
    expect(answerOf({ managed: [own] })).toBe(true);
  });

  test("by AdministratorAccess, even when its document was not read", () => {
    expect(answerOf({ managed: [attached("AdministratorAccess", undefined, "aws")] })).toBe(true);
    expect(answerOf({ managed: [attached("AdministratorAccess", undefined, account)] })).toBe("unknown");
  });

  test("when another policy could not be read: more can only be taken away by a deny that is not known", () => {
    expect(answerOf({ inline: [allow("*")], managed: [attached("other")] })).toBe(true);
  });

  test("evidence names the policy and the statement, and the culprits are the policies to take away", () => {
    const found = isAdministrator(
      role({ inline: allow("s3:*"), managed: [attached("big", [allow("s3:*"), allow("*")])] }),
    );
    expect(found).toMatchObject({
      answer: true,
      evidence: [
        { path: "ManagedPolicies[0].Document.Statement[1]", observed: expect.stringContaining("big: Allow * on *") },
      ],
      culprits: [{ name: "big" }],
    });
  });
});

test("what PassRole needs beside it is evidence, but not a policy to take away", () => {
  const found = isAdministrator(role({ inline: allow("iam:PassRole"), managed: [attached("work", allow("glue:*"))] }));
  expect(found).toMatchObject({
    answer: true,
    evidence: [
      { path: "RolePolicyList[0].PolicyDocument.Statement[0]" },
      { path: "ManagedPolicies[0].Document.Statement[0]" },
    ],
    culprits: [{ name: "own" }],
  });
  expect(found).toHaveProperty("culprits.length", 1);
});

describe("a role is not administrator", () => {
  test.each<[string, object[]]>([
    ["without statements", []],
    ["with every action of one service", [allow("s3:*")]],
    ["with every action on one bucket", [allow("*", "arn:aws:s3:::data/*")]],
    ["with read access to everything", [allow(["*:Get*", "*:List*", "*:Describe*"])]],
    ["with a NotAction that excludes everything", [{ Effect: "Allow", NotAction: "*", Resource: "*" }]],
    ["when everything is denied", [allow("*"), deny("*")]],
    ["when a deny leaves one service", [allow("*"), { Effect: "Deny", NotAction: "s3:*", Resource: "*" }]],
    ["with IAM reading", [allow(["iam:Get*", "iam:List*"])]],
    ["with attaching to other roles by name", [allow("iam:AttachRolePolicy", `arn:aws:iam::${account}:role/app-*`)]],
    [
      "with attaching only named policies",
      [
        allow("iam:AttachRolePolicy", "*", {
          Condition: { ArnEquals: { "iam:PolicyARN": `arn:aws:iam::${account}:policy/work` } },
        }),
      ],
    ],
    ["with PassRole and nothing to pass it to", [allow("iam:PassRole"), allow("s3:*")]],
    [
      "with PassRole of named roles",
      [allow("iam:PassRole", `arn:aws:iam::${account}:role/sagemaker-*`), allow("sagemaker:*")],
    ],
    [
      "with PassRole to SageMaker, whose roles are judged themselves",
      [
        allow("iam:PassRole", "*", {
          Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
        }),
        allow("sagemaker:*"),
      ],
    ],
    [
      "when what starts code is denied everywhere",
      [allow("iam:PassRole"), allow("sagemaker:*"), deny("sagemaker:Create*")],
    ],
  ])("%s", (_name, statements) => {
    expect(inline(...statements)).toBe(false);
  });

  test("when its permissions boundary leaves little", () => {
    expect(answerOf({ inline: allow("*"), boundary: allow(["s3:*", "sagemaker:*"]) })).toBe(false);
    expect(answerOf({ inline: allow("*"), boundary: [allow("*"), deny("*")] })).toBe(false);
  });

  test("when it may only write policies within a boundary it cannot lift", () => {
    expect(answerOf({ inline: allow("iam:PutRolePolicy"), boundary: allow(["s3:*", "iam:PutRolePolicy"]) })).toBe(
      false,
    );
  });

  test("and evidence lists what was judged", () => {
    const found = isAdministrator(role({ inline: allow("s3:*"), managed: [attached("work", allow("s3:*"))] }));
    expect(found).toMatchObject({ answer: false, evidence: [{ observed: ["work"] }, { observed: ["own"] }] });
  });

  test("without administrator rights the boundary need not be known: it only takes away", () => {
    expect(answerOf({ inline: allow("s3:*"), boundary: "unread" })).toBe(false);
  });
});

describe("permissions boundaries that do not hold", () => {
  test.each<[string, object, Statements]>([
    ["a boundary that allows everything", allow("*"), allow("*")],
    [
      "one that the role may take off itself",
      allow("*"),
      allow(["s3:*", "iam:PutRolePolicy", "iam:DeleteRolePermissionsBoundary"]),
    ],
    ["one that leaves other people's keys", allow("*"), allow("iam:CreateAccessKey")],
  ])("%s", (_name, statement, boundary) => {
    expect(answerOf({ inline: statement, boundary })).toBe(true);
  });
});

describe("it is unknown", () => {
  test.each<[string, Parameters<typeof role>[0]]>([
    ["when a policy's document is missing", { inline: allow("s3:*"), managed: [attached("other")] }],
    ["when a policy cannot be understood", { managed: [{ ...attached("bad"), Document: "{" }] }],
    [
      "when a policy has statements without a resource",
      { managed: [{ ...attached("bad"), Document: '{"Statement":{"Effect":"Allow","Action":"*"}}' }] },
    ],
    [
      "when the boundary holds but a policy is missing",
      { inline: allow("*"), managed: [attached("other")], boundary: allow("s3:*") },
    ],
    ["when the boundary of an administrator is missing", { inline: allow("*"), boundary: "unread" }],
    ["when everything is allowed under a condition of the request", { inline: allow("*", "*", inRegion) }],
    ["when a way to administrator hangs on such a condition", { inline: allow("iam:AttachRolePolicy", "*", inRegion) }],
    [
      "when a condition on the passed-to service is empty of meaning",
      {
        inline: [
          allow("iam:PassRole", "*", { Condition: { StringLike: { "iam:PassedToService": "*" } } }),
          allow("ec2:RunInstances"),
        ],
      },
    ],
  ])("%s", (_name, parts) => {
    expect(answerOf(parts)).toBe("unknown");
  });

  test.each<[string, object]>([
    ["an empty role", {}],
    ["a role without the list of inline policies", { RolePolicyList: undefined }],
    ["a role without the list of attached policies", { AttachedManagedPolicies: undefined }],
    ["a role without an ARN", { Arn: undefined }],
  ])("for %s", (_name, more) => {
    const empty = Object.keys(more).length === 0 ? {} : { ...role({ inline: allow("s3:*") }), ...more };
    expect(isAdministrator(empty as Role).answer).toBe("unknown");
  });
});

describe("laws", () => {
  const actions = fc.constantFrom("*", "iam:*", "iam:PutRolePolicy", "iam:PassRole", "sagemaker:*", "s3:*");
  const resources = fc.constantFrom("*", roleArn, "arn:aws:s3:::data/*");
  const conditions = fc.constantFrom({}, mfa, inRegion);
  const allows = fc.array(
    fc.tuple(actions, resources, conditions).map((parts) => allow(...parts)),
    { maxLength: 4 },
  );
  const denies = fc.array(
    fc.tuple(actions, resources).map((parts) => deny(...parts)),
    { maxLength: 2 },
  );
  const order = [false, "unknown", true];
  const rank = (parts: Parameters<typeof role>[0]) => order.indexOf(answerOf(parts));

  test("one more allow never makes a role less of an administrator", () => {
    fc.assert(
      fc.property(
        allows,
        denies,
        allows,
        (some, no, more) => rank({ inline: [...some, ...no, ...more] }) >= rank({ inline: [...some, ...no] }),
      ),
    );
  });

  test("one more deny never makes it more of one", () => {
    fc.assert(fc.property(allows, denies, (some, no) => rank({ inline: [...some, ...no] }) <= rank({ inline: some })));
  });

  test("a boundary never makes it more of one", () => {
    fc.assert(
      fc.property(allows, allows, (some, limit) => rank({ inline: some, boundary: limit }) <= rank({ inline: some })),
    );
  });

  test("how statements are spread over policies is of no matter", () => {
    fc.assert(
      fc.property(allows, denies, (some, no) => {
        const apart = { inline: some, managed: [attached("deny", no)] };
        return rank(apart) === rank({ inline: [...some, ...no] });
      }),
    );
  });

  test("an unread policy never makes a clean answer", () => {
    fc.assert(fc.property(allows, (some) => answerOf({ inline: some, managed: [attached("unread")] }) !== false));
  });
});
