import { workKinds } from "#lib/analysis/account/region-use.ts";
import { defineCheck } from "../define.ts";
import { changeSetting } from "../remedies/change-setting.ts";
import { aws } from "../remedies/commands.ts";
import { fail, pass, unknown } from "../verdicts.ts";
import { whereSageMakerWorks } from "../where-sagemaker-works.ts";

export default defineCheck({
  id: "macie/is-on",
  kind: "macie",
  title: "Macie looks for personal data in the region's buckets",
  failTitle: "Macie does not look for personal data in the region's buckets",
  severity: "low",
  category: "data",
  rationale:
    "Training sets and captured requests hold personal data that nobody wrote down; Macie finds it, and buckets that let others in.",
  needs: [...workKinds],
  controls: [
    "checklist:LOG-05",
    "aws-fsbp:Macie.1",
    "aws-config:macie-status-check",
    "prowler:macie_is_enabled",
    "nist-800-53-r5:SI-4",
  ],
  references: [
    "https://docs.aws.amazon.com/macie/latest/user/getting-started.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html#macie-1",
  ],
  evaluate: ({ Sessions }, context) =>
    whereSageMakerWorks(context, () => {
      if (!Sessions) return unknown("AWS did not say whether Macie is on.");
      const [session] = Sessions;
      const evidence = { path: "Sessions[0].status", observed: session?.status ?? null, expected: "ENABLED" };
      if (session && !session.status) return unknown("AWS returned a session of Macie without a status.");
      return session?.status === "ENABLED" ? pass(evidence) : fail(evidence);
    }),
  fix({ Sessions }, { identity }) {
    const { region } = identity;
    const isPaused = (Sessions ?? []).length > 0;
    return changeSetting(
      { identity },
      {
        summary: `Turn Macie on in ${region}: looking through buckets by itself is free for thirty days, then paid for by the bucket and what is read.`,
        commands: [
          isPaused
            ? aws("macie2", "update-macie-session", { status: "ENABLED", region })
            : aws("macie2", "enable-macie", { status: "ENABLED", region }),
        ],
        terraform: { status: "ENABLED" },
        cloudFormation: { Status: "ENABLED" },
      },
    );
  },
});
