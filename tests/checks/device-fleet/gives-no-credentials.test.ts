import check from "#lib/checks/device-fleet/gives-no-credentials.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const IotRoleAlias = "SageMakerEdge-doors";
const resource = { DeviceFleetArn: "arn:f", IotRoleAlias };
const roleArn = "arn:aws:iam::482915630174:role/edge";

testCheck(check, {
  pass: {
    "its alias is gone": { resource },
    "it never had one": { resource: { DeviceFleetArn: "arn:f" } },
  },
  fail: {
    "its alias is still there": {
      resource,
      inventory: inventoryOf([reading("iot-role-alias", IotRoleAlias, { roleArn })]),
    },
  },
  unknown: {
    "the alias could not be read": { resource, inventory: inventoryOf([unread("iot-role-alias", IotRoleAlias)]) },
    "the answer is not complete": { resource: { IotRoleAlias } },
  },
});
