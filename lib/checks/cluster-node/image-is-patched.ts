import { defineCheck } from "../define.ts";
import { updateSoftware } from "../remedies/cluster-node.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/** What AWS says of the image that a node runs. Source: API reference, ClusterNodeDetails, ImageVersionStatus. */
const patched = ["UpToDate", "UpdateAvailable"];
const lacking = ["SecurityUpdateRequired", "EndOfLife"];

export default defineCheck({
  id: "cluster-node/image-is-patched",
  kind: "cluster-node",
  title: "HyperPod node runs an image that lacks no security update",
  failTitle: "HyperPod node runs an image that lacks security updates or has reached its end",
  severity: "high",
  category: "hygiene",
  rationale:
    "A node runs for months and takes jobs from many people; flaws in its kernel, drivers and container runtime stay open until its image is replaced, and AWS says here that there is a newer one that closes some.",
  needs: [],
  controls: ["checklist:N-MLO-12", "nist-800-53-r5:SI-2", "iso-27001-2022:A.8.8", "pci-dss-4.0.1:6.3.3"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterNodeDetails.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-ami-update.html",
  ],
  evaluate({ ImageVersionStatus: status, CurrentImageReleaseVersion: version }) {
    if (!status) return unknown("AWS returned no ImageVersionStatus, as of images that are not its own.");
    const evidence = [
      { path: "ImageVersionStatus", observed: status, expected: patched.join(" or ") },
      ...(version
        ? [{ path: "CurrentImageReleaseVersion", observed: version, expected: "a release with all security updates" }]
        : []),
    ];
    if (lacking.includes(status)) return fail(...evidence);
    return patched.includes(status) ? pass(...evidence) : unknown(`ImageVersionStatus ${status} is not known.`);
  },
  fix: updateSoftware,
});
