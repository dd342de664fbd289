import check from "#lib/checks/ecr-repository/tags-are-immutable.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const repositoryName = "team/churn";
const inUse = (...imageTags: string[]) =>
  inventoryOf([
    reading("ecr-image", "churn", { repositoryName, imageTags }),
    reading("ecr-image", "other", { repositoryName: "team/other", imageTags: ["cache-2"] }),
  ]);
const but = (...filters: string[]) => ({
  repositoryName,
  imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" as const,
  imageTagMutabilityExclusionFilters: filters.map((filter) => ({ filter, filterType: "WILDCARD" as const })),
});

testCheck(check, {
  pass: {
    "all of them": { resource: { imageTagMutability: "IMMUTABLE" } },
    "all but some": { resource: but("cache-*"), inventory: inUse("1.4", "latest") },
  },
  fail: {
    none: { resource: { imageTagMutability: "MUTABLE" } },
    "only some": { resource: { imageTagMutability: "MUTABLE_WITH_EXCLUSION" } },
    "all but all": { resource: but("*") },
    "not that of an image in use": { resource: but("cache-*", "latest"), inventory: inUse("1.4", "latest") },
    "all but what AWS does not say": { resource: but() },
  },
  unknown: { "AWS did not say": { resource: {} } },
});
