import { isoNetwork, networkBoundary } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyGroup } from "../every-group.ts";
import { intoVpc } from "../remedies/cluster.ts";
import { vpcIsGiven } from "../vpc-is-set.ts";

export default defineCheck({
  id: "cluster/in-vpc",
  kind: "cluster",
  title: "Every instance group of the HyperPod cluster is in your VPC",
  failTitle: "The HyperPod cluster has instance groups outside your VPC",
  severity: "high",
  category: "network",
  rationale:
    "A cluster lives for months and runs whatever its users submit: outside your VPC none of your security groups, endpoint policies or flow logs can stop or show what its nodes send.",
  needs: [],
  controls: ["checklist:MLO-10", ...networkBoundary, ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCluster.html",
  ],
  evaluate: (cluster) =>
    everyGroup(cluster, ({ path, vpc }) =>
      vpc ? vpcIsGiven(vpc, `${path}.OverrideVpcConfig`) : vpcIsGiven(cluster.VpcConfig, "VpcConfig"),
    ),
  fix: intoVpc,
});
