import { defineCheck } from "../define.ts";
import { changeCluster } from "../remedies/cluster.ts";
import { fieldIs } from "../verdicts.ts";

export default defineCheck({
  id: "cluster/recovers-nodes",
  kind: "cluster",
  title: "HyperPod cluster replaces faulty nodes by itself",
  failTitle: "HyperPod cluster leaves faulty nodes to its administrators",
  severity: "low",
  category: "resilience",
  rationale:
    "Training over many nodes stops when one of them fails: without recovery it waits for somebody to notice, on the most expensive machines of the account.",
  needs: [],
  controls: ["checklist:N-MLO-12", "iso-27001-2022:A.8.14"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateCluster.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-operate-cli-command-update-cluster.html",
  ],
  evaluate: (cluster) => fieldIs(cluster, "NodeRecovery", "Automatic"),
  fix: (cluster, context) =>
    changeCluster(cluster, context, {
      summary:
        "Let HyperPod reboot or replace nodes that it finds faulty. A node that is replaced loses what lies on its own volumes: keep data on S3 or FSx.",
      settings: { NodeRecovery: "Automatic" },
    }),
});
