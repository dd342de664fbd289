import { expect, test } from "vitest";
import ecrImage from "#lib/collectors/ecr/ecr-image.ts";
import { imageIn } from "#lib/collectors/ecr/image-in.ts";
import { digestOf } from "#lib/simulator/accounts/build/images.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { images } from "#lib/simulator/shelves/ecr.ts";
import { collectOne } from "./collect-one.ts";

const host = "482915630174.dkr.ecr.eu-west-1.amazonaws.com";
const digest = `sha256:${"0f".repeat(32)}`;

test.each([
  [`${host}/team/churn:1.9.2`, "482915630174.eu-west-1/team/churn:1.9.2"],
  [`${host}/team/churn@${digest}`, `482915630174.eu-west-1/team/churn@${digest}`],
  // What runs is what the digest says.
  [`${host}/team/churn:1.9.2@${digest}`, `482915630174.eu-west-1/team/churn@${digest}`],
  [`${host}/churn`, "482915630174.eu-west-1/churn:latest"],
  [`${host}/churn:`, undefined],
  [`${host}/churn@sha256:0f`, undefined],
  ["arn:aws:ecr:eu-west-1:482915630174:repository/churn", undefined],
  ["public.ecr.aws/docker/library/python:3.12", undefined],
  ["s3://bucket/churn:latest", undefined],
])("%s", (text, name) => {
  expect(imageIn(text)).toBe(name);
});

test("an image that is named by its tag and by its digest is read once; what is gone, and another account's, is not there", async () => {
  const simulator = await startSimulator({ account: demoAccount(), enforceLimits: false });
  const here = `${company.account}.eu-west-1/`;
  const pinned = digestOf(`${host.replace("482915630174", company.account)}/pricing/basket:1.9.2`);
  const { readings, coverage } = await collectOne(ecrImage, simulator.url, company.account, "eu-west-1", {
    names: [
      `${here}pricing/basket:1.9.2`,
      `${here}pricing/basket@${pinned}`,
      `${here}pricing/basket:1.2.0`,
      `${here}pricing/no-such-repository:1`,
      "763104351884.eu-west-1/pytorch-training:2.6.0",
    ],
  });
  await simulator.close();
  expect(readings).toHaveLength(1);
  expect(readings[0]?.identity).toMatchObject({
    arn: `arn:aws:ecr:eu-west-1:${company.account}:repository/pricing/basket#${pinned}`,
    also: [`${here}pricing/basket@${pinned}`, `${here}pricing/basket:1.9.2`],
  });
  expect(coverage.filter(({ status }) => status === "failed" || status === "denied")).toEqual([]);
});

test("an image that was archived is an image", async () => {
  const account = demoAccount();
  for (const region of account.regions) {
    for (const image of images.on(region)) image.imageStatus = "ARCHIVED";
  }
  const simulator = await startSimulator({ account, enforceLimits: false });
  const { readings } = await collectOne(ecrImage, simulator.url, company.account, "eu-west-1", {
    names: [`${company.account}.eu-west-1/pricing/basket:1.9.2`],
  });
  await simulator.close();
  expect(readings).toMatchObject([{ status: "read", resource: { imageStatus: "ARCHIVED" } }]);
});
