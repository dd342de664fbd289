import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { whyUnread } from "#lib/readings/reading.ts";

type Report = NonNullable<ResourceOf<"iam-account", "CredentialReport">["CredentialReport"]>;
export type Credentials = Report["Users"][number];

/** What the account's credential report says of a user, or why it says nothing. */
export type KnownCredentials = { row: Credentials; unread?: undefined } | { row?: undefined; unread: string };

/** AWS writes a report at most every four hours: of who was made since it says nothing. */
export function credentialsOf(arn: string | undefined, account: string, inventory: Inventory): KnownCredentials {
  const found = inventory.get("iam-account", account, "global", "CredentialReport");
  if (!found.found) {
    const why = found.why === "unread" ? whyUnread(found.failure) : "it was not found";
    return { unread: `The account's credential report could not be read: ${why}.` };
  }
  const row = found.resource.CredentialReport?.Users?.find((one) => one.arn === arn);
  return row && arn ? { row } : { unread: "The account's credential report does not name the user." };
}

/** A long-lived credential that works, when it was made or changed, and when it was last used. */
export interface Credential {
  /** Where it stands in the user's row: `access_key_1`, `password`. */
  name: string;
  since: string;
  /** Undefined when it never was, or not in the time that AWS remembers. */
  used: string | undefined;
}

export function activeKeys(row: Credentials): Credential[] {
  return (["access_key_1", "access_key_2"] as const).flatMap((name) =>
    row[`${name}_active`] === "true"
      ? [{ name, since: row[`${name}_last_rotated`], used: timeOrNone(row[`${name}_last_used_date`]) }]
      : [],
  );
}

/** Access keys and the password. */
export function activeCredentials(row: Credentials): Credential[] {
  const password = { name: "password", since: row.password_last_changed, used: timeOrNone(row.password_last_used) };
  return [...(row.password_enabled === "true" ? [password] : []), ...activeKeys(row)];
}

/** `N/A`, `no_information`, `not_supported` are no times. */
function timeOrNone(text: string): string | undefined {
  return Number.isNaN(Date.parse(text)) ? undefined : text;
}

const day = 24 * 3_600_000;

/** Whole days from one time to another; undefined when either is none. */
export function daysBetween(from: string | undefined, to: string): number | undefined {
  const days = (Date.parse(to) - Date.parse(from ?? "")) / day;
  return Number.isNaN(days) ? undefined : Math.floor(days);
}
