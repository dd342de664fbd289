import { hostsInferenceComponents } from "#lib/analysis/hosting/inference-components.ts";
import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { replaceConfig } from "../remedies/endpoint-config.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { vpcIsSet } from "../vpc-is-set.ts";

export default defineCheck({
  id: "endpoint-config/in-vpc",
  kind: "endpoint-config",
  title: "Inference components of the endpoint config reach data through your VPC",
  failTitle: "Inference components of the endpoint config reach data outside your VPC",
  severity: "medium",
  category: "network",
  rationale:
    "Inference components take their network from the endpoint config, so every rule about models passes them by: without a VPC no security group, endpoint policy or flow log of yours sees their traffic.",
  needs: [],
  controls: ["checklist:N-INF-01", "checklist:INF-02", "cis-controls-8.1:12.2", ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html",
  ],
  evaluate(config) {
    const hosts = hostsInferenceComponents(config);
    if (hosts === undefined) return unknown("AWS returned no ProductionVariants.");
    return hosts
      ? vpcIsSet(config, "EndpointConfigArn")
      : notApplicable("Every variant names a model, whose own VPC counts: see model/in-vpc.");
  },
  fix: (_, context) =>
    replaceConfig(context, {
      summary: "Give the config two or more subnets, with an S3 endpoint, and a security group of your own.",
      fields: { VpcConfig: { Subnets: ["SUBNET_ID"], SecurityGroupIds: ["SECURITY_GROUP_ID"] } },
      inTerraform: false,
      guardrail: {
        Sid: "DenyComponentHostsOutsideVpc",
        Effect: "Deny",
        Action: "sagemaker:CreateEndpointConfig",
        Resource: "*",
        // Configs that name models are left alone.
        Condition: { Null: { "sagemaker:ModelArn": "true", "sagemaker:VpcSubnets": "true" } },
      },
    }),
});
