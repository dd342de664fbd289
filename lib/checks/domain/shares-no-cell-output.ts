import { defineCheck } from "../define.ts";
import { changeDomain } from "../remedies/domain.ts";
import { sharesNoOutput, sharing } from "../shares-no-output.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/shares-no-cell-output",
  kind: "domain",
  title: "Studio domain shares no output of notebooks, or under a KMS key",
  failTitle: "Studio domain shares output of notebooks without a KMS key",
  ...sharing,
  evaluate({ DomainArn, DefaultUserSettings }) {
    if (!DomainArn || !DefaultUserSettings)
      return unknown("AWS returned no DomainArn or DefaultUserSettings, so the answer is not complete.");
    return sharesNoOutput(DefaultUserSettings.SharingSettings, "DefaultUserSettings.SharingSettings");
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Leave the output of cells out of what is shared; where it is needed, name a bucket of your own and a key. What was shared before stays in the bucket: look through it.",
      takesAway: true,
      fields: { DefaultUserSettings: { SharingSettings: { NotebookOutputOption: "Disabled" } } },
    }),
});
