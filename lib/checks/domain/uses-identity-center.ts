import { signInElsewhere } from "#lib/analysis/domain/unified-studio.ts";
import { defineCheck } from "../define.ts";
import { changeDomain } from "../remedies/domain.ts";
import { fail, notWhatFails, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/uses-identity-center",
  kind: "domain",
  title: "People sign in to the Studio domain with IAM Identity Center",
  failTitle: "People enter the Studio domain through IAM instead of IAM Identity Center",
  severity: "medium",
  category: "identity",
  rationale:
    "In IAM mode anyone who may create a presigned URL enters as any user profile, and someone who leaves is not locked out centrally. A federated provider in front of IAM is a fair alternative: accept the risk then.",
  needs: [],
  controls: ["checklist:STU-03", "prowler:sagemaker_domain_sso_configured", "cis-controls-8.1:6.7"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-sso-users.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html",
  ],
  evaluate(domain, { identity }) {
    const elsewhere = signInElsewhere(domain, identity.account);
    if (elsewhere) return unknown(elsewhere);
    const { AuthMode, SingleSignOnApplicationArn, SingleSignOnManagedApplicationInstanceId: instance } = domain;
    if (!AuthMode) return unknown("AWS returned no AuthMode.");
    const mode = { path: "AuthMode", observed: AuthMode, expected: "SSO" };
    if (AuthMode !== "SSO") return fail(mode);
    const expected = "the domain's application in Identity Center";
    const application = SingleSignOnApplicationArn
      ? { path: "SingleSignOnApplicationArn", observed: SingleSignOnApplicationArn, expected }
      : { path: "SingleSignOnManagedApplicationInstanceId", observed: instance ?? null, expected };
    return application.observed ? pass(mode, application) : fail(notWhatFails(mode), application);
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Let people sign in with IAM Identity Center, which must be on in the organization and region. Mind that presigned URLs can be tied to a VPC by IAM only in IAM mode.",
      fields: { AuthMode: "SSO" },
      guardrail: {
        Sid: "DenyDomainsWithoutIdentityCenter",
        Effect: "Deny",
        Action: "sagemaker:CreateDomain",
        Resource: "*",
        Condition: { StringNotEquals: { "sagemaker:AuthMode": "SSO" } },
      },
    }),
});
