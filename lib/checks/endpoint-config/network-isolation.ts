import { hostsInferenceComponents } from "#lib/analysis/hosting/inference-components.ts";
import { defineCheck } from "../define.ts";
import { flagIsOn } from "../flag-is-on.ts";
import { replaceConfig } from "../remedies/endpoint-config.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/network-isolation",
  kind: "endpoint-config",
  title: "Inference components of the endpoint config run in network isolation",
  failTitle: "Inference components of the endpoint config can make network calls",
  severity: "high",
  category: "network",
  rationale:
    "Inference components take their isolation from the endpoint config, so every rule about models passes them by: their containers can send what they see anywhere, with the credentials of the role.",
  needs: [],
  controls: ["checklist:N-INF-01", "checklist:INF-01", "aws-well-architected:SEC05-BP02", "nist-800-53-r5:SC-7(10)"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
  ],
  evaluate(config) {
    const hosts = hostsInferenceComponents(config);
    if (hosts === undefined) return unknown("AWS returned no ProductionVariants.");
    return hosts
      ? flagIsOn(config, "EnableNetworkIsolation", "EndpointConfigArn")
      : notApplicable("Every variant names a model, whose own isolation counts: see model/network-isolation.");
  },
  fix: (_, context) =>
    replaceConfig(context, {
      summary:
        "Turn network isolation on. Inference components whose containers fetch anything at run time stop working, so try it on a test endpoint first.",
      fields: { EnableNetworkIsolation: true },
      inTerraform: false,
      guardrail: {
        Sid: "DenyComponentHostsWithoutIsolation",
        Effect: "Deny",
        Action: "sagemaker:CreateEndpointConfig",
        Resource: "*",
        // Configs that name models are left alone.
        Condition: { Null: { "sagemaker:ModelArn": "true" }, BoolIfExists: { "sagemaker:NetworkIsolation": "false" } },
      },
    }),
});
