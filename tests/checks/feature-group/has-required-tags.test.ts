import check from "#lib/checks/feature-group/has-required-tags.ts";
import { requiredTags } from "#tests/checks/tagged.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, requiredTags("feature-group", "FeatureGroupArn"));
