import type { GenerateCredentialReportResponse, GetCredentialReportResponse } from "@aws-sdk/client-iam";
import type { SimulatedAccount } from "../account.ts";
import type { Operation } from "../call.ts";

/** Source: IAM user guide, "Getting credential reports for your account", report format. */
const columns = [
  "user",
  "arn",
  "user_creation_time",
  "password_enabled",
  "password_last_used",
  "password_last_changed",
  "password_next_rotation",
  "mfa_active",
  ...["1", "2"].flatMap((number) =>
    ["active", "last_rotated", "last_used_date", "last_used_region", "last_used_service"].map(
      (column) => `access_key_${number}_${column}`,
    ),
  ),
  ...["1", "2"].flatMap((number) => ["active", "last_rotated"].map((column) => `cert_${number}_${column}`)),
];

export const generateCredentialReport: Operation<object, GenerateCredentialReportResponse> = () => ({
  State: "COMPLETE",
});

export const getCredentialReport: Operation<object, GetCredentialReportResponse> = (_, { account, now }) => ({
  Content: new TextEncoder().encode(reportOf(account)),
  ReportFormat: "text/csv",
  GeneratedTime: new Date(now),
});

/** The account's data says nothing of passwords and keys: users have none, the root user a password and MFA. */
function reportOf({ id, partition, iam }: SimulatedAccount): string {
  const root = {
    user: "<root_account>",
    arn: `arn:${partition}:iam::${id}:root`,
    user_creation_time: "2019-03-04T10:00:00+00:00",
    password_enabled: "not_supported",
    mfa_active: "true",
  };
  const users = iam.users.map(({ UserName, Arn, CreateDate }) => ({
    user: UserName,
    arn: Arn,
    user_creation_time: CreateDate?.toISOString().replace(/\.\d+Z$/, "+00:00"),
  }));
  const rows = [root, ...users].map((row: Record<string, string | undefined>) =>
    columns.map((column) => row[column] ?? (/(enabled|active)$/.test(column) ? "false" : "N/A")).join(","),
  );
  return [columns.join(","), ...rows].join("\n");
}
