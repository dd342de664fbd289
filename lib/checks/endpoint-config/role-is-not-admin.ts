import { hostsInferenceComponents } from "#lib/analysis/hosting/inference-components.ts";
import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { replaceConfig } from "../remedies/endpoint-config.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/role-is-not-admin",
  kind: "endpoint-config",
  title: "Role of the endpoint config's inference components is not administrator",
  failTitle: "Role of the endpoint config's inference components is administrator",
  severity: "high",
  category: "identity",
  rationale:
    "Inference components take their role from the endpoint config: a request that gets code to run in one of their containers then has the account.",
  needs: ["iam-role"],
  controls: ["checklist:N-INF-01", ...leastPrivilege, "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
  ],
  evaluate(config, context) {
    const hosts = hostsInferenceComponents(config);
    if (hosts === undefined) return unknown("AWS returned no ProductionVariants.");
    if (!hosts)
      return notApplicable("Every variant names a model, whose own role counts: see model/role-is-not-admin.");
    const { ExecutionRoleArn: arn } = config;
    if (!arn) return unknown("AWS returned no ExecutionRoleArn.");
    return rolesAreNotAdministrators([{ path: "ExecutionRoleArn", arn }], context);
  },
  fix: (_, context) =>
    replaceConfig(context, {
      summary: "Give the inference components a role that may do no more than they need: read their model, write logs.",
      fields: { ExecutionRoleArn: "ROLE_ARN" },
      inTerraform: false,
    }),
});
