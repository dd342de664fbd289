import { defineCheck } from "../define.ts";
import { demandOfNotebooks } from "../remedies/guardrails.ts";
import { changeNotebook } from "../remedies/notebook-instance.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/requires-imdsv2",
  kind: "notebook-instance",
  title: "Notebook instance answers metadata requests only with IMDSv2",
  failTitle: "Notebook instance answers IMDSv1 metadata requests",
  severity: "medium",
  category: "identity",
  rationale:
    "IMDSv1 gives the role's credentials to anyone who can make the notebook fetch a URL: a proxy, a preview or a server-side request forgery in whatever runs there is enough.",
  needs: [],
  controls: [
    "checklist:NB-07",
    "checkov:CKV_AWS_371",
    "cnspec:notebook-instance-imdsv2",
    "mitre-attack:T1552.005",
    "mitre-atlas:AML.T0055",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InstanceMetadataServiceConfiguration.html",
  ],
  evaluate({ NotebookInstanceArn, InstanceMetadataServiceConfiguration: imds }) {
    if (!NotebookInstanceArn) return unknown("AWS returned no NotebookInstanceArn, so the answer is not complete.");
    const evidence = {
      path: "InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion",
      // Left out when it was never set, which allows both versions.
      observed: imds?.MinimumInstanceMetadataServiceVersion ?? null,
      expected: "2",
    };
    return evidence.observed === "2" ? pass(evidence) : fail(evidence);
  },
  fix: (notebook, context) =>
    changeNotebook(notebook, context, {
      summary: "Require IMDSv2. Old tools that read the metadata without a token stop working: update them first.",
      fields: { InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: "2" } },
      guardrail: demandOfNotebooks("DenyNotebooksWithImdsV1", "sagemaker:MinimumInstanceMetadataServiceVersion", "2"),
    }),
});
