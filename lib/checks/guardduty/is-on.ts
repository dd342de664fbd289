import { workKinds } from "#lib/analysis/account/region-use.ts";
import { defineCheck } from "../define.ts";
import { changeSetting } from "../remedies/change-setting.ts";
import { aws } from "../remedies/commands.ts";
import { fail, pass, unknown } from "../verdicts.ts";
import { whereSageMakerWorks } from "../where-sagemaker-works.ts";

export default defineCheck({
  id: "guardduty/is-on",
  kind: "guardduty",
  title: "GuardDuty watches the region",
  failTitle: "GuardDuty does not watch the region",
  severity: "medium",
  category: "logging",
  rationale:
    "Nobody is told when a notebook's credentials are used from elsewhere, or a job talks to a mining pool: GuardDuty reads CloudTrail, DNS and flow logs for such things.",
  needs: [...workKinds],
  parts: ["Detector"],
  controls: [
    "checklist:LOG-03",
    "aws-fsbp:GuardDuty.1",
    "aws-config:guardduty-enabled-centralized",
    "prowler:guardduty_is_enabled",
    "nist-800-53-r5:SI-4",
    "iso-27001-2022:A.8.16",
  ],
  references: [
    "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1",
  ],
  evaluate: ({ DetectorIds, Detector }, context) =>
    whereSageMakerWorks(context, () => {
      if (!DetectorIds) return unknown("AWS returned no DetectorIds.");
      const expected = "a detector that is ENABLED";
      if (DetectorIds.length === 0) return fail({ path: "DetectorIds", observed: [], expected });
      if (!Detector?.Status) return unknown("AWS did not say whether the detector is on.");
      const evidence = { path: "Detector.Status", observed: Detector.Status, expected };
      return Detector.Status === "ENABLED" ? pass(evidence) : fail(evidence);
    }),
  fix({ DetectorIds }, { identity }) {
    const id = DetectorIds?.[0];
    const { region } = identity;
    return changeSetting(
      { identity },
      {
        summary: `Turn GuardDuty on in ${region}: free for thirty days, then paid for by what it reads. In an organization its delegated administrator turns it on for all accounts at once.`,
        commands: [
          id === undefined
            ? aws("guardduty", "create-detector", { enable: true, region })
            : aws("guardduty", "update-detector", { "detector-id": id, enable: true, region }),
        ],
        terraform: { enable: true },
        cloudFormation: { Enable: true },
      },
    );
  },
});
