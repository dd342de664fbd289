import check from "#lib/checks/iot-role-alias/credentials-are-short.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const lasting = (credentialDurationSeconds: number) => ({ resource: { credentialDurationSeconds } });

testCheck(check, {
  pass: {
    "an hour, as by default": lasting(3600),
    "as long as is allowed": { ...lasting(7200), options: { longestSeconds: 7200 } },
  },
  fail: {
    "a second more": lasting(3601),
    "longer than somebody allows": { ...lasting(3600), options: { longestSeconds: 900 } },
  },
  notApplicable: {
    "a fleet of Edge Manager names it": {
      ...lasting(43_200),
      identity: { name: "doors" },
      inventory: inventoryOf([reading("device-fleet", "doors", { DeviceFleetName: "doors", IotRoleAlias: "doors" })]),
    },
  },
  unknown: {
    "nothing is said of it": { resource: {} },
    "fleets were not read": { ...lasting(43_200), inventory: inventoryOf([], ["device-fleet"]) },
  },
});
