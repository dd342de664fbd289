import { SageMaker } from "@aws-sdk/client-sagemaker";
import { STS } from "@aws-sdk/client-sts";
import { describe, expect, test } from "vitest";
import { trusts } from "#lib/simulator/services/trust.ts";
import { accountId, callerArn, externalId, now } from "./fixture/names.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const clock = { now };
const simulator = await simulated({ now: () => clock.now });
const sts = new STS(at(simulator));
const role = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;

test("says who calls", async () => {
  expect(await sts.getCallerIdentity({})).toMatchObject({ Account: accountId, Arn: callerArn, UserId: "AIDA1" });
});

describe("AssumeRole", () => {
  test("gives credentials that call as the role, until they expire", async () => {
    const { Credentials, AssumedRoleUser } = await sts.assumeRole({
      RoleArn: role("audit"),
      RoleSessionName: "scan",
      ExternalId: externalId,
      DurationSeconds: 900,
    });
    const session = `arn:aws:sts::${accountId}:assumed-role/audit/scan`;
    expect(AssumedRoleUser).toEqual({ AssumedRoleId: "AROAAUDIT:scan", Arn: session });
    expect(Credentials?.Expiration).toEqual(new Date(now + 900_000));
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    const assumed = new STS(at(simulator, { credentials }));
    expect(await assumed.getCallerIdentity({})).toMatchObject({ Arn: session, UserId: "AROAAUDIT:scan" });
    clock.now = now + 900_000;
    expect(await failureOf(assumed.getCallerIdentity({}))).toMatchObject({ code: "ExpiredToken", status: 403 });
    const sagemaker = new SageMaker(at(simulator, { credentials }));
    expect(await failureOf(sagemaker.listModels({}))).toMatchObject({ code: "ExpiredTokenException", status: 400 });
    clock.now = now;
  });

  test.each([
    ["without the external id the role asks for", role("audit"), undefined],
    ["with another external id", role("audit"), "guess"],
    ["when only a service is trusted", role("ml/execution"), undefined],
    ["when there is no such role", role("nobody"), undefined],
    ["when the role is another account's", "arn:aws:iam::999999999999:role/audit", undefined],
  ])("is denied %s", async (_, RoleArn, ExternalId) => {
    expect(await failureOf(sts.assumeRole({ RoleArn, RoleSessionName: "scan", ExternalId }))).toEqual({
      code: "AccessDenied",
      message: `User: ${callerArn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      status: 403,
    });
  });

  test.each([
    [{ RoleSessionName: "no spaces" }, /roleSessionName/],
    [{ DurationSeconds: 60 }, /durationSeconds/],
    [{ DurationSeconds: 43_201 }, /durationSeconds/],
    [{ DurationSeconds: 7200 }, /MaxSessionDuration/],
  ])("refuses %j", async (input, message) => {
    const failure = await failureOf(sts.assumeRole({ RoleArn: role("open"), RoleSessionName: "scan", ...input }));
    expect(failure.code).toMatch(/^ValidationError/);
    expect(failure.message).toMatch(message);
  });
});

describe("a trust policy", () => {
  const caller = { callerArn, accountId, externalId: undefined };
  const statement = (changes: object) => ({
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { AWS: "*" },
    ...changes,
  });
  const policy = (...changes: object[]) => JSON.stringify({ Statement: changes.map(statement) });

  test.each([
    ["the account", policy({ Principal: { AWS: accountId } })],
    ["its root", policy({ Principal: { AWS: [`arn:aws:iam::${accountId}:root`] } })],
    ["the caller", policy({ Principal: { AWS: callerArn } })],
    ["everyone", policy({ Principal: "*" })],
    ["everyone, in a single statement", JSON.stringify({ Statement: statement({}) })],
  ])("may trust %s", (_, document) => {
    expect(trusts(document, caller)).toBe(true);
  });

  test("may deny everyone who does not know the external id", () => {
    const denies = { Effect: "Deny", Condition: { StringNotEquals: { "sts:ExternalId": externalId } } };
    expect(trusts(policy({}, denies), { ...caller, externalId })).toBe(true);
    expect(trusts(policy({}, denies), { ...caller, externalId: "guess" })).toBe(false);
    expect(trusts(policy({}, denies), caller)).toBe(false);
  });

  test("trusts the role behind a session", () => {
    const session = { ...caller, callerArn: `arn:aws:sts::${accountId}:assumed-role/audit/x` };
    expect(trusts(policy({ Principal: { AWS: role("audit") } }), session)).toBe(true);
  });

  test.each([
    ["another account", policy({ Principal: { AWS: "999999999999" } })],
    ["another action", policy({ Action: "sts:TagSession" })],
    ["a condition it does not know", policy({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })],
    ["everyone but denies it", policy({}, { Effect: "Deny" })],
    [
      "everyone but denies some it cannot tell",
      policy({}, { Effect: "Deny", Condition: { Bool: { "aws:ViaAWSService": "false" } } }),
    ],
    ["nothing that can be read", "{"],
    ["nothing", undefined],
    ["odd things", JSON.stringify({ Statement: [null, 7, statement({ Principal: 7 }), statement({ Condition: 7 })] })],
  ])("does not trust with %s", (_, document) => {
    expect(trusts(document, caller)).toBe(false);
  });
});
