import { defineCheck } from "../define.ts";
import { changeDomain } from "../remedies/domain.ts";
import { sharesNoOutput } from "../shares-no-output.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/shares-no-cell-output",
  kind: "domain",
  title: "Studio domain shares no output of notebooks, or under a KMS key",
  failTitle: "Studio domain shares output of notebooks without a KMS key",
  severity: "low",
  category: "data",
  question: "studio/shares-no-cell-output",
  rationale:
    "Sharing a notebook of Studio Classic copies what its cells printed to S3, rows of customers and tokens with it, for everyone who may read that bucket.",
  needs: [],
  controls: ["checklist:N-STU-05", "nist-800-53-r5:AC-21", "iso-27001-2022:A.8.12"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SharingSettings.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebooks-sharing.html",
  ],
  evaluate({ DomainArn, DefaultUserSettings }) {
    if (!DomainArn || !DefaultUserSettings)
      return unknown("AWS returned no DomainArn or DefaultUserSettings, so the answer is not complete.");
    return sharesNoOutput(DefaultUserSettings.SharingSettings, "DefaultUserSettings.SharingSettings");
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Leave the output of cells out of what is shared; where it is needed, name a bucket of your own and a key. What was shared before stays in the bucket: look through it.",
      fields: { DefaultUserSettings: { SharingSettings: { NotebookOutputOption: "Disabled" } } },
    }),
});
