import check from "#lib/checks/domain/openings-are-told.ts";
import { tellingCases } from "#tests/checks/telling.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, tellingCases({ DomainArn: "arn:x" }, "CreatePresignedDomainUrl"));
