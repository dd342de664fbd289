import { expect, test } from "vitest";
import { account } from "./fixture.ts";
import { simulated } from "./simulated.ts";

const alone = await simulated();
const member = await simulated({
  account: { ...account, organization: { id: "o-abcdefghij", managementAccount: "999988887777" } },
});

async function ask({ url }: { url: string }, operation: string, body: object = {}) {
  const authorization =
    "AWS4-HMAC-SHA256 Credential=AKIATEST/20261120/us-east-1/organizations/aws4_request, SignedHeaders=host, Signature=0";
  const headers = { authorization, "x-amz-target": `AWSOrganizationsV20161128.${operation}` };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: answer.status, ...(await answer.json()) };
}

test("an account of its own is told so, whatever it asks", async () => {
  const refused = { status: 400, __type: "AWSOrganizationsNotInUseException" };
  expect(await ask(alone, "DescribeOrganization")).toMatchObject(refused);
  expect(await ask(alone, "DescribeAccount", { AccountId: account.id })).toMatchObject(refused);
});

test("a member knows its organization, and nothing of its accounts", async () => {
  expect(await ask(member, "DescribeOrganization")).toEqual({
    status: 200,
    Organization: {
      Id: "o-abcdefghij",
      Arn: "arn:aws:organizations::999988887777:organization/o-abcdefghij",
      FeatureSet: "ALL",
      MasterAccountArn: "arn:aws:organizations::999988887777:account/o-abcdefghij/999988887777",
      MasterAccountId: "999988887777",
    },
  });
  for (const operation of ["DescribeAccount", "ListAccounts"]) {
    const refused = await ask(member, operation, { AccountId: account.id });
    expect(refused).toMatchObject({ status: 400, __type: "AccessDeniedException" });
  }
});

test("an account id that is none is refused before anything", async () => {
  for (const AccountId of ["1", "abc", undefined]) {
    expect(await ask(alone, "DescribeAccount", { AccountId })).toMatchObject({ __type: "InvalidInputException" });
  }
});
