import { describe, expect, test } from "vitest";
import { creationOf } from "#lib/activity/blame.ts";
import { alsoAbout } from "#lib/activity/set-by.ts";
import { event, omitted, told } from "./blame-told.ts";
import { account, arn } from "./records.ts";

describe("a role", () => {
  const role = arn("role/ml/trainer", "iam");
  const of = { roleName: "trainer" };
  const deploy = arn("policy/ci/ml-deploy", "iam");
  const other = arn("policy/other", "iam");
  const story = [
    event(
      1,
      "iam:CreateRole",
      { ...of, path: "/ml/", assumeRolePolicyDocument: "{}" },
      { responseElements: { role: { arn: role } } },
    ),
    event(2, "iam:PutRolePolicy", { ...of, policyName: "hop", policyDocument: "{}" }),
    event(3, "iam:PutRolePolicy", { ...of, policyName: "harmless", policyDocument: "{}" }),
    event(4, "iam:AttachRolePolicy", { ...of, policyArn: deploy }),
    event(5, "iam:AttachRolePolicy", { ...of, policyArn: other }),
    event(6, "iam:UpdateAssumeRolePolicy", { ...of, policyDocument: "{}" }),
    event(7, "iam:CreatePolicyVersion", { policyArn: deploy, policyDocument: "{}", setAsDefault: true }),
    event(8, "iam:CreatePolicyVersion", { policyArn: deploy, policyDocument: "{}", setAsDefault: false }),
    event(9, "iam:CreatePolicyVersion", { policyArn: other, policyDocument: "{}", setAsDefault: true }),
    event(10, "iam:PutRolePermissionsBoundary", { ...of, permissionsBoundary: other }),
    event(11, "sagemaker:CreateTrainingJob", { trainingJobName: "t", roleArn: role }),
    event(12, "iam:PutRolePolicy", { ...of, policyName: "hop" }, { errorCode: "AccessDenied" }),
    event(13, "iam:PutRolePolicy", { roleName: "another", policyName: "hop" }),
  ];
  test.each([
    ["AssumeRolePolicyDocument.Statement[0].Principal", undefined, "UpdateAssumeRolePolicy-6 set"],
    ["RolePolicyList[0].PolicyDocument.Statement[0]", "hop: Allow * on *", "PutRolePolicy-2 set"],
    ["RolePolicyList[1].PolicyDocument.Statement[0]", "harmless: Allow x on *", "PutRolePolicy-3 set"],
    ["RolePolicyList[2].PolicyDocument.Statement[0]", "older: Allow x on *", "CreateRole-1 created"],
    ["ManagedPolicies[0].Document.Statement[0]", "ml-deploy: Allow sagemaker:* on *", "CreatePolicyVersion-7 set"],
    ["AttachedManagedPolicies", ["ml-deploy"], "AttachRolePolicy-4 set"],
    ["policies", ["hop: Allow * on *"], "PutRolePolicy-2 set"],
    ["PermissionsBoundary", null, "PutRolePermissionsBoundary-10 set"],
    ["Services[sagemaker].LastAuthenticated", "never", undefined],
    ["Notebooks and users with the role", [], undefined],
  ])("%s %j: %s", (path, observed, expected) => {
    expect(told(story, path, role, observed)).toBe(expected);
  });

  test("who fixed it is who took it away", () => {
    const fixes = [
      event(20, "iam:DetachRolePolicy", { ...of, policyArn: deploy }),
      event(21, "iam:DeleteRolePolicy", { ...of, policyName: "hop" }),
    ];
    expect(told([...story, ...fixes], "AttachedManagedPolicies", role, [])).toBe("DetachRolePolicy-20 set");
    expect(told([...story, ...fixes], "RolePolicyList", role, [])).toBe("DeleteRolePolicy-21 set");
    expect(told([...story, ...fixes], "Policies", role, [])).toBe("DeleteRolePolicy-21 set");
    // Somebody put it back since, and not in what was read.
    expect(told([...story.slice(3), ...fixes], "RolePolicyList[0]", role, "hop: Allow * on *")).toBeUndefined();
  });

  test("a later write whose request was lost: from then on nobody knows", () => {
    const responseElements = { role: { arn: role } };
    const lost = [
      event(20, "iam:PutRolePolicy", omitted, { responseElements }),
      event(22, "iam:PutRolePolicy", null, { responseElements }),
    ];
    expect(told([...story, ...lost], "RolePolicyList[0]", role, "hop: Allow * on *")).toBe(
      "PutRolePolicy-20 unknown-since",
    );
    // A call that sets one thing alone says so by its name.
    const trust = event(23, "iam:UpdateAssumeRolePolicy", omitted, { responseElements });
    expect(told([...story, trust], "AssumeRolePolicyDocument", role)).toBe("UpdateAssumeRolePolicy-23 set");
    expect(told([...story, ...lost], "AssumeRolePolicyDocument", role)).toBe("UpdateAssumeRolePolicy-6 set");
  });

  test("older than what was read: nobody", () => {
    expect(told(story.slice(1, 2), "AssumeRolePolicyDocument", role)).toBeUndefined();
    expect(told([], "RolePolicyList", role)).toBeUndefined();
    expect(creationOf(story, role)?.id).toBe("CreateRole-1");
  });

  test("its findings rest on the events of its policies, by the path that it may have", () => {
    const seen = "ml-deploy: Allow sagemaker:* on *";
    expect(alsoAbout("ManagedPolicies[0].Document", role, seen)).toEqual([
      role,
      arn("role/trainer", "iam"),
      arn("policy/ml-deploy", "iam"),
    ]);
  });
});

