import { ServiceQuotas } from "@aws-sdk/client-service-quotas";
import { describe, expect, test } from "vitest";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const plain = new ServiceQuotas(at(await simulated()));
const raisedLimits = {
  "sagemaker:ListNotebookInstances": { perSecond: 40, burst: 80 },
  "sagemaker:Search": { perSecond: 30, burst: 30 },
  "cloudtrail:LookupEvents": { perSecond: 20, burst: 40 },
};
const raised = new ServiceQuotas(at(await simulated({ account: { ...account, raisedLimits } })));

async function ratesOf(quotas: ServiceQuotas, ServiceCode: string): Promise<Record<string, number | undefined>> {
  const { Quotas = [] } = await quotas.listServiceQuotas({ ServiceCode });
  return Object.fromEntries(Quotas.map(({ QuotaName, Value }) => [QuotaName, Value]));
}

test("reports the documented rates of SageMaker", async () => {
  expect(await ratesOf(plain, "sagemaker")).toMatchObject({
    "Rate of ListNotebookInstances requests": 2,
    "Rate of ListTrainingJobs requests": 2,
    "Rate of DescribeTrainingJob requests": 5,
  });
});

test("reports raised rates, those of other services too", async () => {
  expect(await ratesOf(raised, "sagemaker")).toMatchObject({
    "Rate of ListNotebookInstances requests": 40,
    "Rate of ListTrainingJobs requests": 2,
    "Rate of Search requests": 30,
  });
  expect(await ratesOf(raised, "cloudtrail")).toEqual({ "Rate of LookupEvents requests": 20 });
  expect(await ratesOf(plain, "cloudtrail")).toEqual({});
});

test("a quota says what it is about and that it cannot be adjusted", async () => {
  const { Quotas = [] } = await plain.listServiceQuotas({ ServiceCode: "sagemaker" });
  expect(Quotas.find(({ QuotaName }) => QuotaName === "Rate of ListModels requests")).toMatchObject({
    QuotaCode: expect.stringMatching(/^L-[0-9A-F]{8}$/),
    Adjustable: false,
    UsageMetric: { MetricDimensions: { Resource: "ListModels", Service: "SageMaker", Type: "API" } },
    Period: { PeriodValue: 1, PeriodUnit: "SECOND" },
  });
});

describe("pages and refusals", () => {
  test("pages follow each other", async () => {
    const first = await plain.listServiceQuotas({ ServiceCode: "sagemaker", MaxResults: 10 });
    const { NextToken } = first;
    const second = await plain.listServiceQuotas({ ServiceCode: "sagemaker", MaxResults: 10, NextToken });
    const names = [first, second].flatMap(({ Quotas = [] }) => Quotas.map(({ QuotaName }) => QuotaName));
    expect(new Set(names).size).toBe(15);
    const foreign = plain.listServiceQuotas({ ServiceCode: "ec2", NextToken });
    expect(await failureOf(foreign)).toMatchObject({ code: "InvalidPaginationTokenException" });
  });

  test("a service that does not exist is refused", async () => {
    const failure = await failureOf(plain.listServiceQuotas({ ServiceCode: "castle" }));
    expect(failure).toMatchObject({ code: "NoSuchResourceException", status: 400 });
  });
});
