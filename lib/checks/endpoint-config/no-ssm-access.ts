import { defineCheck } from "../define.ts";
import { everyVariant } from "../every-variant.ts";
import { shutShell } from "../remedies/endpoint-config-output.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/** AWS leaves the field out where it was never set, which means off. Source: API reference, ProductionVariant. */
export default defineCheck({
  id: "endpoint-config/no-ssm-access",
  kind: "endpoint-config",
  title: "No variant of the endpoint config admits people to its machines by SSM",
  failTitle: "A variant of the endpoint config admits people to its machines by SSM",
  severity: "high",
  category: "identity",
  rationale:
    "Whoever may start an SSM session then has a shell beside the model: they read requests of customers and use the endpoint's role, past every permission on the endpoint itself.",
  needs: [],
  controls: ["checklist:N-INF-02", "nist-800-53-r5:AC-6", "nist-800-53-r5:CM-7", "iso-27001-2022:A.8.2"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/ssm-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html",
  ],
  evaluate: (config) =>
    everyVariant(config, ({ EnableSSMAccess: observed = null }, at) => {
      const path = `${at}.EnableSSMAccess`;
      if (observed !== null && typeof observed !== "boolean") {
        return unknown(`AWS returned a ${path} of an unexpected type.`);
      }
      const evidence = { path, observed, expected: "false, or left out" };
      return observed ? fail(evidence) : pass(evidence);
    }),
  fix: shutShell,
});
