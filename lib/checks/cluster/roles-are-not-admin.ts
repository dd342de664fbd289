import { instanceGroups } from "#lib/analysis/clusters/groups.ts";
import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyGroup } from "../every-group.ts";
import { withOtherRoles } from "../remedies/cluster.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "cluster/roles-are-not-admin",
  kind: "cluster",
  title: "No execution role of the HyperPod cluster is administrator",
  failTitle: "An execution role of the HyperPod cluster is administrator",
  severity: "high",
  category: "identity",
  rationale:
    "Whoever may log in to a node or submit a job to the cluster has the credentials of its group's role: an administrator role makes each of them administrator of the account.",
  needs: ["iam-role"],
  controls: ["checklist:N-MLO-12", ...leastPrivilege, "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html",
  ],
  evaluate(cluster, context) {
    const ofGroups = everyGroup(cluster, ({ path, role }) =>
      role
        ? rolesAreNotAdministrators([{ path: `${path}.ExecutionRole`, arn: role }], context)
        : unknown(`AWS returned no ${path}.ExecutionRole.`),
    );
    // The role that scales the cluster.
    const { ClusterRole: arn } = cluster;
    if (!arn || !instanceGroups(cluster)) return ofGroups;
    return worstOf([rolesAreNotAdministrators([{ path: "ClusterRole", arn }], context), ofGroups], ofGroups);
  },
  fix: withOtherRoles,
});
