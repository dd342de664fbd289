import { z } from "zod";
import { defineCheck } from "../define.ts";
import { reviewPrivately } from "../remedies/flow-definition.ts";
import { teamIsOwn, trustedTeams } from "../team-is-own.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "flow-definition/reviewed-by-own-people",
  kind: "flow-definition",
  title: "Human review workflow shows its data to a team of this account alone",
  failTitle: "Human review workflow shows its data to the public or to a vendor",
  severity: "high",
  category: "data",
  question: "people-who-see-data-are-own",
  rationale:
    "Reviewers see the very document or picture that the model was unsure about: the public of Mechanical Turk is anyone, and a vendor's people are bound by whatever its contract says.",
  needs: [],
  controls: ["checklist:N-MLO-13", "nist-800-53-r5:AC-21", "iso-27001-2022:A.8.12"],
  options: z.strictObject({ trustedTeams }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-management.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanLoopConfig.html",
  ],
  evaluate({ FlowDefinitionArn, HumanLoopConfig }, { identity, options }) {
    if (!FlowDefinitionArn) return unknown("AWS returned no FlowDefinitionArn, so the answer is not complete.");
    return teamIsOwn(
      HumanLoopConfig?.WorkteamArn,
      "HumanLoopConfig.WorkteamArn",
      identity.account,
      options.trustedTeams,
    );
  },
  fix: (_, context) => reviewPrivately(context),
});
