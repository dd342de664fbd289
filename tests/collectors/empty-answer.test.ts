import { afterAll, beforeAll, expect, test } from "vitest";
import { collectors } from "#lib/collectors/index.ts";
import type { Failure, Reading } from "#lib/readings/reading.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region, regions } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

/** What AWS answers with nothing, and what it means by that. */
const silent = new Set([
  // Never set. Source: S3 API reference.
  "s3:GetBucketLogging",
  "s3:GetBucketVersioning",
  // A bucket of us-east-1.
  "s3:GetBucketLocation",
  // No inline policy.
  "sso:GetInlinePolicyForPermissionSet",
  // Not done yet, or done: the report itself says which.
  "iam:GenerateCredentialReport",
]);

const calls = collectors.flatMap((collector) =>
  collector.actions
    .filter((action) => !silent.has(action))
    .map((action) => ({ collector, kind: collector.kind, action })),
);

test.each(calls)(
  "$kind: an answer of $action that says nothing is not taken for one",
  async ({ collector, action }) => {
    for (const place of collector.scope === "global" ? [region] : regions) {
      const { readings, coverage, stopped, lost } = await collectOne(collector, simulator.url, account.id, place, {
        emptied: action,
      });
      if (!coverage.some((line) => line.action === action && line.calls > 0)) continue;
      const told = [
        stopped,
        ...lost.map(({ failure }) => failure),
        ...readings.flatMap(failuresOf),
        ...coverage.filter(({ status }) => status !== "complete"),
      ];
      expect(told.filter((one) => one?.action === action)).not.toEqual([]);
      return;
    }
    expect.unreachable(`nothing calls ${action}`);
  },
);

function failuresOf(reading: Reading): Failure[] {
  if (reading.status === "unread") return [reading.failure];
  return Object.values(reading.parts ?? {}).flatMap((part) => (part.status === "unread" ? [part.failure] : []));
}
