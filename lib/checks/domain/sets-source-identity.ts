import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { changeDomain } from "../remedies/domain.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/sets-source-identity",
  kind: "domain",
  title: "Studio domain puts the user profile's name into sts:SourceIdentity",
  failTitle: "Studio domain does not put the user profile's name into sts:SourceIdentity",
  severity: "low",
  category: "logging",
  rationale:
    "The source identity stays with a session through every role that it goes on to, and nobody can change it: without it the trail of a Studio user ends at the first other role.",
  needs: [],
  controls: ["checklist:N-STU-03", ...attribution],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/monitor-user-access.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html",
  ],
  evaluate({ DomainArn, DomainSettings }) {
    if (!DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    // Left out, it is off.
    const observed = DomainSettings?.ExecutionRoleIdentityConfig ?? null;
    const path = "DomainSettings.ExecutionRoleIdentityConfig";
    const evidence = { path, observed, expected: "USER_PROFILE_NAME" };
    return observed === "USER_PROFILE_NAME" ? pass(evidence) : fail(evidence);
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Put the profile's name into the source identity. First allow sts:SetSourceIdentity beside sts:AssumeRole in the trust policy of every execution role of the domain, else its apps do not start.",
      fields: { DomainSettings: { ExecutionRoleIdentityConfig: "USER_PROFILE_NAME" } },
    }),
});
