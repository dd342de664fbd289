import { HubContentType } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, expect, test } from "vitest";
import hub from "#lib/collectors/sagemaker/hub.ts";
import hubContent, { hubContentTypes } from "#lib/collectors/sagemaker/hub-content.ts";
import { namesIn } from "#lib/inventory/names.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectAll, collectOne } from "./collect-one.ts";

let simulator: Simulator;
const account = demoAccount({ now: new Date() });

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test("contents of every type that AWS knows are listed", () => {
  expect([...hubContentTypes].sort()).toEqual(Object.values(HubContentType).sort());
});

test("AWS's own hub is not the account's", async () => {
  const held = account.regions.flatMap(({ sagemaker }) => sagemaker.hubs.map(({ HubName }) => HubName));
  expect(held).toContain("SageMakerPublicHub");
  const hubs = await collectAll(hub, simulator.url, account.id);
  expect(hubs.map(({ identity }) => identity.name).sort()).toEqual(["credit-risk-models", "vision-hub"]);
});

test("a content is one resource through all of its versions, and is found by each of its ARNs", async () => {
  const { readings } = await collectOne(hubContent, simulator.url, account.id, "eu-west-1");
  const name = "credit-risk-models/Model/scorecard-base";
  const arn = `arn:aws:sagemaker:eu-west-1:${account.id}:hub-content/${name}`;
  expect(readings.find(({ identity }) => identity.name === name)?.identity).toMatchObject({
    arn,
    also: [`${arn}/1.2.0`],
  });
  expect(readings).toHaveLength(2);
  const pointed = readings.flatMap((one) => [...namesIn("hub-content", one.status === "read" && one.resource)]);
  expect(pointed).toEqual([{ kind: "s3-bucket", name: "nwa-credit-risk-eu-west-1" }]);
});

test("of contents that cannot be listed those of their hub and type alone are out of sight", async () => {
  simulator.setFaults([{ action: "sagemaker:ListHubContents", kind: "denied" }]);
  const { lost, readings } = await collectOne(hubContent, simulator.url, account.id, "us-west-2");
  simulator.setFaults([]);
  expect(readings).toEqual([]);
  expect(lost.map(({ arns }) => arns)).toEqual(
    hubContentTypes.map((type) => `arn:aws:sagemaker:us-west-2:${account.id}:hub-content/vision-hub/${type}/`),
  );
});
