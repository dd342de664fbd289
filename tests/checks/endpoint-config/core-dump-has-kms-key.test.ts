import check from "#lib/checks/endpoint-config/core-dump-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const dumping = (KmsKeyId?: string) => ({
  VariantName: "main",
  CoreDumpConfig: { DestinationS3Uri: "s3://ours/cores", KmsKeyId },
});
const quiet = { VariantName: "quiet" };
const config = (...ProductionVariants: object[]) => ({ resource: { EndpointConfigArn, ProductionVariants } });

testCheck(check, {
  pass: {
    "a key is named": config(dumping("alias/ml")),
    "the only variant that dumps has a key": config(quiet, dumping("alias/ml")),
  },
  fail: {
    "no key is named": config(dumping()),
    "one of two has none": config(dumping("alias/ml"), dumping()),
    "a shadow has none": {
      resource: { EndpointConfigArn, ProductionVariants: [quiet], ShadowProductionVariants: [dumping()] },
    },
  },
  notApplicable: { "nothing is dumped": config(quiet) },
  unknown: { "there are no variants": { resource: { EndpointConfigArn } } },
});
