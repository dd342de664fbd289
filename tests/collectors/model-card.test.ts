import { afterEach, expect, test } from "vitest";
import modelCard from "#lib/collectors/sagemaker/model-card.ts";
import { namesIn } from "#lib/inventory/names.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne } from "./collect-one.ts";

const account = demoAccount();
let simulator: Simulator;
afterEach(() => simulator.close());

test("a card names its key, and the buckets that its content speaks of", async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  const named = async (region: string) => {
    const { readings } = await collectOne(modelCard, simulator.url, account.id, region);
    return readings.flatMap((one) => (one.status === "read" ? [...namesIn("model-card", one.resource)] : []));
  };
  expect(await named("us-east-1")).toEqual([{ kind: "s3-bucket", name: "nwa-growth-us-east-1" }]);
  expect(await named("eu-west-1")).toEqual([{ kind: "kms-key", name: expect.stringContaining(":key/") }]);
});
