import { expect, test } from "vitest";
import { currentPlatform, platformSupport, runsCurrentPlatform } from "#lib/analysis/lifecycle/notebook-platforms.ts";

test.each([
  ["notebook-al1-v1", "2024-03-31T00:00:00Z", true],
  ["notebook-al1-v1", "2024-04-01T00:00:00Z", false],
  ["notebook-al2-v2", "2025-06-30T12:00:00Z", true],
  ["notebook-al2-v2", "2025-07-01T12:00:00Z", false],
  ["notebook-al2-v3", "2026-06-30T23:59:59Z", true],
  ["notebook-al2-v3", "2026-07-01T00:00:00Z", false],
  ["notebook-al2023-v2", "2026-11-22T12:00:00Z", true],
  [currentPlatform, "2026-11-22T12:00:00Z", true],
])("%s at %s is supported: %s", (platform, now, supported) => {
  expect(platformSupport(platform, now)?.supported).toBe(supported);
});

test("a platform that is not in the table is not known to be good or bad", () => {
  expect(platformSupport("notebook-al2030-v1", "2026-11-22T12:00:00Z")).toBeUndefined();
});

test.each([
  ["ml.p3.2xlarge", false],
  ["ml.p3dn.24xlarge", false],
  ["ml.inf1.xlarge", false],
  ["ml.inf2.xlarge", true],
  ["ml.t3.medium", true],
])("the current platform runs on %s: %s", (type, expected) => {
  expect(runsCurrentPlatform(type)).toBe(expected);
});
