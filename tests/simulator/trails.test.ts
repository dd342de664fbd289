import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { expect, test } from "vitest";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const trail = (Name: string, region: string, everywhere: boolean) => ({
  Name,
  TrailARN: `arn:aws:cloudtrail:${region}:${account.id}:trail/${Name}`,
  HomeRegion: region,
  IsMultiRegionTrail: everywhere,
});
const [home, other] = account.regions;
if (!home || !other) throw new Error("The fixture has two regions.");
const company = trail("company", "us-east-1", true);
const organization = {
  ...trail("organization", "us-east-1", true),
  TrailARN: "arn:aws:cloudtrail:us-east-1:205377164198:trail/organization",
};
const careful = {
  ...trail("careful", "us-east-1", false),
  advancedSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Data"] }] }],
  insights: [{ InsightType: "ApiCallRateInsight" as const }],
};
const stopped = { ...trail("stopped", "us-east-1", false), logging: false };
const regions = [{ ...home, trails: [company, stopped, careful, organization] }, other];
const simulator = await simulated({ account: { ...account, regions } });
const here = new CloudTrail(at(simulator));
const there = new CloudTrail(at(simulator, { region: "eu-south-2" }));

test("a trail of every region shows everywhere, its shadows on request not", async () => {
  const names = async (client: CloudTrail, includeShadowTrails?: boolean) =>
    (await client.describeTrails({ includeShadowTrails })).trailList?.map(({ Name }) => Name);
  expect(await names(here)).toEqual(["company", "stopped", "careful", "organization"]);
  expect(await names(there)).toEqual(["company", "organization"]);
  expect(await names(there, false)).toEqual([]);
  expect((await there.listTrails({})).Trails).toHaveLength(4);
});

test("a shadow is found by its ARN, not by its name", async () => {
  expect(await here.getTrailStatus({ Name: "company" })).toMatchObject({ IsLogging: true });
  expect(await here.getTrailStatus({ Name: "stopped" })).toMatchObject({ IsLogging: false });
  expect(await there.getTrailStatus({ Name: company.TrailARN })).toMatchObject({ IsLogging: true });
  expect(await failureOf(there.getTrailStatus({ Name: "company" }))).toMatchObject({ code: "TrailNotFoundException" });
});

test("a trail records management events unless it says otherwise", async () => {
  const { EventSelectors } = await here.getEventSelectors({ TrailName: "company" });
  expect(EventSelectors).toMatchObject([{ IncludeManagementEvents: true, ReadWriteType: "All" }]);
  const insights = here.getInsightSelectors({ TrailName: "company" });
  expect(await failureOf(insights)).toMatchObject({ code: "InsightNotEnabledException" });
});

test("selectors are of one sort, and insights are those that are on", async () => {
  const { EventSelectors, AdvancedEventSelectors } = await here.getEventSelectors({ TrailName: "careful" });
  expect(EventSelectors).toBeUndefined();
  expect(AdvancedEventSelectors).toMatchObject(careful.advancedSelectors);
  expect(await here.getInsightSelectors({ TrailName: "careful" })).toMatchObject({
    InsightSelectors: careful.insights,
  });
});

test("of its organization's trail a member sees that it runs, and not what it records", async () => {
  expect(await here.getTrailStatus({ Name: organization.TrailARN })).toMatchObject({ IsLogging: true });
  const selectors = here.getEventSelectors({ TrailName: organization.TrailARN });
  expect(await failureOf(selectors)).toMatchObject({ code: "CloudTrailARNInvalidException" });
});
