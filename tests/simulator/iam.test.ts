import { IAM } from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { executionRole } from "./fixture/names.ts";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const simulator = await simulated();
const iam = new IAM(at(simulator));
const [execution] = account.iam.roles;

describe("GetAccountAuthorizationDetails", () => {
  test("sends every policy document URL-encoded", async () => {
    const details = await iam.getAccountAuthorizationDetails({});
    const documents = [
      details.RoleDetailList?.[0]?.AssumeRolePolicyDocument,
      details.RoleDetailList?.[0]?.RolePolicyList?.[0]?.PolicyDocument,
      details.UserDetailList?.[0]?.UserPolicyList?.[0]?.PolicyDocument,
      details.Policies?.[0]?.PolicyVersionList?.[0]?.Document,
    ];
    for (const document of documents) expect(document).toMatch(/^%7B%22[\w%.~-]*%7D$/);
    expect(documents.map((document) => decodeURIComponent(document ?? ""))).toEqual([
      execution?.AssumeRolePolicyDocument,
      execution?.RolePolicyList?.[0]?.PolicyDocument,
      account.iam.users[0]?.UserPolicyList?.[0]?.PolicyDocument,
      account.iam.policies[0]?.PolicyVersionList?.[0]?.Document,
    ]);
    expect(execution?.AssumeRolePolicyDocument).toMatch(/^\{/);
  });

  test("pages through users, groups, roles and policies as one stream", async () => {
    const sizes: number[][] = [];
    let Marker: string | undefined;
    do {
      const page = await iam.getAccountAuthorizationDetails({ MaxItems: 3, Marker });
      const lists = [page.UserDetailList, page.GroupDetailList, page.RoleDetailList, page.Policies];
      sizes.push(lists.map((list) => list?.length ?? -1));
      expect(page.IsTruncated).toBe(page.Marker !== undefined);
      Marker = page.Marker;
    } while (Marker);
    expect(sizes).toEqual([
      [1, 1, 1, 0],
      [0, 0, 2, 1],
      [0, 0, 0, 1],
    ]);
  });

  test("can be narrowed down to kinds", async () => {
    const roles = await iam.getAccountAuthorizationDetails({ Filter: ["Role"] });
    expect(roles.RoleDetailList).toHaveLength(3);
    expect([roles.UserDetailList, roles.GroupDetailList, roles.Policies]).toEqual([[], [], []]);
    const own = await iam.getAccountAuthorizationDetails({ Filter: ["LocalManagedPolicy"] });
    expect(own.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(["wide"]);
    const aws = await iam.getAccountAuthorizationDetails({ Filter: ["AWSManagedPolicy"] });
    expect(aws.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(["AmazonSageMakerFullAccess"]);
  });

  test("refuses foreign markers and impossible sizes", async () => {
    const refused = [{ Marker: "forged" }, { MaxItems: 0 }, { MaxItems: 1001 }];
    for (const input of refused) {
      expect(await failureOf(iam.getAccountAuthorizationDetails(input))).toMatchObject({
        code: "ValidationError",
        status: 400,
      });
    }
  });
});

test("GetRole answers what ListRoles leaves out", async () => {
  const { Role } = await iam.getRole({ RoleName: "execution" });
  expect(Role).toMatchObject({ Arn: executionRole, MaxSessionDuration: 3600, Tags: [{ Key: "team", Value: "ml" }] });
  const { Roles = [] } = await iam.listRoles({ PathPrefix: "/ml/" });
  expect(Roles.map(({ RoleName }) => RoleName)).toEqual(["execution"]);
  expect(Roles[0]).not.toHaveProperty("Tags");
  expect(decodeURIComponent(Roles[0]?.AssumeRolePolicyDocument ?? "")).toBe(execution?.AssumeRolePolicyDocument);
});

test("a role that is not there is NoSuchEntity, 404", async () => {
  expect(await failureOf(iam.getRole({ RoleName: "nobody" }))).toEqual({
    code: "NoSuchEntityException",
    message: "The role with name nobody cannot be found.",
    status: 404,
  });
});

test("IAM belongs to no region", async () => {
  const elsewhere = new IAM(at(simulator, { region: "ap-east-1" }));
  expect((await elsewhere.listRoles({})).Roles).toHaveLength(3);
});
