import check from "#lib/checks/iot-certificate/has-one-holder.ts";
import { testCheck } from "#tests/support/test-check.ts";

const heldBy = (...Things: string[]) => ({ certificateId: "c1", status: "ACTIVE" as const, Things });

testCheck(check, {
  pass: { "one thing": { resource: heldBy("door-1") } },
  fail: { "two things": { resource: heldBy("door-1", "door-2") } },
  notApplicable: { "it is off": { resource: { ...heldBy("door-1", "door-2"), status: "INACTIVE" } } },
  unknown: {
    "nothing is said of its status": { resource: { Things: ["door-1"] } },
    "nothing is said of what has it": { resource: { status: "ACTIVE" } },
  },
});
