import check from "#lib/checks/lineage-group/policy-is-not-public.ts";
import { forPublic } from "#tests/checks/outsiders.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, forPublic({ LineageGroupArn: "arn:l" }));
