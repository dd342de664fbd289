import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import iamRoleUse from "#lib/collectors/iam/iam-role-use.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

let simulator: Simulator;
const account = demoAccount({ now: new Date() });
const jenkins = `arn:aws:iam::${account.id}:role/jenkins-legacy`;
const trusting = account.iam.roles.filter(({ AssumeRolePolicyDocument }) =>
  AssumeRolePolicyDocument?.includes("sagemaker"),
);

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
beforeEach(() => simulator.resetCalls());
afterAll(() => simulator.close());

test("roles that SageMaker may assume are read and those that something names, with two calls each", async () => {
  const { readings } = await collectOne(iamRoleUse, simulator.url, account.id, region, { names: [jenkins] });
  const arns = [...trusting.map(({ Arn }) => Arn), jenkins];
  expect(readings.map(({ identity }) => identity.arn).sort()).toEqual(arns.map((arn) => `${arn}#use`).sort());
  expect(simulator.calls().get("iam:GenerateServiceLastAccessedDetails")).toBe(arns.length);
  expect(simulator.calls().get("iam:GetServiceLastAccessedDetails")).toBe(arns.length);
});

test("run once more for other names, it reads no role twice", async () => {
  const options = { names: [jenkins], again: true };
  const { readings } = await collectOne(iamRoleUse, simulator.url, account.id, region, options);
  expect(readings.map(({ identity }) => identity.arn)).toEqual([`${jenkins}#use`]);
});

test("what was allowed and never used says so by having no time", async () => {
  const { readings } = await collectOne(iamRoleUse, simulator.url, account.id, region, { names: [jenkins] });
  const uses = readings.flatMap((one) =>
    one.status === "read"
      ? (one.resource as { Services: { ServiceNamespace: string; LastAuthenticated?: string }[] }).Services
      : [],
  );
  const of = (service: string) => uses.filter(({ ServiceNamespace }) => ServiceNamespace === service);
  expect(of("s3").every(({ LastAuthenticated }) => LastAuthenticated !== undefined)).toBe(true);
  expect(of("glue").length).toBeGreaterThan(0);
  expect(of("glue").every(({ LastAuthenticated }) => LastAuthenticated === undefined)).toBe(true);
  // Of those, the thief of one role's credentials alone looked round in IAM.
  expect(of("iam").filter(({ LastAuthenticated }) => LastAuthenticated !== undefined)).toHaveLength(1);
});

test("a role whose report IAM refuses is there and unread, the others are read", async () => {
  simulator.setFaults([{ action: "iam:GenerateServiceLastAccessedDetails", kind: "denied", times: 1 }]);
  const { readings } = await collectOne(iamRoleUse, simulator.url, account.id, region, { names: [] });
  simulator.setFaults([]);
  expect(readings).toHaveLength(trusting.length);
  expect(readings.filter(({ status }) => status === "unread")).toMatchObject([
    { failure: { class: "denied", action: "iam:GenerateServiceLastAccessedDetails" } },
  ]);
});
