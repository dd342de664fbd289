import { defineCheck } from "../define.ts";
import { bindLinks } from "../remedies/labeling.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "workteam/links-work-for-the-worker-alone",
  kind: "workteam",
  title: "Links to data that a work team is shown work from the worker's address alone",
  failTitle: "Links to data that a work team is shown work for whoever has them",
  severity: "low",
  category: "data",
  rationale:
    "A task shows its pictures and documents by signed links: whoever is sent one, or finds it in a history, gets the data without signing in.",
  needs: [],
  controls: ["checklist:N-MLO-13", "nist-800-53-r5:AC-3", "iso-27001-2022:A.8.12"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_IamPolicyConstraints.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_WorkerAccessConfiguration.html",
  ],
  evaluate({ WorkteamArn, WorkerAccessConfiguration }) {
    if (!WorkteamArn) return unknown("AWS returned no WorkteamArn, so the answer is not complete.");
    const { SourceIp = null, VpcSourceIp = null } = WorkerAccessConfiguration?.S3Presign?.IamPolicyConstraints ?? {};
    const at = "WorkerAccessConfiguration.S3Presign.IamPolicyConstraints";
    const evidence = [
      { path: `${at}.SourceIp`, observed: SourceIp, expected: "Enabled, or the same of VpcSourceIp" },
      { path: `${at}.VpcSourceIp`, observed: VpcSourceIp, expected: "Enabled where the portal is in a VPC" },
    ];
    return SourceIp === "Enabled" || VpcSourceIp === "Enabled" ? pass(...evidence) : fail(...evidence);
  },
  fix: (_, context) => bindLinks(context),
});
