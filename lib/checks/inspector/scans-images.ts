import { workKinds } from "#lib/analysis/account/region-use.ts";
import { defineCheck } from "../define.ts";
import { changeSetting } from "../remedies/change-setting.ts";
import { aws } from "../remedies/commands.ts";
import { fail, pass, unknown } from "../verdicts.ts";
import { whereSageMakerWorks } from "../where-sagemaker-works.ts";

export default defineCheck({
  id: "inspector/scans-images",
  kind: "inspector",
  title: "Inspector scans container images of the region",
  failTitle: "Inspector does not scan container images of the region",
  severity: "low",
  category: "containers",
  rationale:
    "ECR's basic scanning looks once, when an image is pushed, and at the system's packages alone; Inspector looks at those of Python too, and again whenever a vulnerability becomes known.",
  needs: [...workKinds],
  controls: [
    "checklist:LOG-05",
    "aws-fsbp:Inspector.2",
    "prowler:inspector2_is_enabled",
    "nist-800-53-r5:RA-5",
    "cis-controls-8.1:7.5",
  ],
  references: [
    "https://docs.aws.amazon.com/inspector/latest/user/scanning-ecr.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html#inspector-2",
  ],
  evaluate: ({ resourceState }, context) =>
    whereSageMakerWorks(context, () => {
      const status = resourceState?.ecr?.status;
      if (!status) return unknown("AWS did not say whether Inspector scans images.");
      const evidence = { path: "resourceState.ecr.status", observed: status, expected: "ENABLED" };
      // On its way, either way: the next scan tells.
      if (status === "ENABLING" || status === "DISABLING") return unknown(`Inspector is ${status} just now.`);
      return status === "ENABLED" ? pass(evidence) : fail(evidence);
    }),
  fix: (_, { identity }) =>
    changeSetting(
      { identity },
      {
        summary: `Turn Inspector on for container images in ${identity.region}: free for fifteen days, then paid for by the image. ECR's registry is switched to enhanced scanning with it.`,
        commands: [aws("inspector2", "enable", { "resource-types": ["ECR"], region: identity.region })],
        terraform: { account_ids: [identity.account], resource_types: ["ECR"] },
      },
    ),
});
