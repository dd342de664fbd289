import { defineCheck } from "../define.ts";
import { flagIsOn } from "../flag-is-on.ts";
import { replaceModel } from "../remedies/model.ts";

export default defineCheck({
  id: "model/network-isolation",
  kind: "model",
  title: "Model containers run in network isolation",
  failTitle: "Model containers can make network calls",
  severity: "medium",
  category: "network",
  rationale:
    "A poisoned model or library in the container can send requests and answers of your customers anywhere, and use the credentials of the execution role; isolation takes network and credentials away.",
  needs: [],
  controls: [
    "checklist:INF-01",
    "aws-fsbp:SageMaker.5",
    "aws-ai-security-best-practices:SageMaker.5",
    "aws-config:sagemaker-model-isolation-enabled",
    "prowler:sagemaker_models_network_isolation_enabled",
    "checkov:CKV_AWS_370",
    "aws-well-architected:SEC05-BP02",
    "nist-800-53-r5:SC-7(10)",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5",
  ],
  evaluate: (model) => flagIsOn(model, "EnableNetworkIsolation", "ModelArn"),
  fix: (_, context) =>
    replaceModel(context, {
      summary:
        "Turn network isolation on. Containers that fetch anything at run time (multi-model endpoints, Hugging Face downloads, calls to AWS) stop working; put such files into the model artifact.",
      fields: { EnableNetworkIsolation: true },
      guardrail: {
        Sid: "DenyModelsWithoutNetworkIsolation",
        Effect: "Deny",
        Action: "sagemaker:CreateModel",
        Resource: "*",
        Condition: { BoolIfExists: { "sagemaker:NetworkIsolation": "false" } },
      },
    }),
});
