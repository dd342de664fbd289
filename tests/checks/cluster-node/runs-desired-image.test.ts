import check from "#lib/checks/cluster-node/runs-desired-image.ts";
import { testCheck } from "#tests/support/test-check.ts";

const node = { ClusterName: "pod", InstanceId: "i-0a1", InstanceGroupName: "workers" };
const release = (CurrentImageReleaseVersion: string, DesiredImageReleaseVersion: string) => ({
  resource: { ...node, CurrentImageReleaseVersion, DesiredImageReleaseVersion },
});
const image = (CurrentImageId: string | undefined, DesiredImageId: string) => ({
  resource: { ...node, CurrentImageId, DesiredImageId },
});

testCheck(check, {
  pass: {
    "the release that was asked for": release("1.4.1", "1.4.1"),
    "an image of the customer's own": image("ami-0a1", "ami-0a1"),
  },
  fail: {
    "an older release": release("1.3.0", "1.4.1"),
    "a newer one than was asked for": release("1.4.1", "1.3.0"),
    "another image of the customer's own": image("ami-0a1", "ami-0b2"),
    "the same release in another image": {
      resource: { ...release("1.4.1", "1.4.1").resource, ...image("ami-0a1", "ami-0b2").resource },
    },
  },
  notApplicable: { "none was asked for": { resource: { ...node, CurrentImageReleaseVersion: "1.4.1" } } },
  unknown: { "the answer is empty": { resource: {} }, "AWS did not say which it runs": image(undefined, "ami-0a1") },
});
