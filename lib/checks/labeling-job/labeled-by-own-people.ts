import { z } from "zod";
import { defineCheck } from "../define.ts";
import { startNextWith } from "../remedies/next-job.ts";
import { teamIsOwn, trustedTeams } from "../team-is-own.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "labeling-job/labeled-by-own-people",
  kind: "labeling-job",
  title: "Labeling job shows its data to a team of this account alone",
  failTitle: "Labeling job shows its data to the public or to a vendor",
  severity: "high",
  category: "data",
  question: "people-who-see-data-are-own",
  rationale:
    "Labelers see the data as it is: the public of Mechanical Turk is anyone, and a vendor's people are bound by whatever its contract says.",
  needs: [],
  controls: ["checklist:N-MLO-15", "nist-800-53-r5:AC-21", "iso-27001-2022:A.8.12"],
  options: z.strictObject({ trustedTeams }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-management.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanTaskConfig.html",
  ],
  evaluate({ LabelingJobArn, HumanTaskConfig }, { identity, options }) {
    if (!LabelingJobArn) return unknown("AWS returned no LabelingJobArn, so the answer is not complete.");
    return teamIsOwn(
      HumanTaskConfig?.WorkteamArn,
      "HumanTaskConfig.WorkteamArn",
      identity.account,
      options.trustedTeams,
    );
  },
  fix: (job, context) =>
    startNextWith("labeling-job", job, "name a private work team, or trust this one in the option", context),
});
