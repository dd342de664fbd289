import check from "#lib/checks/greengrass-deployment/runs-nothing-as-root.ts";
import { testCheck } from "#tests/support/test-check.ts";

const as = (posixUser?: string) => ({
  resource: {
    deploymentId: "d1",
    components: { counter: { ...(posixUser && { runWith: { posixUser } }) }, nucleus: {} },
  },
});

testCheck(check, {
  pass: {
    "a user without rights": as("ggc_user:ggc_group"),
    "whom the device has set": as(),
    "one who is called alike": as("rooted"),
  },
  fail: { root: as("root"), "root of another group": as("root:ggc_group"), "by its number": as("0:0") },
  unknown: {
    "nothing is said of components": { resource: { deploymentId: "d1" } },
    "an empty answer": { resource: {} },
  },
});
