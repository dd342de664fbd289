import check from "#lib/checks/workforce/requires-second-factor.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const resource = { WorkforceArn: "arn:w", CognitoConfig: { UserPool: "us-east-1_abc", ClientId: "x" } };
const withPool = (MfaConfiguration?: "ON" | "OFF" | "OPTIONAL") => ({
  resource,
  inventory: inventoryOf([reading("cognito-user-pool", "us-east-1_abc", { Id: "us-east-1_abc", MfaConfiguration })]),
});

testCheck(check, {
  pass: { "a second factor is required": withPool("ON") },
  fail: { "it is off": withPool("OFF"), "it is up to each person": withPool("OPTIONAL") },
  notApplicable: {
    "people sign in elsewhere": {
      resource: { WorkforceArn: "arn:w", OidcConfig: { Issuer: "https://login.example" } },
    },
  },
  unknown: {
    "the pool says nothing of it": withPool(),
    "the pool was not found": { resource },
    "the pool may not be read": { resource, inventory: inventoryOf([unread("cognito-user-pool", "us-east-1_abc")]) },
    "nothing says how people sign in": { resource: { WorkforceArn: "arn:w" } },
    "the answer is empty": { resource: {} },
  },
});
