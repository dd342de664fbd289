import check from "#lib/checks/lineage-group/policy-names-no-outsiders.ts";
import { forOutsiders } from "#tests/checks/outsiders.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, forOutsiders({ LineageGroupArn: "arn:l" }));
