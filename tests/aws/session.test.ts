import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { AwsSession } from "#lib/aws/session.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { externalId, organization, roleArnIn } from "#tests/support/organization.ts";

const simulator = await startSimulator({ ...organization, now: () => Date.now() });
afterAll(() => simulator.close());
beforeEach(() => {
  vi.stubEnv("AWS_ENDPOINT_URL", simulator.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIATEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test("a session takes its role once for all its clients, and again before it runs out", async () => {
  const source = { type: "role", roleArn: roleArnIn("222222222222"), externalId } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1" });
  const askAll = async () => {
    const { account } = await session.identity();
    expect(account).toBe("222222222222");
    await Promise.all([
      (await session.pool.get("sagemaker", "us-east-1")).listModels({}),
      (await session.pool.get("iam", "us-east-1")).listRoles({}),
      (await session.pool.get("ec2", "us-east-1")).describeVpcs({}),
    ]);
  };
  const taken = () => simulator.calls().get("sts:AssumeRole");
  await askAll();
  expect(taken()).toBe(1);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 56 * 60_000 });
  await askAll();
  expect(taken()).toBe(2);
});
