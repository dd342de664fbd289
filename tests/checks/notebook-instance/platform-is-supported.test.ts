import { expect, test } from "vitest";
import check from "#lib/checks/notebook-instance/platform-is-supported.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { identity, inventoryOf, testCheck } from "#tests/support/test-check.ts";

type Notebook = ResourceOf<"notebook-instance">;

const on = (PlatformIdentifier: string, InstanceType: Notebook["InstanceType"] = "ml.t3.medium") => ({
  resource: { PlatformIdentifier, InstanceType, NotebookInstanceStatus: "InService" as const },
});

testCheck(check, {
  pass: {
    "Amazon Linux 2023": on("notebook-al2023-v1"),
    "the second platform on Amazon Linux 2023": on("notebook-al2023-v2"),
  },
  fail: {
    "Amazon Linux 1, past its end since 2024": on("notebook-al1-v1"),
    "Amazon Linux 2 with JupyterLab 1": on("notebook-al2-v1"),
    "Amazon Linux 2 with JupyterLab 3, the stale default of a conformance pack": on("notebook-al2-v2"),
    "Amazon Linux 2 with JupyterLab 4, which Steampipe still passes": on("notebook-al2-v3"),
    "a type that Amazon Linux 2023 does not run on": on("notebook-al2-v3", "ml.p3.2xlarge"),
  },
  unknown: {
    "a platform that is not in the table": on("notebook-al2030-v1"),
    "AWS returned no PlatformIdentifier": { resource: { NotebookInstanceArn: "arn:nb" } },
    "the answer is empty": { resource: {} },
  },
});

const statusAt = (now: string, daysOfNotice = 0) => {
  const context = { identity: identity("notebook-instance", "nb"), inventory: inventoryOf([]), now, secrets: [] };
  return check.evaluate(on("notebook-al2-v3").resource, { ...context, options: { daysOfNotice } }).status;
};

test("the day decides: Amazon Linux 2 passes on its last day and fails on the next", () => {
  expect(statusAt("2026-06-30T23:59:59.000Z")).toBe("pass");
  expect(statusAt("2026-07-01T00:00:00.000Z")).toBe("fail");
});

test("with days of notice it fails so many days before", () => {
  expect(statusAt("2026-05-31T12:00:00.000Z", 30)).toBe("pass");
  expect(statusAt("2026-06-01T12:00:00.000Z", 30)).toBe("fail");
});
