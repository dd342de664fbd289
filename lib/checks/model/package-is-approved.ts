import { containersOf } from "#lib/analysis/hosting/model-containers.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { defineCheck } from "../define.ts";
import { useApprovedPackage } from "../remedies/model-sources.ts";
import { fail, notApplicable, pass, unknown, unknownLookup, type Verdict } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

const ofNoGroup = "Only versions of a group are approved, and this package is none.";

export default defineCheck({
  id: "model/package-is-approved",
  kind: "model",
  title: "Model is made of a package version that was approved",
  failTitle: "Model is made of a package version that was never approved, or was rejected",
  severity: "high",
  category: "hygiene",
  rationale:
    "The registry's gate is only worth what passes through it: a version that was rejected, or that nobody looked at yet, can answer customers all the same.",
  needs: ["model-package"],
  controls: ["checklist:N-MLO-02", "nist-800-53-r5:CM-3", "nist-800-53-r5:SR-4"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy.html",
  ],
  evaluate(model, { identity, inventory }) {
    const containers = containersOf(model);
    if (!model.ModelArn || containers.length === 0) return unknown("AWS returned no ModelArn, or no container.");
    const verdicts = containers.flatMap(({ path, container: { ModelPackageName: name } }): Verdict[] => {
      if (!name) return [];
      const { account = identity.account, resource = "" } = parseArn(name) ?? {};
      // Products of the Marketplace are such: their ARN ends in a name, that of a version in a number.
      if (account !== identity.account && !/\/\d+$/.test(resource)) return [notApplicable(ofNoGroup)];
      const lookup = inventory.get("model-package", name, identity.region);
      if (!lookup.found) return [unknownLookup(lookup, `The model package ${name}`)];
      const { ModelApprovalStatus: observed } = lookup.resource;
      if (!observed) return [notApplicable(ofNoGroup)];
      const evidence = { path: `${path}.ModelPackageName`, observed: `${name}: ${observed}`, expected: "Approved" };
      return [observed === "Approved" ? pass(evidence) : fail(evidence)];
    });
    return worstOf(verdicts, notApplicable("The model does not come from the registry."));
  },
  fix: useApprovedPackage,
});
