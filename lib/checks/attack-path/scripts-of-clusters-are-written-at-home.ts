import { pathCheck, trustingBoth } from "../path-check.ts";
import notPublic from "../s3-bucket/not-public.ts";
import policyNamesNoOutsiders from "../s3-bucket/policy-names-no-outsiders.ts";

export default pathCheck({
  id: "attack-path/scripts-of-clusters-are-written-at-home",
  family: "scripts-to-cluster",
  title: "Nobody outside may write the scripts that a cluster's nodes run as root",
  failTitle: "Somebody outside may write the scripts that a cluster's nodes run as root",
  category: "data",
  rationale:
    "HyperPod fetches the scripts anew for each node that it makes or replaces: what somebody puts there runs as root beside the training, and reads its data, weights and credentials.",
  controls: ["checklist:N-MLO-12", "nist-800-53-r5:AC-3", "nist-800-53-r5:CM-3", "mitre-attack:T1037"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-lifecycle-best-practices-slurm.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
  ],
  trusts: trustingBoth,
  cutBy: [notPublic, policyNamesNoOutsiders],
});
