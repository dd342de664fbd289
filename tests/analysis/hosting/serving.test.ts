import { expect, test } from "vitest";
import { configsServing, endpointsUsing } from "#lib/analysis/hosting/serving.ts";
import { inventoryOf, reading, region } from "#tests/support/test-check.ts";

const endpoint = (EndpointName: string, EndpointConfigName: string, next?: string, where = region) =>
  reading(
    "endpoint",
    EndpointName,
    {
      EndpointName,
      EndpointConfigName,
      ...(next && { PendingDeploymentSummary: { EndpointConfigName: next } }),
    },
    { region: where, arn: `arn:aws:sagemaker:${where}:482915630174:endpoint/${EndpointName}` },
  );
const namesOf = (config: string, ...readings: Parameters<typeof inventoryOf>[0]) =>
  endpointsUsing(config, region, inventoryOf(readings)).map((one) => one.EndpointName);

test("an endpoint uses the config it runs on, not the one it is being moved to", () => {
  const moving = endpoint("churn", "old", "new");
  expect(namesOf("old", moving)).toEqual(["churn"]);
  expect(namesOf("new", moving)).toEqual([]);
});

test("an endpoint that names its config twice is one endpoint", () => {
  expect(namesOf("same", endpoint("churn", "same", "same"))).toEqual(["churn"]);
});

test("a config of the same name in another region is another config", () => {
  expect(namesOf("live", endpoint("churn", "live", undefined, "eu-west-1"))).toEqual([]);
});

test("only configs behind an endpoint serve a model", () => {
  const config = (EndpointConfigName: string) =>
    reading("endpoint-config", EndpointConfigName, {
      EndpointConfigName,
      ProductionVariants: [{ ModelName: "churn" }, { ModelName: "churn" }],
    });
  const inventory = inventoryOf([config("live"), config("stale"), endpoint("churn-eu", "live")]);
  expect(configsServing("churn", region, inventory)).toEqual(["live"]);
});
