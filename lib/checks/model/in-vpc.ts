import { isoNetwork } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { replaceModel } from "../remedies/model.ts";
import { vpcIsSet } from "../vpc-is-set.ts";

export default defineCheck({
  id: "model/in-vpc",
  kind: "model",
  title: "Model containers reach data through your VPC",
  failTitle: "Model containers reach data outside your VPC",
  severity: "medium",
  category: "network",
  rationale:
    "Without a VPC the containers' traffic leaves through SageMaker's own network, where none of your security groups, endpoint policies or flow logs can stop or show data going to someone else's bucket.",
  needs: [],
  controls: [
    "checklist:INF-02",
    "aws-config:sagemaker-model-in-vpc",
    "prowler:sagemaker_models_vpc_settings_configured",
    "cis-controls-8.1:12.2",
    "csa-ccm-4.0:IVS-06",
    ...isoNetwork,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html",
    "https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-model-in-vpc.html",
  ],
  evaluate: (model) => vpcIsSet(model, "ModelArn"),
  fix: (_, context) =>
    replaceModel(context, {
      summary: "Give the model two or more subnets, with an S3 endpoint, and a security group of your own.",
      fields: { VpcConfig: { Subnets: ["SUBNET_ID"], SecurityGroupIds: ["SECURITY_GROUP_ID"] } },
      guardrail: {
        Sid: "DenyModelsOutsideVpc",
        Effect: "Deny",
        Action: "sagemaker:CreateModel",
        Resource: "*",
        Condition: { Null: { "sagemaker:VpcSubnets": "true" } },
      },
    }),
});
