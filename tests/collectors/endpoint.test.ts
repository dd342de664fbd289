import { afterEach, expect, test } from "vitest";
import endpoint from "#lib/collectors/sagemaker/endpoint.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;
afterEach(() => simulator.close());

async function read(kind?: "denied" | "unsupported") {
  simulator = await startSimulator({ account, enforceLimits: false });
  if (kind) simulator.setFaults([{ action: "sagemaker:GetEndpointPolicy", kind }]);
  const collected = await collectOne(endpoint, simulator.url, account.id, region);
  const of = (name: string) => collected.readings.find(({ identity }) => identity.name === name);
  return { ...collected, of };
}

test("whom an endpoint lets in is read with it, and nobody besides is null", async () => {
  const { of, coverage } = await read();
  expect(of("coupons")).toMatchObject({ resource: { ResourcePolicy: expect.stringContaining('"Principal":"*"') } });
  expect(of("churn-prod")).toMatchObject({
    resource: { ResourcePolicy: null },
    parts: { ResourcePolicy: { status: "absent" } },
  });
  expect(coverage.map(({ status }) => status)).toEqual(["complete", "complete", "complete"]);
});

test.each(["denied", "unsupported"] as const)("where policies are %s, the endpoints are read without", async (kind) => {
  const { readings, of, coverage } = await read(kind);
  const coupons = of("coupons");
  expect(coupons).toMatchObject({
    status: "read",
    parts: { ResourcePolicy: { status: "unread", failure: { class: kind } } },
  });
  expect(Object.keys((coupons as { resource: object }).resource)).not.toContain("ResourcePolicy");
  expect(coverage.find(({ action }) => action === "sagemaker:GetEndpointPolicy")?.status).toBe(kind);
  // What there is of them is known all the same.
  const inventory = new Inventory(readings, coverage);
  expect(inventory.blindSpot("endpoint", region)).toBeUndefined();
  expect(inventory.get("endpoint", "nowhere", region)).toEqual({ found: false, why: "absent" });
  expect(inventory.get("endpoint", "coupons", region, "ResourcePolicy")).toMatchObject({ why: "unread" });
});