describe("a user", () => {
  const jo = arn("user/jo", "iam");
  const self = { type: "IAMUser", arn: jo, accountId: account, userName: "jo" };
  const story = [
    event(1, "iam:CreateLoginProfile", { userName: "jo", passwordResetRequired: true }),
    event(2, "iam:DeactivateMFADevice", { userName: "jo", serialNumber: arn("mfa/jo", "iam") }),
    event(3, "iam:CreateAccessKey", null, {
      userIdentity: self,
      responseElements: { accessKey: { accessKeyId: "AKIA1" } },
    }),
    event(4, "iam:AddUserToGroup", { userName: "jo", groupName: "interns" }),
    event(5, "iam:PutGroupPolicy", { groupName: "interns", policyName: "pass-roles", policyDocument: "{}" }),
    event(6, "iam:PutGroupPolicy", { groupName: "others", policyName: "pass-roles", policyDocument: "{}" }),
    event(7, "iam:PutUserPolicy", { userName: "jo", policyName: "p", policyDocument: "{}" }),
    event(8, "iam:CreateAccessKey", { userName: "jo" }),
    event(0, "iam:CreateUser", { userName: "jo" }),
    event(9, "iam:DeleteAccessKey", { userName: "jo", accessKeyId: "AKIA3" }),
    event(10, "iam:EnableMFADevice", { userName: "jo", serialNumber: arn("mfa/jo", "iam") }),
  ];
  test.each([
    ["CredentialReport: mfa_active", "false", "DeactivateMFADevice-2 set"],
    ["CredentialReport: password", "not used since it was made, 2026-11-20T09:01:00+00:00", "CreateLoginProfile-1 set"],
    ["CredentialReport: password", "last used 2026-11-20T09:01:00+00:00", undefined],
    ["CredentialReport: access_key_1_last_rotated", "2026-11-20T09:03:01+00:00", "CreateAccessKey-3 set"],
    [
      "CredentialReport: access_key_2",
      "not used since it was made, 2026-11-20T09:08:00+00:00",
      "CreateAccessKey-8 set",
    ],
    // Made before what was read: neither who made the other key, nor who made the user.
    ["CredentialReport: access_key_2_last_rotated", "2025-01-20T09:03:00+00:00", undefined],
    ["CredentialReport: access_key_1", "last used 2026-11-20T09:08:00+00:00", undefined],
    [
      "group interns: GroupPolicyList[0].PolicyDocument.Statement[0]",
      "pass-roles: Allow x on *",
      "PutGroupPolicy-5 set",
    ],
    ["group interns: GroupPolicyList[1].PolicyDocument.Statement[0]", "older: Allow x on *", "AddUserToGroup-4 set"],
    ["UserPolicyList[0].PolicyDocument", "p: Allow x on *", "PutUserPolicy-7 set"],
  ])("%s: %s", (path, observed, expected) => expect(told(story, path, jo, observed)).toBe(expected));

  test("a later change of its group whose request was lost: from then on nobody knows", () => {
    const path = "group interns: GroupPolicyList[0].PolicyDocument";
    const seen = "pass-roles: Allow x on *";
    const lost = (group: string) =>
      event(11, "iam:PutGroupPolicy", omitted, { resources: [{ ARN: arn(`group/ml/${group}`, "iam") }] });
    expect(told([...story, lost("interns")], path, jo, seen)).toBe("PutGroupPolicy-11 unknown-since");
    expect(told([...story, lost("others")], path, jo, seen)).toBe("PutGroupPolicy-5 set");
    const gone = event(11, "iam:DeleteGroupPolicy", omitted, { resources: [{ ARN: arn("group/interns", "iam") }] });
    expect(told([...story, gone], path, jo, seen)).toBe("PutGroupPolicy-5 set");
  });

  test("its findings rest on the events of its groups", () => {
    expect(alsoAbout("group interns: GroupPolicyList[0]", jo, "p: x")).toEqual([
      jo,
      arn("group/interns", "iam"),
      arn("policy/p", "iam"),
    ]);
  });
});
