import { defineSignal } from "./define.ts";
import { outsidersIn } from "./policy-principals.ts";

export default defineSignal({
  id: "opened-to-outsiders",
  title: "A policy was set that lets in other accounts",
  mark: "opened",
  plural: "policies that let in other accounts",
  severity: "medium",
  rationale:
    "Whoever wants to come back lets an account of his own in: to a group of models, a bucket, a key, an image or a role. What is shared with a partner on purpose is set up by the same call.",
  controls: ["mitre-attack:T1537", "nist-800-53-r5:AC-3"],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html",
  ],
  match({ source, readOnly, errorCode, recipient, record }) {
    // Of an endpoint in a VPC "everybody" is the usual, and those are whoever is in the VPC.
    if (readOnly || errorCode !== null || source === "ec2.amazonaws.com") return undefined;
    for (const [member, value] of Object.entries(Object(record.requestParameters) as Record<string, unknown>)) {
      const outsiders = /policy(document|text)?$/i.test(member) ? outsidersIn(value, recipient) : [];
      if (outsiders.length === 0) continue;
      const sentence = outsiders.includes("*")
        ? "Its policy lets in everybody, whatever the account."
        : "Its policy lets in principals of other accounts.";
      return { sentence, evidence: [{ path: `requestParameters.${member}`, observed: outsiders }] };
    }
    return undefined;
  },
});
