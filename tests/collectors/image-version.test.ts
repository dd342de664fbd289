import { afterAll, beforeAll, expect, test } from "vitest";
import imageVersion from "#lib/collectors/sagemaker/image-version.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

let simulator: Simulator;
const account = demoAccount({ now: new Date() });

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test("every version of an image is read, not the newest alone", async () => {
  const { readings } = await collectOne(imageVersion, simulator.url, account.id, region);
  const arn = `arn:aws:sagemaker:${region}:${account.id}:image-version/growth-r`;
  const versions = readings.filter(({ identity }) => identity.arn.startsWith(`${arn}/`));
  expect(versions.map(({ identity }) => [identity.name, identity.arn])).toEqual([
    ["growth-r/2", `${arn}/2`],
    ["growth-r/1", `${arn}/1`],
  ]);
  const bases = versions.map((one) => one.status === "read" && (one.resource as { BaseImage?: string }).BaseImage);
  expect(bases).toEqual([expect.stringContaining("r-kernel:latest"), expect.stringContaining("r-kernel:4.2")]);
});

test("versions that cannot be listed are out of sight, image by image", async () => {
  simulator.setFaults([{ action: "sagemaker:ListImageVersions", kind: "denied" }]);
  const { lost } = await collectOne(imageVersion, simulator.url, account.id, region);
  simulator.setFaults([]);
  expect(lost.map(({ arns }) => arns).sort()).toEqual([
    `arn:aws:sagemaker:${region}:${account.id}:image-version/fraud-lab/`,
    `arn:aws:sagemaker:${region}:${account.id}:image-version/growth-r/`,
  ]);
});
