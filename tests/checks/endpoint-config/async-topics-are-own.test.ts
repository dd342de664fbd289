import check from "#lib/checks/endpoint-config/async-topics-are-own.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const topic = (of: string) => `arn:aws:sns:us-east-1:${of}:done`;
const notices = (NotificationConfig: object) => ({
  resource: { EndpointConfigArn, AsyncInferenceConfig: { OutputConfig: { NotificationConfig } } },
});
const other = "611111111116";

testCheck(check, {
  pass: {
    "both are one's own": notices({ SuccessTopic: topic(account), ErrorTopic: topic(account) }),
    "another's that is trusted": { ...notices({ ErrorTopic: topic(other) }), options: { trustedAccounts: [other] } },
  },
  fail: {
    "another's topic": notices({ SuccessTopic: topic(other) }),
    "one of two": notices({ SuccessTopic: topic(account), ErrorTopic: topic(other) }),
  },
  notApplicable: {
    "nobody is told": notices({}),
    "it answers at once": { resource: { EndpointConfigArn } },
  },
  unknown: {
    "what is named is no topic": notices({ ErrorTopic: "errors" }),
    "the answer is not complete": { resource: {} },
  },
});
