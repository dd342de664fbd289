import { keysAtRest, volumeKeys } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyNodeVolume } from "../every-group.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { withOwnKeys } from "../remedies/cluster.ts";

export default defineCheck({
  id: "cluster/volume-has-kms-key",
  kind: "cluster",
  title: "HyperPod cluster names a KMS key for the volumes of all its nodes",
  failTitle: "HyperPod cluster names no KMS key for volumes of its nodes",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The volumes of a cluster's nodes hold data sets, checkpoints and credentials for months; with no key named they are under one that AWS owns, which nobody can see, limit or disable.",
  needs: [],
  controls: ["checklist:N-MLO-12", ...keysAtRest, ...volumeKeys],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterEbsVolumeConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate: (cluster) => everyNodeVolume(cluster, ({ reference, path }) => keyIsNamed(reference, path)),
  fix: withOwnKeys,
});
