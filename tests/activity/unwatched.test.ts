import { expect, test } from "vitest";
import { eventSources } from "#lib/activity/sources.ts";
import { unwatchedKinds } from "#lib/activity/unwatched.ts";
import { changedBy } from "#lib/inventory/changed-by.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";

test("these are the kinds whose changes no event that is read tells", () => {
  const labels = new Set(unwatchedKinds());
  const kinds = everyCollector()
    .filter(({ label }) => labels.has(label))
    .map(({ kind }) => kind);
  expect(kinds.sort()).toMatchInlineSnapshot(`
    [
      "access-analyzer",
      "cloudwatch-alarm",
      "cognito-user-pool",
      "config-recorder",
      "config-rule",
      "event-rule",
      "fsx-file-system",
      "greengrass-component",
      "greengrass-core-device",
      "greengrass-deployment",
      "guardduty",
      "identity-center-instance",
      "inspector",
      "iot-certificate",
      "iot-policy",
      "iot-role-alias",
      "lambda-function",
      "macie",
      "network-firewall",
      "organization",
      "organization-policy",
      "permission-set",
      "ram-share",
      "scheduler-schedule",
      "security-hub",
      "vpc-endpoint-service",
    ]
  `);
});

test("what calls change without naming it is of services that are read", () => {
  const sources = new Set(eventSources.map(({ source }) => source.split(".")[0]));
  for (const { kind, changedBy: calls = [] } of everyCollector()) {
    for (const call of calls) {
      const [service = "", name = ""] = call.split(":");
      expect(sources, call).toContain(service);
      expect(changedBy({ source: `${service}.amazonaws.com`, name }).map((one) => one.kind)).toContain(kind);
    }
  }
  expect(changedBy({ source: "iam.amazonaws.com", name: "constructor" })).toEqual([]);
});
