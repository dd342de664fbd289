import type { Credentials } from "#lib/analysis/iam/credentials.ts";
import { account, inventoryOf, now, reading, unread } from "#tests/support/test-check.ts";

export const userArn = `arn:aws:iam::${account}:user/ada`;
const day = 24 * 3_600_000;
export const daysAgo = (days: number) => new Date(Date.parse(now) - days * day).toISOString();

/** A row of the credential report: no credentials but those that are given. */
export function row(given: Partial<Credentials> = {}): Credentials {
  const key = (number: 1 | 2) => ({
    [`access_key_${number}_active`]: "false",
    [`access_key_${number}_last_rotated`]: "N/A",
    [`access_key_${number}_last_used_date`]: "N/A",
    [`access_key_${number}_last_used_service`]: "N/A",
    [`cert_${number}_active`]: "false",
  });
  return {
    user: "ada",
    arn: userArn,
    user_creation_time: daysAgo(500),
    password_enabled: "false",
    password_last_used: "N/A",
    password_last_changed: "N/A",
    password_next_rotation: "N/A",
    mfa_active: "false",
    ...key(1),
    ...key(2),
    ...given,
    // The columns of both keys are named by their number above.
  } as Credentials;
}

const global = { region: "global" };

/** The account with these rows in its report. */
export const reported = (...rows: Credentials[]) =>
  inventoryOf([reading("iam-account", account, { SummaryMap: {}, CredentialReport: { Users: rows } }, global)]);
export const unreported = inventoryOf([unread("iam-account", account, global)]);
