import { whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";
import { credentialRows } from "./credential-report.ts";
import { whenDone } from "./when-done.ts";

/** The account as IAM sees it, under the ARN that policies call it by: its root user, how people sign in, and with what. */
export default defineCollector({
  kind: "iam-account",
  label: "IAM account settings",
  scope: "global",
  volume: "live",
  arnType: "",
  inEvents: { "AccountPasswordPolicy:": "root", "AccountAlias:": "root" },
  // They name a user or a device. A report is written at most every four hours.
  changedBy: [
    ...["iam:CreateUser", "iam:DeleteUser", "iam:CreateAccessKey", "iam:UpdateAccessKey", "iam:DeleteAccessKey"],
    ...["iam:EnableMFADevice", "iam:DeactivateMFADevice", "iam:CreateVirtualMFADevice", "iam:DeleteVirtualMFADevice"],
    ...["iam:CreateLoginProfile", "iam:UpdateLoginProfile", "iam:DeleteLoginProfile", "iam:ChangePassword"],
  ],
  lagHours: 4,
  setBy: {
    PasswordPolicy: { calls: ["UpdateAccountPasswordPolicy", "DeleteAccountPasswordPolicy"] },
    Aliases: { calls: ["CreateAccountAlias", "DeleteAccountAlias"] },
    // Each as it stands where it fails: a key that is there, no device, a virtual one.
    "SummaryMap.AccountAccessKeysPresent": { calls: ["CreateAccessKey"] },
    "SummaryMap.AccountMFAEnabled": { calls: ["DeactivateMFADevice"] },
    VirtualMFADevices: { calls: ["EnableMFADevice"] },
  },
  actions: [
    "iam:GetAccountSummary",
    "iam:GetAccountPasswordPolicy",
    "iam:ListAccountAliases",
    "iam:ListVirtualMFADevices",
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
  ],
  parts: ["Aliases", "CredentialReport", "PasswordPolicy", "VirtualMFADevices"],
  volatile: [
    "CredentialReport.GeneratedTime",
    "CredentialReport.Users[].password_last_used",
    "CredentialReport.Users[].access_key_1_last_used_date",
    "CredentialReport.Users[].access_key_1_last_used_service",
    "CredentialReport.Users[].access_key_2_last_used_date",
    "CredentialReport.Users[].access_key_2_last_used_service",
  ],
  // Its users are no more SageMaker's than the account is.
  follows: () => undefined,
  async *collect({ iam, account, partition, signal, readEach }) {
    const generate = whenDone(iam.generateCredentialReport, ({ State }) => State === "COMPLETE", signal);
    yield* readEach(
      [account],
      (name) => ({ name, arn: `arn:${partition}:iam::${name}:root`, isAlways: true }),
      async (_, part) => {
        const SummaryMap = given(await iam.getAccountSummary({}), "SummaryMap");
        const [PasswordPolicy, Aliases, CredentialReport, VirtualMFADevices] = await Promise.all([
          part("PasswordPolicy", async () => given(await iam.getAccountPasswordPolicy({}), "PasswordPolicy"), [
            "NoSuchEntity",
            "NoSuchEntityException",
          ]),
          part("Aliases", () => whole(iam.listAccountAliases, { MaxItems: 1000 }, "AccountAliases")),
          part("CredentialReport", async () => {
            await generate({});
            const report = await iam.getCredentialReport({});
            return { GeneratedTime: report.GeneratedTime, Users: credentialRows(given(report, "Content")) };
          }),
          // Whoever has MFA in the report and no device here has one that cannot be copied: a key, a passkey.
          part("VirtualMFADevices", async () => {
            const input = { AssignmentStatus: "Assigned" as const, MaxItems: 1000 };
            const devices = await whole(iam.listVirtualMFADevices, input, "VirtualMFADevices");
            return devices.map(({ SerialNumber, EnableDate, User }) => ({
              SerialNumber,
              EnableDate,
              UserArn: User?.Arn,
            }));
          }),
        ]);
        return { SummaryMap, Aliases, CredentialReport, PasswordPolicy, VirtualMFADevices };
      },
    );
  },
});
