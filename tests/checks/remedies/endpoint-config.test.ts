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

describe("more instances", () => {
  test("a config that asks for one is replaced, and what runs with one is scaled out", () => {
    const fix = addInstances(config(1), contextOf(endpoint("churn-eu", 1)));
    expect(fix.mutability).toBe("replace");
    expect(fix.cli).toContain("create-endpoint-config");
    expect(fix.cli).toContain(`'[{"VariantName":"main","DesiredInstanceCount":2}]'`);
  });

  test("an endpoint that was scaled in is scaled out, and its config stays", () => {
    const fix = addInstances(config(2), contextOf(endpoint("churn-eu", 1), endpoint("churn-us", 3)));
    expect(fix.mutability).toBe("in-place");
    expect(fix.cli).toContain("--endpoint-name=churn-eu");
    expect(fix.cli).not.toContain("churn-us");
    expect(fix.cli).not.toContain("create-endpoint-config");
  });
});
