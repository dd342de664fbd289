import { expect, test } from "vitest";
import dataComesFromOwnBucket from "#lib/checks/model/data-comes-from-own-bucket.ts";
import { replaceModel } from "#lib/checks/remedies/model.ts";
import { modelWithoutSecrets } from "#lib/checks/remedies/model-secrets.ts";
import { identity, inventoryOf, now, reading } from "#tests/support/test-check.ts";
import { sighted } from "../sightings.ts";

const change = {
  summary: "Turn network isolation on.",
  fields: { EnableNetworkIsolation: true },
  guardrail: { Sid: "Deny", Effect: "Deny", Action: "sagemaker:X", Resource: "*", Condition: {} },
} as const;
const contextOf = (...readings: Parameters<typeof inventoryOf>[0]) => ({
  identity: identity("model", "churn"),
  inventory: inventoryOf(readings),
  now,
  secrets: [],
});
const config = (EndpointConfigName: string) =>
  reading("endpoint-config", EndpointConfigName, {
    EndpointConfigName,
    ProductionVariants: [
      { VariantName: "blue", ModelName: "churn" },
      { VariantName: "green", ModelName: "churn" },
    ],
  });

test("every endpoint that serves the model moves to the copy, once", () => {
  const endpoint = reading("endpoint", "churn-eu", { EndpointName: "churn-eu", EndpointConfigName: "live" });
  const { cli = "" } = replaceModel(contextOf(config("live"), config("stale"), endpoint), change);
  expect(cli.match(/update-endpoint /g)).toHaveLength(1);
  expect(cli).toMatch(/update-endpoint --endpoint-name=churn-eu --endpoint-config-name=churn-eu-\w+-hardened /);
  // What the endpoint runs when the commands run, not when the account was read.
  expect(cli).toContain("describe-endpoint --endpoint-name=churn-eu");
  expect(cli).toContain("--arg old churn --arg new churn-hardened");
  expect(cli).not.toContain("stale");
});

test("every inference component that runs the model runs the copy, with whatever else it has then", () => {
  const component = reading("inference-component", "churn-small", { Specification: { ModelName: "churn" } });
  const { cli = "", summary } = replaceModel(contextOf(component), change);
  expect(cli).toContain("describe-inference-component --inference-component-name=churn-small");
  expect(cli).toContain("--arg old churn --arg new churn-hardened");
  expect(cli.split("\n").at(-1)).toMatch(/update-inference-component --cli-input-json=/);
  expect(summary).toContain("moves what runs it there");
});

test("a model that nothing serves is left to the next deployment", () => {
  const fix = replaceModel(contextOf(config("stale")), change);
  expect(fix.cli?.split("\n")).toHaveLength(2);
  expect(fix.summary).toContain("leaves it to the next endpoint config");
});

test("the old model goes with its secret, once no endpoint needs it", () => {
  const endpoint = reading("endpoint", "churn-eu", { EndpointName: "churn-eu", EndpointConfigName: "live" });
  const context = { ...contextOf(config("live"), endpoint), secrets: [sighted("PrimaryContainer.Environment.TOKEN")] };
  const { cli = "" } = modelWithoutSecrets({ PrimaryContainer: { Environment: { TOKEN: "x" } } } as never, context);
  expect(cli.split("\n").slice(-3)).toEqual([
    "aws sagemaker wait endpoint-in-service --endpoint-name=churn-eu --region=us-east-1",
    "aws sagemaker delete-endpoint-config --endpoint-config-name=live --region=us-east-1",
    "aws sagemaker delete-model --model-name=churn --region=us-east-1",
  ]);
});

test("only files in buckets that nobody trusts are moved", () => {
  const files = ["s3://theirs/a", "s3://ml-artifacts/b", "s3://jumpstart-cache-prod-us-east-1/c"];
  const model = { Containers: files.map((ModelDataUrl) => ({ ModelDataUrl })) } as never;
  const { cli = "" } = dataComesFromOwnBucket.fix(model, {
    ...contextOf(),
    options: { trustedBuckets: ["ml-artifacts"] },
  });
  expect(cli).toContain(`'["s3://theirs/a"]'`);
  expect(cli).not.toMatch(/ml-artifacts|jumpstart/);
});
