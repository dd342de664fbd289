import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { AwsSession } from "#lib/aws/session.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { organization } from "#tests/support/organization.ts";

const simulator = await startSimulator({ ...organization, latencyMs: 2_600 });
afterAll(() => simulator.close());

const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;

test.concurrent("an answer that stops half-way is asked for again: it would hold a connection, and a scan, for ever", async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    const whole = JSON.stringify({ Models: [] });
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1", "content-length": whole.length });
    if (++asked > 1) response.end(whole);
    else response.write(whole.slice(0, 5));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint });
  expect(await (await session.pool.get("sagemaker", "us-east-1")).listModels({})).toMatchObject({ Models: [] });
  expect(asked).toBe(2);
  server.closeAllConnections();
  server.close();
});

test.concurrent("what waits for a connection of ours is no endpoint that does not answer", async () => {
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
