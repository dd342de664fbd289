import check from "#lib/checks/endpoint/changes-are-told.ts";
import { tellingCases } from "#tests/checks/telling.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, tellingCases({ EndpointArn: "arn:x" }, "UpdateEndpoint"));
