import check from "#lib/checks/endpoint-config/data-capture-takes-a-sample.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const capture = (InitialSamplingPercentage?: number, EnableCapture = true) => ({
  resource: { EndpointConfigArn, DataCaptureConfig: { EnableCapture, InitialSamplingPercentage } },
});

testCheck(check, {
  pass: {
    "a fifth": capture(20),
    "just as much as may be": capture(50),
    "all, where that is a sample": { ...capture(100), options: { maximumPercentage: 100 } },
  },
  fail: {
    "all of it": capture(100),
    "more than half": capture(51),
    "more than was set": { ...capture(20), options: { maximumPercentage: 10 } },
  },
  notApplicable: {
    "capture is off": capture(100, false),
    "there never was any": { resource: { EndpointConfigArn } },
  },
  unknown: { "AWS does not say how much": capture(), "the answer is not complete": { resource: {} } },
});
