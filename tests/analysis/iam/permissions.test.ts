import { describe, expect, test } from "vitest";
import { passedRoles, passedToSageMaker } from "#lib/analysis/iam/passed-roles.ts";
import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import { account, now } from "#tests/support/test-check.ts";
import { allow, answerOf, attached, deny, role, roleArn, when } from "./roles.ts";

const inline = (...statements: object[]) => answerOf({ inline: statements });
const mfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
const ofOwner = when("aws:ResourceAccount", account);
const passTo = (service: string | string[], operator?: string) =>
  allow("iam:PassRole", "*", when("iam:PassedToService", service, operator));

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
    ["by console passwords for any user", [allow("iam:UpdateLoginProfile")]],
    ["by console passwords for users without one", [allow("iam:CreateLoginProfile")]],
    [
      "by making roles of a name, with any policy",
      [allow(["iam:CreateRole", "iam:AttachRolePolicy"], `arn:aws:iam::${account}:role/app-*`)],
    ],
    [
      "by making any role, with inline policies of a few",
      [allow("iam:CreateRole"), allow("iam:PutRolePolicy", "arn:aws:iam::*:role/app/*")],
    ],
    ["by putting any user into any group", [allow("iam:AddUserToGroup")]],
    ["by policies on any user", [allow("iam:AttachUserPolicy")]],
    ["by inline policies of any user", [allow("iam:PutUserPolicy", `arn:aws:iam::${account}:user/*`)]],
    ["by policies on any group", [allow(["iam:AttachGroupPolicy"])]],
    ["by inline policies of any group", [allow("iam:PutGroupPolicy")]],
    ["by older versions of any policy", [allow("iam:SetDefaultPolicyVersion")]],
    [
      "by writing every role but its own, and assuming it",
      [allow(["iam:PutRolePolicy", "sts:AssumeRole"]), deny("iam:PutRolePolicy", roleArn)],
    ],
    [
      "by attaching anything but the best known policy to itself",
      [
        allow("iam:AttachRolePolicy", roleArn, {
          Condition: { ArnNotEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" } },
        }),
      ],
    ],
    [
      "by attaching policies of its own making",
      [
        allow("iam:AttachRolePolicy", "*", when("iam:PolicyARN", `arn:aws:iam::${account}:policy/*`, "ArnLike")),
        allow("iam:CreatePolicy"),
      ],
    ],
    ["over TLS, as every caller can", [allow("*", "*", { Condition: { Bool: { "aws:SecureTransport": "true" } } })]],
    ["by everything in its own account", [allow("*", "*", ofOwner)]],
    ["by everything for everyone of its account", [allow("*", "*", when("aws:PrincipalAccount", account))]],
    [
      "in spite of a deny for other accounts",
      [allow("*"), deny("*", "*", when("aws:ResourceAccount", "611111111116"))],
    ],
    [
      "by passing any role to a service of any name",
      [passTo("*.amazonaws.com", "StringLike"), allow("ec2:RunInstances")],
    ],
    [
      "by passing any role to whatever is not SageMaker",
      [passTo("sagemaker.amazonaws.com", "StringNotEquals"), allow(["glue:CreateJob", "glue:StartJobRun"])],
    ],
    [
      "by passing any role to SageMaker or Glue",
      [passTo(["sagemaker.amazonaws.com", "glue.amazonaws.com"]), allow(["glue:CreateSession", "glue:RunStatement"])],
    ],
    [
      "by a Glue endpoint under any role",
      [allow("iam:PassRole"), allow(["glue:CreateDevEndpoint", "glue:GetDevEndpoint"])],
    ],
  ])("%s", (_name, statements) => {
    expect(inline(...statements)).toBe(true);
  });

  test.each(
    passedRoles.flatMap(({ services, starts }) =>
      starts.map((start) => [start.join(" + "), services[0] ?? "", start] as const),
    ),
  )("by %s under any role passed to %s, and not when it may not pass it there", (_name, service, start) => {
    const withStart = (...pass: object[]) => inline(...pass, allow([...start]));
    expect(withStart(passTo(service))).toBe(true);
    expect(withStart(allow("iam:PassRole"))).toBe(true);
    expect(withStart(passTo("sagemaker.amazonaws.com"))).not.toBe(true);
    expect(withStart(passTo(service), deny("iam:PassRole", "*", when("iam:PassedToService", service)))).not.toBe(true);
    expect(withStart(allow("iam:PassRole", `arn:aws:iam::${account}:role/app-*`))).not.toBe(true);
    expect(inline(passTo(service), ...start.slice(1).map((action) => allow(action)))).not.toBe(true);
  });

  test.each(passedToSageMaker.map((start) => [start.join(" + "), start] as const))(
    "by %s under any role it may pass anywhere, and not when it may pass roles to SageMaker only",
    (_name, start) => {
      expect(inline(allow("iam:PassRole"), allow([...start]))).toBe(true);
      expect(inline(passTo("sagemaker.amazonaws.com"), allow([...start]))).toBe(false);
    },
  );

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
    [
      "with making roles that have a boundary",
      [
        allow(
          ["iam:CreateRole", "iam:PutRolePolicy"],
          `arn:aws:iam::${account}:role/app-*`,
          when("iam:PermissionsBoundary", `arn:aws:iam::${account}:policy/limits`),
        ),
      ],
    ],
    [
      "with making some roles and writing others",
      [
        allow("iam:CreateRole", `arn:aws:iam::${account}:role/app-*`),
        allow("iam:PutRolePolicy", `arn:aws:iam::${account}:role/job-*`),
      ],
    ],
    ["with passwords for one user", [allow("iam:UpdateLoginProfile", `arn:aws:iam::${account}:user/robot`)]],
    ["with keys of the caller's own user", [allow("iam:CreateAccessKey", "arn:aws:iam::*:user/$" + "{aws:username}")]],
    [
      "with policies of users who have a boundary",
      [allow("iam:PutUserPolicy", "*", when("iam:PermissionsBoundary", `arn:aws:iam::${account}:policy/limits`))],
    ],
    [
      "when what it may do ends at roles that are not its own",
      [allow("*"), deny("*", "*", when("aws:PrincipalArn", roleArn, "ArnLike"))],
    ],
    ["when a deny leaves other accounts only", [allow("*"), deny("*", "*", ofOwner)]],
    [
      "with stacks under a named role",
      [
        allow(["cloudformation:CreateStack", "cloudformation:DescribeStacks"]),
        allow("iam:PassRole", `arn:aws:iam::${account}:role/ecs-only`),
      ],
    ],
    ["with functions that it cannot start under any role", [allow("iam:PassRole"), allow("lambda:CreateFunction")]],
    [
      "with PassRole to SageMaker, even if the service is optional",
      [passTo("sagemaker.amazonaws.com", "StringEqualsIfExists"), allow("sagemaker:*")],
    ],
    [
      "when a deny ties PassRole to SageMaker",
      [
        allow(["iam:PassRole", "glue:*", "ec2:RunInstances"]),
        deny("iam:PassRole", "*", when("iam:PassedToService", "sagemaker.amazonaws.com", "StringNotEquals")),
        deny("glue:UpdateDevEndpoint"),
      ],
    ],
    ["with PassRole to a service that runs nothing", [passTo("config.amazonaws.com"), allow("config:*")]],
    ["with running what exists", [allow(["lambda:InvokeFunction", "glue:StartJobRun", "states:StartExecution"])]],
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
      [allow("iam:PassRole"), allow("sagemaker:*"), deny(["sagemaker:Create*", "sagemaker:Update*"])],
    ],
  ])("%s", (_name, statements) => {
    expect(inline(...statements)).toBe(false);
  });

  test("and evidence lists what was judged", () => {
    const found = isAdministrator(role({ inline: allow("s3:*"), managed: [attached("work", allow("s3:*"))] }));
    expect(found).toMatchObject({ answer: false, evidence: [{ observed: ["work"] }, { observed: ["own"] }] });
  });
});

test("what has ended is not allowed, what has begun is allowed without a doubt", () => {
  const dated = (operator: string) =>
    isAdministrator(role({ inline: allow("*", "*", when("aws:CurrentTime", "2020-01-01T00:00:00Z", operator)) }), now)
      .answer;
  expect(dated("DateGreaterThan")).toBe(true);
  expect(dated("DateLessThan")).toBe(false);
});
