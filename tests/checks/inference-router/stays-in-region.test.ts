import check from "#lib/checks/inference-router/stays-in-region.ts";
import { account, region, testCheck } from "#tests/support/test-check.ts";

const endpoint = (where: string) => `arn:aws:sagemaker:${where}:${account}:endpoint/churn`;
const router = (...regions: string[]) => ({
  resource: { RoutingTargets: [{ Destinations: regions.map((where) => ({ ResourceArn: endpoint(where) })) }] },
});

testCheck(check, {
  pass: {
    "its own region": router(region),
    "one that was allowed": { ...router(region, "eu-west-1"), options: { allowedRegions: ["eu-west-1"] } },
  },
  fail: {
    "another region": router("eu-west-1"),
    "one of two": router(region, "eu-west-1"),
    "another than was allowed": { ...router("eu-west-2"), options: { allowedRegions: ["eu-west-1"] } },
  },
  unknown: {
    "what is named is no endpoint": { resource: { RoutingTargets: [{ Destinations: [{ ResourceArn: "churn" }] }] } },
    "there is no destination": { resource: {} },
  },
});
