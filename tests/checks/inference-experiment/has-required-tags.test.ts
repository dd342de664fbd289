import check from "#lib/checks/inference-experiment/has-required-tags.ts";
import { requiredTags } from "#tests/checks/tagged.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, requiredTags("inference-experiment", "Arn"));
