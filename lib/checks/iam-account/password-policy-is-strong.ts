import { z } from "zod";
import { defineCheck } from "../define.ts";
import { strengthenPasswords } from "../remedies/password-policy.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

/** Without a policy AWS asks for eight characters and remembers no password. Source: IAM user guide, "Default password policy". */
export default defineCheck({
  id: "iam-account/password-policy-is-strong",
  kind: "iam-account",
  title: "Passwords of IAM users are long and not used again",
  failTitle: "Passwords of IAM users may be short or used again",
  severity: "medium",
  category: "identity",
  rationale:
    "Short passwords, and those that leaked years ago, are guessed. Whoever signs in as the user opens its notebooks and everything that it may read.",
  needs: [],
  parts: ["CredentialReport", "PasswordPolicy"],
  controls: ["checklist:IAM-09", "aws-fsbp:IAM.7", "aws-config:iam-password-policy", "iso-27001-2022:A.5.17"],
  options: z.strictObject({
    minimumLength: z.int().min(6).max(128).default(14).describe("characters that a password has at least"),
    remembered: z.int().min(1).max(24).default(24).describe("earlier passwords that may not be used again"),
  }),
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7",
  ],
  evaluate({ CredentialReport, PasswordPolicy }, { options: { minimumLength, remembered } }) {
    if (!Array.isArray(CredentialReport?.Users) || PasswordPolicy === undefined)
      return unknown("AWS did not say who has a password, or which policy there is.");
    if (!CredentialReport.Users.some((row) => row.password_enabled === "true"))
      return notApplicable("No IAM user has a password.");
    const { MinimumPasswordLength: length = 8, PasswordReusePrevention: reuse = 0 } = PasswordPolicy ?? {};
    const path = (field: string) => (PasswordPolicy ? `PasswordPolicy.${field}` : "PasswordPolicy, AWS's default");
    const evidence = [
      { path: path("MinimumPasswordLength"), observed: length, expected: `at least ${minimumLength}` },
      { path: path("PasswordReusePrevention"), observed: reuse, expected: `at least ${remembered}` },
    ];
    const isWeak = (at: number) => (at === 0 ? length < minimumLength : reuse < remembered);
    return isWeak(0) || isWeak(1) ? failWhere(evidence, isWeak) : pass(...evidence);
  },
  fix: ({ PasswordPolicy }, context) => strengthenPasswords(PasswordPolicy, context, context.options),
});
