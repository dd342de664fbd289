import check from "#lib/checks/security-hub/is-on.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { unused, used } from "../used-region.ts";

const Hubs = [{ HubArn: "arn:aws:securityhub:us-east-1:482915630174:hub/default" }];

testCheck(check, {
  pass: {
    "the first generation": { resource: { Hubs, HubV2: null }, inventory: used },
    "the second": {
      resource: { Hubs: [], HubV2: { HubV2Arn: "arn:aws:securityhub:us-east-1:482915630174:hubv2/1" } },
      inventory: used,
    },
  },
  fail: { neither: { resource: { Hubs: [], HubV2: null }, inventory: used } },
  notApplicable: { "nothing of SageMaker is there": { resource: { Hubs: [], HubV2: null }, inventory: unused } },
  unknown: { "AWS did not say": { resource: { HubV2: null }, inventory: used } },
});
