import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { changeDomain } from "../remedies/domain.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/sessions-carry-user-names",
  kind: "domain",
  title: "Sessions of the Studio domain's execution roles carry the user's name",
  failTitle: "Sessions of the Studio domain's execution roles are all called SageMaker",
  severity: "medium",
  category: "logging",
  question: "studio/sessions-carry-user-names",
  rationale:
    "Everyone who shares a role then looks alike in CloudTrail: what was done from Studio cannot be traced to a person, and no policy can tell them apart.",
  needs: [],
  controls: ["checklist:N-STU-04", ...attribution],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StudioWebPortalSettings.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/monitor-user-access.html",
  ],
  evaluate({ DomainArn, DefaultUserSettings }) {
    if (!DomainArn || !DefaultUserSettings)
      return unknown("AWS returned no DomainArn or DefaultUserSettings, so the answer is not complete.");
    // Left out, it is STATIC. Source: API reference, StudioWebPortalSettings.
    const observed = DefaultUserSettings.StudioWebPortalSettings?.ExecutionRoleSessionNameMode ?? null;
    const path = "DefaultUserSettings.StudioWebPortalSettings.ExecutionRoleSessionNameMode";
    const evidence = { path, observed, expected: "USER_IDENTITY" };
    return observed === "USER_IDENTITY" ? pass(evidence) : fail(evidence);
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Let the session of the execution role be named after who opened Studio: the IAM session that made the presigned URL, or the user of Identity Center. Trust policies with a condition on sts:RoleSessionName must allow it.",
      fields: {
        DefaultUserSettings: { StudioWebPortalSettings: { ExecutionRoleSessionNameMode: "USER_IDENTITY" } },
      },
      onlyByApi: true,
    }),
});
