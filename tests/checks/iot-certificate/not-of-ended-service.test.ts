import check from "#lib/checks/iot-certificate/not-of-ended-service.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const device = reading("device", "doors/door-1", { DeviceName: "door-1", IotThingName: "thing-1" });
const core = reading("greengrass-core-device", "thing-1", { coreDeviceThingName: "thing-1" });
const certificate = (status: "ACTIVE" | "REVOKED", ...readings: Parameters<typeof inventoryOf>[0]) => ({
  resource: { certificateId: "c1", status, Things: ["thing-1"] },
  inventory: inventoryOf(readings),
});

testCheck(check, {
  pass: { "it is revoked": certificate("REVOKED", device) },
  fail: { "it is active": certificate("ACTIVE", device) },
  notApplicable: {
    "the thing is no device of Edge Manager": certificate("ACTIVE"),
    "the thing is a core device of Greengrass by now": certificate("ACTIVE", device, core),
  },
  unknown: {
    "a device could not be read": certificate("ACTIVE", unread("device", "doors/door-1")),
    "core devices could not be read": certificate("ACTIVE", device, unread("greengrass-core-device", "hub")),
    "the answer is not complete": { resource: { status: "ACTIVE" } },
  },
  sure: { without: ["greengrass-core-device"], because: "what is off opens nothing, whosever it is" },
});
