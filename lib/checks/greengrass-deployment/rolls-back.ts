import { defineCheck } from "../define.ts";
import { consoleLink } from "../remedies/console-link.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "greengrass-deployment/rolls-back",
  kind: "greengrass-deployment",
  title: "Greengrass deployment goes back to what ran before when it fails",
  failTitle: "Greengrass deployment leaves devices as they are when it fails",
  severity: "low",
  category: "resilience",
  rationale:
    "A model or component that does not start is then left half installed on every device that it reached, and somebody has to drive there.",
  needs: [],
  controls: ["checklist:N-NEO-09", "nist-800-53-r5:CM-3"],
  references: [
    "https://docs.aws.amazon.com/greengrass/v2/APIReference/API_DeploymentPolicies.html",
    "https://docs.aws.amazon.com/greengrass/v2/developerguide/create-deployments.html",
  ],
  evaluate({ deploymentId, deploymentPolicies }) {
    if (!deploymentId) return unknown("AWS returned no deploymentId, so the answer is not complete.");
    const policy = deploymentPolicies?.failureHandlingPolicy;
    const observed = policy ?? "not set, which is ROLLBACK";
    const evidence = { path: "deploymentPolicies.failureHandlingPolicy", observed, expected: "ROLLBACK" };
    return policy === undefined || policy === "ROLLBACK" ? pass(evidence) : fail(evidence);
  },
  fix: (_, { identity }) => ({
    mutability: "replace",
    summary: `Revise ${identity.name} with the failure handling policy ROLLBACK: a deployment cannot be changed, and the revision takes its place on all devices of the target.`,
    ...consoleLink(identity),
  }),
});
