import check from "#lib/checks/model-package-group/policy-is-not-public.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { forPublic } from "../outsiders.ts";

testCheck(check, forPublic({ ModelPackageGroupArn: "arn:x" }));
