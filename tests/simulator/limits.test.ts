import { SageMaker } from "@aws-sdk/client-sagemaker";
import { describe, expect, test } from "vitest";
import { limitOf, RateLimits } from "#lib/simulator/limits.ts";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const limited = (perSecond: number, burst: number) =>
  simulated({
    enforceLimits: true,
    account: { ...account, raisedLimits: { "sagemaker:ListModels": { perSecond, burst } } },
  });
/** Fills so slowly that a busy machine makes no difference. */
const throttling = await limited(0.001, 2);
const generous = await limited(20, 20);

describe("the limit of an action", () => {
  test.each([
    ["sagemaker:ListModels", 2, 2],
    ["sagemaker:Search", 2, 2],
    ["sagemaker:DescribeModel", 5, 5],
    ["ec2:DescribeVpcs", 20, 100],
    ["cloudtrail:LookupEvents", 2, 2],
    ["kms:DescribeKey", 2000, 2000],
    ["iam:GetRole", 15, 15],
  ])("%s is %d a second, %d at once", (action, perSecond, burst) => {
    expect(limitOf(action)).toMatchObject({ perSecond, burst });
  });

  test("is the account's own where that was raised; the most exact pattern counts", () => {
    const raised = {
      "sagemaker:*": { perSecond: 50, burst: 50 },
      "sagemaker:List*": { perSecond: 40, burst: 40 },
      "sagemaker:ListModels": { perSecond: 30, burst: 30 },
    };
    const perSecond = (action: string) => limitOf(action, raised)?.perSecond;
    expect(["sagemaker:ListModels", "sagemaker:ListDomains", "sagemaker:Search"].map(perSecond)).toEqual([30, 40, 50]);
    expect(perSecond("ec2:DescribeVpcs")).toBe(20);
  });
});

describe("buckets", () => {
  const clock = { ms: 0 };
  const fresh = (raised = {}) => new RateLimits(raised, () => clock.ms);
  const taken = (limits: RateLimits, action: string, count: number, input?: object, region = "us-east-1") =>
    Array.from({ length: count }, () => limits.take(region, action, input)).filter(Boolean).length;

  test("give their burst, and then fill at their rate", () => {
    const limits = fresh();
    expect(taken(limits, "sagemaker:ListModels", 10)).toBe(2);
    clock.ms += 499;
    expect(taken(limits, "sagemaker:ListModels", 10)).toBe(0);
    clock.ms += 1;
    expect(taken(limits, "sagemaker:ListModels", 10)).toBe(1);
    clock.ms += 60_000;
    expect(taken(limits, "sagemaker:ListModels", 10)).toBe(2);
  });

  test("belong to a region and an action", () => {
    const limits = fresh();
    expect(taken(limits, "sagemaker:ListModels", 3)).toBe(2);
    expect(taken(limits, "sagemaker:ListModels", 3, {}, "eu-west-1")).toBe(2);
    expect(taken(limits, "sagemaker:ListEndpoints", 3)).toBe(2);
  });

  test("of STS are one", () => {
    const limits = fresh();
    expect(taken(limits, "sts:AssumeRole", 500)).toBe(500);
    expect(taken(limits, "sts:GetCallerIdentity", 500)).toBe(100);
  });

  test("of costly EC2 calls are smaller when nothing narrows them down", () => {
    const limits = fresh();
    expect(taken(limits, "ec2:DescribeSecurityGroups", 200, { MaxResults: 5 })).toBe(100);
    expect(taken(limits, "ec2:DescribeSecurityGroups", 200, {})).toBe(50);
    expect(taken(limits, "ec2:DescribeVpcs", 200, {})).toBe(100);
  });
});

test("the server throttles", async () => {
  const simulator = throttling;
  const eager = new SageMaker(at(simulator));
  const answers = await Promise.all([1, 2, 3, 4].map(() => eager.listModels({}).catch((error: Error) => error.name)));
  expect(answers.filter((answer) => answer === "ThrottlingException")).toHaveLength(2);
  expect(await failureOf(eager.listModels({}))).toEqual({
    code: "ThrottlingException",
    message: "Rate exceeded",
    status: 400,
  });
});

test("raised limits hold for the server too", async () => {
  const eager = new SageMaker(at(generous));
  const answers = await Promise.all(Array.from({ length: 20 }, () => eager.listModels({})));
  expect(answers).toHaveLength(20);
});
