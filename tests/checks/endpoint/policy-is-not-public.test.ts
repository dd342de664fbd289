import check from "#lib/checks/endpoint/policy-is-not-public.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { forPublic } from "../outsiders.ts";

testCheck(check, forPublic({ EndpointArn: "arn:x" }));
