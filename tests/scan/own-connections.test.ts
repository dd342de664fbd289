import { afterAll, expect, test } from "vitest";
import { AwsSession } from "#lib/aws/session.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { organization } from "#tests/support/organization.ts";

const simulator = await startSimulator({ ...organization, latencyMs: 2_600 });
afterAll(() => simulator.close());

test("what waits for a connection of ours is no endpoint that does not answer", async () => {
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  // As many accounts at once have it: the third round of calls begins after the patience with a connection is over.
  const ask = async () => {
    const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
    session.budgets.unlimited = true;
    const iam = await session.pool.get("iam", "us-east-1");
    await Promise.all(Array.from({ length: 18 }, () => iam.listRoles({})));
    return session.budgets.calls;
  };
  const attempts = await Promise.all(Array.from({ length: 10 }, ask));
  // None was given up and made again.
  expect(attempts).toEqual(attempts.map(() => 18));
  expect(simulator.calls().get("iam:ListRoles")).toBe(180);
});
