import { defineCheck } from "../define.ts";
import { policyIsNotPublic, publicOpenings } from "../has-no-outsiders.ts";
import { shutEndpoint } from "../remedies/resource-policy.ts";

export default defineCheck({
  id: "endpoint/policy-is-not-public",
  kind: "endpoint",
  title: "Endpoint's policy lets in nobody whom it does not name",
  failTitle: "Endpoint's policy lets in anyone in AWS",
  severity: "critical",
  category: "identity",
  question: "resource-policy-is-not-public",
  rationale:
    "Anyone with an AWS account can then ask the model what they like: at your cost, with nobody of yours in the log, and as often as it takes to copy it.",
  needs: [],
  parts: ["ResourcePolicy"],
  controls: ["checklist:N-INF-06", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-21", "mitre-atlas:AML.T0024"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/inference-router-cross-account.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutEndpointPolicy.html",
  ],
  evaluate: (endpoint, context) => policyIsNotPublic(endpoint, "EndpointArn", context),
  fix: (endpoint, context) =>
    shutEndpoint(endpoint.ResourcePolicy ?? undefined, publicOpenings(endpoint, context) ?? [], context),
});
