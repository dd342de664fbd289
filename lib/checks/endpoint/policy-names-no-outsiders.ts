import { z } from "zod";
import { defineCheck } from "../define.ts";
import { namedOpenings, policyNamesNoOutsiders, trustedAccounts } from "../has-no-outsiders.ts";
import { shutEndpoint } from "../remedies/resource-policy.ts";

export default defineCheck({
  id: "endpoint/policy-names-no-outsiders",
  kind: "endpoint",
  title: "Endpoint's policy names no account but this one and those you trust",
  failTitle: "Endpoint's policy names an account that nobody said to trust",
  severity: "high",
  category: "identity",
  question: "resource-policy-names-no-outsiders",
  rationale:
    "Whoever controls the other account decides who asks the model what: its answers, and what can be copied from them, go where your own permissions do not reach.",
  needs: [],
  parts: ["ResourcePolicy"],
  controls: ["checklist:N-INF-06", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-21", "mitre-atlas:AML.T0024"],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/inference-router-cross-account.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/inference-router-security.html",
  ],
  evaluate: (endpoint, context) =>
    policyNamesNoOutsiders(endpoint, "EndpointArn", context, context.options.trustedAccounts),
  fix: (endpoint, context) =>
    shutEndpoint(
      endpoint.ResourcePolicy ?? undefined,
      namedOpenings(endpoint, context, context.options.trustedAccounts) ?? [],
      context,
    ),
});
