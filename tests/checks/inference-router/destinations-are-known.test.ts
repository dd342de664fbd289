import check from "#lib/checks/inference-router/destinations-are-known.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const other = "611111111116";
const endpoint = (of: string) => `arn:aws:sagemaker:us-east-1:${of}:endpoint/churn`;
const router = (...targets: string[][]) => ({
  resource: {
    RoutingTargets: targets.map((arns) => ({ Destinations: arns.map((ResourceArn) => ({ ResourceArn })) })),
  },
});

testCheck(check, {
  pass: {
    "this account's endpoints": router([endpoint(account)], [endpoint(account)]),
    "another's that is trusted": { ...router([endpoint(other)]), options: { trustedAccounts: [other] } },
  },
  fail: {
    "another account's": router([endpoint(other)]),
    "one among one's own": router([endpoint(account), endpoint(other)]),
    "in another target": router([endpoint(account)], [endpoint(other)]),
  },
  unknown: {
    "what is named is no endpoint": router(["churn"]),
    "there is no destination": { resource: {} },
  },
});
