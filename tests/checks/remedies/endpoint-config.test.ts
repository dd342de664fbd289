import { describe, expect, test } from "vitest";
import type { Guardrail } from "#lib/checks/fixes.ts";
import { addInstances, encryptCapture, encryptVolumes } from "#lib/checks/remedies/endpoint-config.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { identity, inventoryOf, now, reading } from "#tests/support/test-check.ts";

const name = "churn-config";
const contextOf = (...readings: Parameters<typeof inventoryOf>[0]) => ({
  identity: identity("endpoint-config", name),
  inventory: inventoryOf(readings),
  now,
  secrets: [],
});
const endpoint = (EndpointName: string, CurrentInstanceCount: number) =>
  reading("endpoint", EndpointName, {
    EndpointName,
    EndpointConfigName: name,
    ProductionVariants: [{ VariantName: "main", CurrentInstanceCount }],
  });
const config = (InitialInstanceCount: number) =>
  ({
    EndpointConfigName: name,
    ProductionVariants: [{ VariantName: "main", InitialInstanceCount }],
  }) as ResourceOf<"endpoint-config">;

describe("a copy of the config", () => {
  test("takes over in every endpoint, which keeps its instance counts", () => {
    const fix = encryptVolumes(config(2), contextOf(endpoint("churn-eu", 4), endpoint("churn-us", 2)));
    expect(fix.mutability).toBe("replace");
    for (const name of ["churn-eu", "churn-us"]) {
      expect(fix.cli).toContain(
        `--endpoint-name=${name} --endpoint-config-name=churn-config-hardened --retain-all-variant-properties`,
      );
    }
  });

  test("that nothing uses is only made", () => {
    const fix = encryptVolumes(config(2), contextOf());
    expect(fix.cli).not.toContain("update-endpoint");
    expect(fix.summary).toContain("no endpoint uses this one now");
  });

  test("for data capture must not retain what the endpoint captures with now", () => {
    const fix = encryptCapture(contextOf(endpoint("churn-eu", 4)));
    expect(fix.cli).toContain("update-endpoint");
    expect(fix.cli).not.toContain("--retain-all-variant-properties");
  });

  test("a key is demanded only of types that keep data on EBS", () => {
    const types = (encryptVolumes(config(2), contextOf()).guardrail as Guardrail | undefined)?.Condition[
      "ForAnyValue:StringLike"
    ]?.["sagemaker:InstanceTypes"];
    expect(types).toContain("ml.m5.*");
    expect(types).not.toContain("ml.g5.*");
  });
});

describe("a key for a config of several storages", () => {
  const mixed = {
    EndpointConfigName: name,
    ProductionVariants: [
      { VariantName: "cpu", InstanceType: "ml.m5.large" },
      { VariantName: "gpu", InstanceType: "ml.g5.xlarge" },
    ],
    ShadowProductionVariants: [{ VariantName: "shadow", InstanceType: "ml.c5.large" }],
  } as ResourceOf<"endpoint-config">;

  test("names the variants that it covers, and those whose disks it does not", () => {
    const { summary } = encryptVolumes(mixed, contextOf());
    expect(summary).toContain("It covers the EBS volumes of cpu (ml.m5.large) and shadow (ml.c5.large)");
    expect(summary).toContain("not gpu (ml.g5.xlarge): local disks have a key of the hardware");
  });

  test("says nothing where it covers all", () => {
    expect(encryptVolumes({ ...mixed, ProductionVariants: [] }, contextOf()).summary).not.toContain("It covers");
  });
});

test("a config whose model is gone cannot be made again: it is deleted", () => {
  const config = reading("endpoint-config", name, { ProductionVariants: [{ VariantName: "main", ModelName: "gone" }] });
  const fix = encryptVolumes({} as ResourceOf<"endpoint-config">, contextOf(config));
  expect(fix.cli).toBe(`aws sagemaker delete-endpoint-config --endpoint-config-name=${name} --region=us-east-1`);
  expect(fix.summary).toContain("its model gone no longer exists");
});

test("an endpoint that failed takes no update: it is made anew from the copy", () => {
  const failed = reading("endpoint", "churn-eu", {
    EndpointName: "churn-eu",
    EndpointConfigName: name,
    EndpointStatus: "Failed",
  });
  const { cli } = encryptVolumes(config(2), contextOf(failed));
  expect(cli).toMatch(/delete-endpoint .*\n.*wait endpoint-deleted .*\n.*create-endpoint --endpoint-name=churn-eu/);
});

describe("more instances", () => {
  test("a config that asks for one is replaced, and what runs with one is scaled out", () => {
    const fix = addInstances(config(1), contextOf(endpoint("churn-eu", 1)), 2);
    expect(fix.mutability).toBe("replace");
    expect(fix.cli).toContain("create-endpoint-config");
    expect(fix.cli).toContain(`'[{"VariantName":"main","DesiredInstanceCount":2}]'`);
  });

  test("an endpoint that was scaled in is scaled out, and its config stays", () => {
    const fix = addInstances(config(2), contextOf(endpoint("churn-eu", 1), endpoint("churn-us", 3)), 2);
    expect(fix.mutability).toBe("in-place");
    expect(fix.cli).toContain("--endpoint-name=churn-eu");
    expect(fix.cli).not.toContain("churn-us");
    expect(fix.cli).not.toContain("create-endpoint-config");
  });
});
