import { describe, expect, test } from "vitest";
import { everyClient } from "./every-client.ts";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const simulator = await simulated();
const signedBy = (accessKeyId: string) =>
  everyClient(at(simulator, { credentials: { accessKeyId, secretAccessKey: "x" } }));

/** One cheap call of each service. */
function callsOf(clients: ReturnType<typeof everyClient>): Record<string, () => Promise<unknown>> {
  return {
    sagemaker: () => clients.sagemaker.listModels({}),
    athena: () => clients.athena.listWorkGroups({}),
    cloudtrail: () => clients.cloudtrail.lookupEvents({ MaxResults: 1 }),
    kms: () => clients.kms.describeKey({ KeyId: "alias/ml" }),
    servicequotas: () => clients.servicequotas.listServiceQuotas({ ServiceCode: "sagemaker" }),
    ec2: () => clients.ec2.describeVpcs({}),
    iam: () => clients.iam.listRoles({}),
    sts: () => clients.sts.getCallerIdentity({}),
    s3: () => clients.s3.listBuckets({}),
  };
}

async function codesOf(clients: ReturnType<typeof everyClient>): Promise<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const [service, call] of Object.entries(callsOf(clients))) {
    const { code, status } = await failureOf(call());
    codes[service] = `${code} ${status}`;
  }
  return codes;
}

test("any access key is taken", async () => {
  for (const call of Object.values(callsOf(signedBy("AKIAWHOEVER")))) await expect(call()).resolves.toBeDefined();
});

test("one that is called EXPIRED has expired", async () => {
  expect(await codesOf(signedBy("EXPIRED1"))).toEqual({
    sagemaker: "ExpiredTokenException 400",
    athena: "ExpiredTokenException 400",
    cloudtrail: "ExpiredTokenException 400",
    kms: "ExpiredTokenException 400",
    servicequotas: "ExpiredTokenException 400",
    ec2: "RequestExpired 400",
    iam: "ExpiredToken 403",
    sts: "ExpiredToken 403",
    s3: "ExpiredToken 400",
  });
});

test("one that is called INVALID is not known", async () => {
  expect(await codesOf(signedBy("INVALID1"))).toEqual({
    sagemaker: "UnrecognizedClientException 400",
    athena: "UnrecognizedClientException 400",
    cloudtrail: "UnrecognizedClientException 400",
    kms: "UnrecognizedClientException 400",
    servicequotas: "UnrecognizedClientException 400",
    ec2: "AuthFailure 401",
    iam: "InvalidClientTokenId 403",
    sts: "InvalidClientTokenId 403",
    s3: "InvalidAccessKeyId 403",
  });
});

test("a region that is not enabled knows no key, except for IAM, which has no regions", async () => {
  const clients = everyClient(at(simulator, { region: account.disabledRegions[0] ?? "" }));
  const { iam, ...regional } = callsOf(clients);
  await expect(iam?.()).resolves.toBeDefined();
  const codes = [];
  for (const call of Object.values(regional)) codes.push((await failureOf(call())).code);
  expect(codes).toEqual([
    ...Array(5).fill("UnrecognizedClientException"),
    "AuthFailure",
    "InvalidClientTokenId",
    "InvalidAccessKeyId",
  ]);
});

describe("a request without a signature", () => {
  test.each([
    ["JSON", { "x-amz-target": "SageMaker.ListModels" }, "{}", "MissingAuthenticationTokenException"],
    ["a query", {}, "Action=ListRoles&Version=2010-05-08", "MissingAuthenticationToken"],
    ["REST", {}, "", "AccessDenied"],
  ])("is turned away in the format it came in: %s", async (_, headers, body, code) => {
    const answer = await fetch(simulator.url, { method: "POST", headers: headers as Record<string, string>, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).toContain(code);
  });
});
