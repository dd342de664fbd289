import { IAM } from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const account = demoAccount({ now: new Date("2026-11-22T15:04:05Z") });
const simulator = await simulated({ account });
const iam = new IAM(at(simulator));
const bare = await simulated({ account: { ...account, shelves: {} } });

describe("asked one by one, IAM says what GetAccountAuthorizationDetails says at once", () => {
  test("of roles", async () => {
    for (const role of account.iam.roles) {
      const { RoleName } = role;
      const inline = await iam.listRolePolicies({ RoleName });
      expect(inline.PolicyNames).toEqual((role.RolePolicyList ?? []).map(({ PolicyName }) => PolicyName));
      const attached = await iam.listAttachedRolePolicies({ RoleName });
      expect(attached.AttachedPolicies).toEqual(role.AttachedManagedPolicies ?? []);
      expect((await iam.listRoleTags({ RoleName })).Tags).toEqual(role.Tags ?? []);
      for (const { PolicyName, PolicyDocument } of role.RolePolicyList ?? []) {
        const policy = await iam.getRolePolicy({ RoleName, PolicyName });
        expect(policy.RoleName).toBe(RoleName);
        expect(decodeURIComponent(policy.PolicyDocument ?? "")).toBe(PolicyDocument);
      }
    }
  });

  test("of users and their groups", async () => {
    const { Users = [] } = await iam.listUsers({});
    expect(Users.map(({ UserName }) => UserName)).toEqual(account.iam.users.map(({ UserName }) => UserName));
    for (const { UserName, GroupList = [] } of account.iam.users) {
      expect((await iam.getUser({ UserName })).User?.UserName).toBe(UserName);
      const { Groups = [] } = await iam.listGroupsForUser({ UserName });
      expect(Groups.map(({ GroupName }) => GroupName).sort()).toEqual([...GroupList].sort());
      for (const { GroupName } of Groups) {
        const { Users: members = [] } = await iam.getGroup({ GroupName });
        expect(members.map((user) => user.UserName)).toContain(UserName);
      }
    }
  });

  test("of managed policies, and who uses them", async () => {
    const { Policies: own = [] } = await iam.listPolicies({ Scope: "Local" });
    const { Policies: aws = [] } = await iam.listPolicies({ Scope: "AWS" });
    expect(own.length).toBeGreaterThan(3);
    expect(own.length + aws.length).toBe(account.iam.policies.length);
    expect(aws.every(({ Arn }) => Arn?.startsWith("arn:aws:iam::aws:"))).toBe(true);
    for (const { Arn: PolicyArn, DefaultVersionId: VersionId } of [...own, ...aws]) {
      const { PolicyVersion } = await iam.getPolicyVersion({ PolicyArn, VersionId });
      expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? "")).Statement).toBeDefined();
      const { PolicyRoles = [] } = await iam.listEntitiesForPolicy({ PolicyArn });
      const holders = account.iam.roles.filter(({ AttachedManagedPolicies = [] }) =>
        AttachedManagedPolicies.some((attached) => attached.PolicyArn === PolicyArn),
      );
      expect(PolicyRoles.map(({ RoleName }) => RoleName)).toEqual(holders.map(({ RoleName }) => RoleName));
    }
    const unused = await iam.listEntitiesForPolicy({ PolicyArn: "arn:aws:iam::aws:policy/AWSSupportAccess" });
    expect(unused.PolicyRoles).toEqual([]);
  });

  test("in a report of credentials", async () => {
    expect(await iam.generateCredentialReport({})).toMatchObject({ State: "COMPLETE" });
    const { Content, ReportFormat } = await iam.getCredentialReport({});
    const [header = "", root = "", ...users] = new TextDecoder().decode(Content).split("\n");
    expect(ReportFormat).toBe("text/csv");
    expect(header).toMatch(/^user,arn,user_creation_time,password_enabled,.*cert_2_last_rotated$/);
    expect(root).toMatch(/^<root_account>,arn:aws:iam::482915630174:root,/);
    expect(users.map((row) => row.split(",")[0])).toEqual(account.iam.users.map(({ UserName }) => UserName));
    for (const row of [root, ...users]) expect(row.split(",")).toHaveLength(header.split(",").length);
  });

  test("in counts", async () => {
    const { SummaryMap } = await iam.getAccountSummary({});
    expect(SummaryMap).toMatchObject({ Users: account.iam.users.length, Roles: account.iam.roles.length });
  });
});

test.each([
  ["a user", () => iam.getUser({ UserName: "nobody" }), "The user with name nobody cannot be found."],
  ["a role", () => iam.listRolePolicies({ RoleName: "none" }), "The role with name none cannot be found."],
  [
    "a policy",
    () => iam.getPolicy({ PolicyArn: "arn:aws:iam::482915630174:policy/none" }),
    "Policy arn:aws:iam::482915630174:policy/none was not found.",
  ],
  [
    "a password policy",
    () => new IAM(at(bare)).getAccountPasswordPolicy({}),
    "The Password Policy with domain name 482915630174 cannot be found.",
  ],
  [
    "a provider",
    () => iam.getSAMLProvider({ SAMLProviderArn: "arn:aws:iam::482915630174:saml-provider/none" }),
    "Manifest not found for arn",
  ],
])("%s that is not there is NoSuchEntity", async (_, call, message) => {
  expect(await failureOf(call())).toEqual({ code: "NoSuchEntityException", message, status: 404 });
});

test("pages follow each other without gap or repetition", async () => {
  const names: (string | undefined)[] = [];
  let Marker: string | undefined;
  do {
    const page = await iam.listPolicies({ MaxItems: 2, Marker });
    names.push(...(page.Policies ?? []).map(({ PolicyName }) => PolicyName));
    Marker = page.Marker;
  } while (Marker);
  expect(names).toEqual(account.iam.policies.map(({ PolicyName }) => PolicyName));
});

test("a report on last use is asked for by one, and fetched by the job that it got", async () => {
  const Arn = account.iam.roles[0]?.Arn;
  const { JobId } = await iam.generateServiceLastAccessedDetails({ Arn, Granularity: "ACTION_LEVEL" });
  const report = await iam.getServiceLastAccessedDetails({ JobId, MaxItems: 1000 });
  expect(report).toMatchObject({ JobStatus: "COMPLETED", JobType: "ACTION_LEVEL", IsTruncated: false });
  expect(report.ServicesLastAccessed?.map(({ ServiceNamespace }) => ServiceNamespace)).toContain("s3");
  const none = iam.getServiceLastAccessedDetails({ JobId: "6a0f4f5e-1d3b-4c2a-9e8f-7b6c5d4e3f2a" });
  expect(await failureOf(none)).toMatchObject({ code: "NoSuchEntityException", status: 404 });
});
