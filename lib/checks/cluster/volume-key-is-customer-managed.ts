import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyNodeVolume } from "../every-group.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { withUsableKeys } from "../remedies/cluster.ts";

export default defineCheck({
  id: "cluster/volume-key-is-customer-managed",
  kind: "cluster",
  title: "KMS key of the HyperPod cluster's volumes is customer managed and enabled",
  failTitle: "KMS key of the HyperPod cluster's volumes is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no node that is replaced or added comes up again.",
  needs: ["kms-key"],
  controls: ["checklist:N-MLO-12", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterEbsVolumeConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (cluster, context) =>
    everyNodeVolume(cluster, ({ reference, path }) => keyIsCustomerManaged(reference, path, context)),
  fix: withUsableKeys,
});
