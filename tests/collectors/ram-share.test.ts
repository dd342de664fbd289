import { expect, test } from "vitest";
import ramShare from "#lib/collectors/ram/ram-share.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { shares } from "#lib/simulator/shelves/ram.ts";
import { collectOne } from "./collect-one.ts";

test("shares of both sides are read, with the resources that are SageMaker's or networks; deleted ones are gone", async () => {
  const account = demoAccount({ now: new Date() });
  const place = account.regions.find(({ name }) => name === "eu-west-1");
  const [first] = place ? shares.on(place) : [];
  if (!place || !first) throw new Error("The demo account has no share.");
  shares.put(place, { ...first, resourceShareArn: `${first.resourceShareArn}-old`, status: "DELETED" });
  const simulator = await startSimulator({ account, enforceLimits: false });
  const { readings } = await collectOne(ramShare, simulator.url, account.id, "eu-west-1");
  await simulator.close();
  const seen = readings.map((one) => {
    const { resourceOwner, Resources } = (one.status === "read" ? one.resource : {}) as {
      resourceOwner: string;
      Resources: { type: string }[];
    };
    return [one.identity.name, resourceOwner, Resources.map(({ type }) => type)];
  });
  expect(seen).toEqual([
    ["credit-risk-hub", "SELF", ["sagemaker:Hub"]],
    ["shared-dns", "OTHER-ACCOUNTS", []],
  ]);
});
