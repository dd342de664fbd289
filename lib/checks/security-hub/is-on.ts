import { workKinds } from "#lib/analysis/account/region-use.ts";
import { defineCheck } from "../define.ts";
import { changeSetting } from "../remedies/change-setting.ts";
import { aws } from "../remedies/commands.ts";
import { fail, pass, unknown } from "../verdicts.ts";
import { whereSageMakerWorks } from "../where-sagemaker-works.ts";

/** Of either generation: Security Hub CSPM, which tests its own controls, or the Security Hub that brings findings together. */
export default defineCheck({
  id: "security-hub/is-on",
  kind: "security-hub",
  title: "Security Hub is on in the region",
  failTitle: "Security Hub is off in the region",
  severity: "low",
  category: "logging",
  rationale:
    "Findings of GuardDuty, Inspector, Macie and others stay where they were made, each in its own console, and nobody sees those of a region that nobody opens.",
  needs: [...workKinds],
  parts: ["HubV2"],
  controls: [
    "checklist:LOG-04",
    "aws-config:securityhub-enabled",
    "prowler:securityhub_enabled",
    "nist-800-53-r5:SI-4",
    "nist-800-53-r5:AU-6",
  ],
  references: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-adv-getting-started-enable.html",
  ],
  evaluate: ({ Hubs, HubV2 }, context) =>
    whereSageMakerWorks(context, () => {
      if (!Hubs || HubV2 === undefined) return unknown("AWS did not say whether Security Hub is on.");
      const evidence = [
        { path: "Hubs", observed: Hubs.map(({ HubArn }) => HubArn ?? null), expected: "one, or a HubV2" },
        { path: "HubV2", observed: HubV2?.HubV2Arn ?? null, expected: "one, or a hub of the first generation" },
      ];
      return Hubs.length > 0 || HubV2 ? pass(...evidence) : fail(...evidence);
    }),
  fix: (_, { identity }) =>
    changeSetting(
      { identity },
      {
        summary: `Turn Security Hub on in ${identity.region}, with the standards that AWS turns on by default; they need AWS Config to record. In an organization its delegated administrator turns it on for all accounts at once.`,
        commands: [
          aws("securityhub", "enable-security-hub", { "enable-default-standards": true, region: identity.region }),
        ],
        terraform: { enable_default_standards: true },
        cloudFormation: { EnableDefaultStandards: true },
      },
    ),
});
