import { expect, test } from "vitest";
import { scanningOf } from "#lib/analysis/containers/scanning.ts";
import check from "#lib/checks/ecr-repository/images-are-scanned.ts";
import { account, inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const rule = (filter: string, scanFrequency = "SCAN_ON_PUSH") => ({
  scanFrequency: scanFrequency as "SCAN_ON_PUSH",
  repositoryFilters: [{ filter, filterType: "WILDCARD" as const }],
});
const registry = (scanType: "BASIC" | "ENHANCED" | undefined, ...rules: ReturnType<typeof rule>[]) =>
  inventoryOf([reading("ecr-registry", account, { registryId: account, ScanningConfiguration: { scanType, rules } })]);
const repository = (scanOnPush: boolean | undefined) => ({
  repositoryName: "team/churn",
  imageScanningConfiguration: { scanOnPush },
});

testCheck(check, {
  pass: {
    "by its own setting": { resource: repository(true), inventory: registry("BASIC") },
    "by a rule of the registry": { resource: repository(false), inventory: registry("BASIC", rule("team/*")) },
    "by Inspector": { resource: repository(false), inventory: registry("ENHANCED", rule("*", "CONTINUOUS_SCAN")) },
  },
  fail: {
    "neither it nor the registry": { resource: repository(false), inventory: registry("BASIC", rule("others/*")) },
    "its own setting says nothing to Inspector": { resource: repository(true), inventory: registry("ENHANCED") },
    "only by hand": { resource: repository(false), inventory: registry("ENHANCED", rule("*", "MANUAL")) },
  },
  unknown: {
    "the registry was not read": {
      resource: repository(true),
      inventory: inventoryOf([unread("ecr-registry", account)]),
    },
    "AWS did not say how the registry scans": { resource: repository(true), inventory: registry(undefined) },
    "AWS did not say how the repository scans": { resource: repository(undefined), inventory: registry("BASIC") },
  },
});

test.each([
  ["beside that of the other frequency", [rule("others/*")], [rule("others/*"), rule("team/churn", "CONTINUOUS_SCAN")]],
  [
    "with what is scanned so already, as a registry takes two rules",
    [rule("others/*", "CONTINUOUS_SCAN"), rule("more/*")],
    [
      rule("more/*"),
      {
        scanFrequency: "CONTINUOUS_SCAN",
        repositoryFilters: ["others/*", "team/churn"].map((filter) => ({ filter, filterType: "WILDCARD" })),
      },
    ],
  ],
])("what Inspector is told stands %s", (_, before, after) => {
  const inventory = registry("ENHANCED", ...before);
  const fix = check.fix(repository(false) as never, {
    identity: reading("ecr-repository", "team/churn", {}).identity,
    inventory,
    now: "",
    secrets: [],
  });
  expect(fix.cli).toContain(JSON.stringify(after));
});

test.each([
  ["team/*", true],
  ["*", true],
  ["churn", true],
  ["team", true],
  ["*churn", true],
  ["churn*", false],
  ["", false],
])("a filter %j", (filter, matches) => {
  expect(scanningOf("team/churn", { scanType: "BASIC", rules: [rule(filter)] }).rules).toHaveLength(matches ? 1 : 0);
});
