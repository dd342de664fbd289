import check from "#lib/checks/cluster-node/image-is-patched.ts";
import { testCheck } from "#tests/support/test-check.ts";

const node = { ClusterName: "pod", InstanceId: "i-0a1", InstanceGroupName: "workers" };

testCheck(check, {
  pass: {
    "the newest image": { resource: { ...node, ImageVersionStatus: "UpToDate", CurrentImageReleaseVersion: "1.4.1" } },
    "a newer one that closes nothing": { resource: { ...node, ImageVersionStatus: "UpdateAvailable" } },
  },
  fail: {
    "a newer one closes flaws": { resource: { ...node, ImageVersionStatus: "SecurityUpdateRequired" } },
    "an image that has reached its end": { resource: { ...node, ImageVersionStatus: "EndOfLife" } },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "an image of the customer's own": { resource: { ...node, CurrentImageId: "ami-0a1" } },
    "a status that is not known": { resource: { ...node, ImageVersionStatus: "Recalled" as "UpToDate" } },
  },
});
