import type { GenerateCredentialReportResponse, GetCredentialReportResponse } from "@aws-sdk/client-iam";
import type { SimulatedAccount } from "../account.ts";
import type { Operation } from "../call.ts";
import { credentials } from "../shelves/iam.ts";

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
  Content: new TextEncoder().encode(
    [columns, ...credentialsOf(account).map((row) => columns.map((column) => row[column] ?? absentIn(column)))]
      .map((fields) => fields.map(inCsv).join(","))
      .join("\n"),
  ),
  ReportFormat: "text/csv",
  GeneratedTime: new Date(now),
});

/** The rows of the report. Of whom the account says nothing more, a user has no credentials, the root user a password and MFA. */
export function credentialsOf(account: SimulatedAccount): Readonly<Record<string, string | undefined>>[] {
  const { id, partition, iam } = account;
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
  const known = new Map(credentials.on(account).map((one) => [one.arn, one.columns]));
  return [root, ...users].map((row) => ({ ...row, ...known.get(row.arn ?? "") }));
}

function absentIn(column: string): string {
  return /(enabled|active)$/.test(column) ? "false" : "N/A";
}

/** Source: RFC 4180. */
function inCsv(field: string): string {
  return /[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
