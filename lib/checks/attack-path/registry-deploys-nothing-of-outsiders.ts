import policyIsNotPublic from "../model-package-group/policy-is-not-public.ts";
import policyNamesNoOutsiders from "../model-package-group/policy-names-no-outsiders.ts";
import { pathCheck, trustingAccounts } from "../path-check.ts";

export default pathCheck({
  id: "attack-path/registry-deploys-nothing-of-outsiders",
  family: "registry-to-endpoint",
  title: "No version that outsiders register is deployed by itself",
  failTitle: "A version that outsiders register as approved is deployed by itself",
  category: "identity",
  rationale:
    "Who registers a version also says that it is approved. The rule that deploys it asks nobody: another account's container then answers your customers.",
  controls: ["checklist:N-MLO-01", "nist-800-53-r5:AC-3", "nist-800-53-r5:CM-3", "mitre-atlas:AML.T0010.003"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutModelPackageGroupPolicy.html",
  ],
  trusts: trustingAccounts,
  cutBy: [policyIsNotPublic, policyNamesNoOutsiders],
});
