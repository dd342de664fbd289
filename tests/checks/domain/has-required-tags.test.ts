import check from "#lib/checks/domain/has-required-tags.ts";
import { requiredTags } from "#tests/checks/tagged.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, requiredTags("domain", "DomainArn"));
