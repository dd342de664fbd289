import check from "#lib/checks/ecr-repository/tags-are-immutable.ts";
import { testCheck } from "#tests/support/test-check.ts";

const but = (...filters: string[]) => ({
  imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" as const,
  imageTagMutabilityExclusionFilters: filters.map((filter) => ({ filter, filterType: "WILDCARD" as const })),
});

testCheck(check, {
  pass: {
    "all of them": { resource: { imageTagMutability: "IMMUTABLE" } },
    "all but some": { resource: but("cache-*") },
  },
  fail: {
    none: { resource: { imageTagMutability: "MUTABLE" } },
    "only some": { resource: { imageTagMutability: "MUTABLE_WITH_EXCLUSION" } },
    "all but all": { resource: but("*") },
    "all but what AWS does not say": { resource: but() },
  },
  unknown: { "AWS did not say": { resource: {} } },
});
