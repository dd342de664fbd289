import { afterEach, expect, test } from "vitest";
import modelPackageGroup from "#lib/collectors/sagemaker/model-package-group.ts";
import type { ReadResource } from "#lib/readings/reading.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Fault, type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne } from "./collect-one.ts";

let simulator: Simulator;
afterEach(() => simulator.close());

async function group(inRegion: string, faults: Fault[] = []) {
  const account = demoAccount();
  simulator = await startSimulator({ account, enforceLimits: false, faults });
  const { readings, coverage } = await collectOne(modelPackageGroup, simulator.url, account.id, inRegion);
  return { ...(readings[0] as ReadResource<{ ResourcePolicy?: string | null }>), coverage };
}

test("a group's policy is as AWS gives it", async () => {
  const { resource, parts } = await group("us-east-1");
  expect(JSON.parse(resource.ResourcePolicy ?? "")).toMatchObject({ Statement: [{ Principal: "*" }] });
  expect(parts).toMatchObject({ ResourcePolicy: { status: "read" } });
});

test("a group without a policy has none, which is no failure", async () => {
  const { resource, parts, coverage } = await group("us-west-2");
  expect(resource.ResourcePolicy).toBeNull();
  expect(parts).toMatchObject({ ResourcePolicy: { status: "absent" } });
  expect(coverage.every(({ status }) => status === "complete")).toBe(true);
});

test("a policy that may not be read is unread, and no policy at all is claimed", async () => {
  const { resource, parts } = await group("us-east-1", [
    { action: "sagemaker:GetModelPackageGroupPolicy", kind: "denied" },
  ]);
  expect(resource).not.toHaveProperty("ResourcePolicy");
  expect(parts).toMatchObject({ ResourcePolicy: { status: "unread", failure: { class: "denied" } } });
});
