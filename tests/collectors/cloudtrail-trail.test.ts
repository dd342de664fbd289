import { afterAll, beforeAll, expect, test } from "vitest";
import trails from "#lib/collectors/cloudtrail/cloudtrail-trail.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne } from "./collect-one.ts";

const demo = demoAccount({ now: new Date() });
const ofOrganization = {
  Name: "organization",
  TrailARN: `arn:aws:cloudtrail:us-east-1:${demo.organization?.managementAccount}:trail/organization`,
  HomeRegion: "us-east-1",
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
};
const account: SimulatedAccount = {
  ...demo,
  regions: demo.regions.map((one) => ({
    ...one,
    trails: [...(one.trails ?? []), ...(one.name === "us-east-1" ? [ofOrganization] : [])],
  })),
};
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test.each(["us-east-1", "eu-west-1", "ap-south-1"])("asked in %s, each trail is read once, at home", async (region) => {
  const { readings } = await collectOne(trails, simulator.url, account.id, region);
  const homes = readings.map(({ identity }) => [identity.name, identity.region]);
  expect(homes.sort()).toEqual([
    ["company-trail", "us-east-1"],
    ["credit-risk-data-events", "eu-west-1"],
    ["edge-pilot", "us-west-2"],
    ["organization", "us-east-1"],
    ["vision-s3-reads", "us-west-2"],
  ]);
});

test("selectors of both sorts, insights and what went wrong are read; none on is not unread", async () => {
  const { readings } = await collectOne(trails, simulator.url, account.id, "us-east-1");
  const named = (name: string) => {
    const reading = readings.find(({ identity }) => identity.name === name);
    return reading?.status === "read" ? reading : undefined;
  };
  expect(named("company-trail")).toMatchObject({
    resource: { Selectors: { EventSelectors: [{ IncludeManagementEvents: true }] }, Insights: null },
    parts: { Insights: { status: "absent" } },
  });
  expect(named("credit-risk-data-events")?.resource).toMatchObject({
    Selectors: {
      AdvancedEventSelectors: expect.arrayContaining([expect.objectContaining({ Name: "Management events" })]),
    },
    Insights: [{ InsightType: "ApiCallRateInsight" }, { InsightType: "ApiErrorRateInsight" }],
  });
  expect(named("vision-s3-reads")?.resource).toMatchObject({ Status: { LatestDeliveryError: "NoSuchBucket" } });
});

test("what a member may not know of its organization's trail is unread, and the trail is there", async () => {
  const { readings } = await collectOne(trails, simulator.url, account.id, "us-east-1");
  const reading = readings.find(({ identity }) => identity.arn === ofOrganization.TrailARN);
  expect(reading).toMatchObject({
    status: "read",
    resource: { IsOrganizationTrail: true, Status: { IsLogging: true } },
    parts: { Selectors: { status: "unread" }, Insights: { status: "unread" }, Status: { status: "read" } },
  });
});
