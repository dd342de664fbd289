import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";
import { accountNeeds, whereAccountWorks } from "../where-sagemaker-works.ts";

/** AWS counts the root user's devices, and lists those that are apps: what has no app among them is a key or a passkey. */
export default defineCheck({
  id: "iam-account/root-mfa-is-hardware",
  kind: "iam-account",
  title: "Root user's second factor is a security key or passkey",
  failTitle: "Root user's second factor is an app that can be copied or phished",
  severity: "medium",
  category: "identity",
  rationale:
    "A code from an app is typed into whatever page asks for it, and its seed can be copied unseen; a security key answers only to AWS itself.",
  needs: [...accountNeeds],
  parts: ["VirtualMFADevices"],
  controls: [
    "checklist:IAM-09",
    "aws-fsbp:IAM.6",
    "aws-config:root-account-hardware-mfa-enabled",
    "prowler:iam_root_hardware_mfa_enabled",
    "nist-800-53-r5:IA-2(1)",
  ],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_fips_enable-root.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-6",
  ],
  evaluate: ({ SummaryMap, VirtualMFADevices }, context) =>
    whereAccountWorks(context, () => {
      const { AccountMFAEnabled: mfa, AccountPasswordPresent: password } = SummaryMap ?? {};
      if (mfa === undefined || !Array.isArray(VirtualMFADevices))
        return unknown("AWS did not say what devices there are.");
      if (password === 0) return notApplicable("The root user has no password.");
      if (mfa !== 1) return notApplicable("The root user has no second factor, which is a finding of its own.");
      const apps = VirtualMFADevices.filter(({ UserArn }) => UserArn === context.identity.arn);
      const evidence = {
        path: "VirtualMFADevices",
        observed: apps.map(({ SerialNumber }) => SerialNumber ?? null),
        expected: "none of the root user",
      };
      if (apps.length > 0) return fail(evidence);
      const unclear = VirtualMFADevices.find(({ UserArn }) => !UserArn);
      return unclear ? unknown(`AWS did not say whose device ${unclear.SerialNumber} is.`) : pass(evidence);
    }),
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Sign in as the root user of ${identity.name}, register two security keys or passkeys, kept in different places, and then remove the app.`,
    ),
});
