import { workKinds } from "#lib/analysis/account/region-use.ts";
import check from "#lib/checks/iam-account/has-access-analyzers.ts";
import { inventoryOf, reading, region, testCheck } from "#tests/support/test-check.ts";

const resource = { SummaryMap: { Users: 1 } };
const here = reading("guardduty", region, { DetectorIds: [] });
const work = reading("notebook-instance", "nb", {});
const analyzer = (type: "ACCOUNT" | "ACCOUNT_UNUSED_ACCESS", status: "ACTIVE" | "FAILED" = "ACTIVE") =>
  reading("access-analyzer", "account", { type, status });
const organization = reading("organization", "o-1", { Id: "o-1" }, { region: "global" });
const sure = { without: workKinds, because: "a notebook is there; or what there is besides is not asked" };

testCheck(check, {
  pass: {
    "it does": {
      resource,
      inventory: inventoryOf([here, work, analyzer("ACCOUNT")]),
      sure: { ...sure, without: ["organization", ...workKinds.filter((kind) => kind !== "notebook-instance")] },
    },
  },
  fail: {
    "there is none": { resource, inventory: inventoryOf([here, work]) },
    "it looks for something else": {
      resource,
      inventory: inventoryOf([here, work, analyzer("ACCOUNT_UNUSED_ACCESS")]),
    },
    "it does not work": { resource, inventory: inventoryOf([here, work, analyzer("ACCOUNT", "FAILED")]) },
  },
  notApplicable: {
    "SageMaker works nowhere": {
      resource,
      inventory: inventoryOf([here]),
      sure: { without: ["access-analyzer", "organization"], because: "there is nothing to look at" },
    },
  },
  unknown: {
    "the organization may have one": { resource, inventory: inventoryOf([here, work, organization]) },
    "analyzers were not read": { resource, inventory: inventoryOf([here, work], ["access-analyzer"]) },
    "no region was read": { resource, inventory: inventoryOf([work]) },
    "the answer is not complete": { resource: {}, inventory: inventoryOf([here, work]) },
  },
});
