import check from "#lib/checks/s3-bucket/policy-names-no-outsiders.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { forOutsiders } from "../outsiders.ts";

testCheck(check, forOutsiders({ Name: "models" }, "Policy"));
