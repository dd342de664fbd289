import check from "#lib/checks/model-package-group/policy-names-no-outsiders.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { forOutsiders } from "../outsiders.ts";

testCheck(check, forOutsiders({ ModelPackageGroupArn: "arn:x" }));
