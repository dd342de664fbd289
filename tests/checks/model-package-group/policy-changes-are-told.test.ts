import check from "#lib/checks/model-package-group/policy-changes-are-told.ts";
import { tellingCases } from "#tests/checks/telling.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, tellingCases({ ModelPackageGroupArn: "arn:x" }, "PutModelPackageGroupPolicy"));
