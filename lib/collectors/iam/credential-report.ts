import { MalformedAnswer } from "#lib/aws/failure.ts";

/** Columns of the report that say who can sign in, with what, and when it was last used. Source: IAM user guide, "Get credential reports". */
const columns = [
  "user",
  "arn",
  "user_creation_time",
  "password_enabled",
  "password_last_used",
  "password_last_changed",
  "password_next_rotation",
  "mfa_active",
  "access_key_1_active",
  "access_key_1_last_rotated",
  "access_key_1_last_used_date",
  "access_key_1_last_used_service",
  "access_key_2_active",
  "access_key_2_last_rotated",
  "access_key_2_last_used_date",
  "access_key_2_last_used_service",
  "cert_1_active",
  "cert_2_active",
] as const;

/** One user, or the root user, in AWS's own words: `true`, `N/A`, `not_supported`, times as ISO text. */
export type CredentialRow = Record<(typeof columns)[number], string>;

/**
 * The rows of a credential report.
 * @throws MalformedAnswer when a column is missing, or a row has another number of fields than the head.
 */
export function credentialRows(content: Uint8Array): CredentialRow[] {
  const [head, ...rows] = new TextDecoder()
    .decode(content)
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map(fieldsOf);
  const absent = columns.find((column) => !head?.includes(column));
  if (!head || absent) throw new MalformedAnswer(`The credential report has no column ${absent}.`);
  return rows.map((fields) => {
    if (fields.length !== head.length) throw new MalformedAnswer("The credential report has a row that is not one.");
    const value = (column: string) => fields[head.indexOf(column)] ?? "";
    return Object.fromEntries(columns.map((column) => [column, value(column)])) as CredentialRow;
  });
}

/** A name may have a comma; then it is quoted. Source: RFC 4180. */
function fieldsOf(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}
