import check from "#lib/checks/endpoint/policy-names-no-outsiders.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { forOutsiders } from "../outsiders.ts";

testCheck(check, forOutsiders({ EndpointArn: "arn:x" }));
