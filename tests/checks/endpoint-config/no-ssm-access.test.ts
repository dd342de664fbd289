import check from "#lib/checks/endpoint-config/no-ssm-access.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const main = { VariantName: "main", ModelName: "churn" };
const config = (...ProductionVariants: object[]) => ({ resource: { EndpointConfigArn, ProductionVariants } });

testCheck(check, {
  pass: {
    "it was never set": config(main),
    "it is off": config({ ...main, EnableSSMAccess: false }),
    "off in each of two": config(main, { ...main, VariantName: "b", EnableSSMAccess: false }),
  },
  fail: {
    "it is on": config({ ...main, EnableSSMAccess: true }),
    "on in one of two": config(main, { ...main, VariantName: "b", EnableSSMAccess: true }),
    "on in a shadow": {
      resource: {
        EndpointConfigArn,
        ProductionVariants: [main],
        ShadowProductionVariants: [{ VariantName: "shadow", EnableSSMAccess: true }],
      },
    },
  },
  unknown: {
    "it is no boolean": config({ ...main, EnableSSMAccess: "yes" }),
    "there are no variants": { resource: { EndpointConfigArn } },
    "the answer is not complete": { resource: { ProductionVariants: [main] } },
  },
});
