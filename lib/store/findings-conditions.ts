import { checkIdToday } from "#lib/checks/catalogue.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { findingsList } from "#lib/filters/findings.ts";
import { derivedKinds } from "#lib/inventory/derived.ts";
import { kindToday } from "#lib/inventory/kinds.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import { type Asked, anyOf, type Conditions, oneOf } from "./conditions.ts";
import { type SQL, sql } from "./drizzle.ts";
import { isOwned, isTagged } from "./owned-condition.ts";
import { isOnPath } from "./path-condition.ts";
import { type Db, query, storableText } from "./query.ts";
import { nameMatches } from "./texts.ts";
import { notWaivedIn, waivedIn } from "./waived-condition.ts";

/** Kinds and categories become lists of checks, which the indexes know. */
export const conditions: Conditions<typeof findingsList> = {
  status: (statuses) => oneOf(sql`status`, statuses),
  severity: (wanted) =>
    oneOf(
      sql`(-rank)`,
      wanted.map((one) => -severityRank[one]),
    ),
  category: (categories, asked) => ofChecks(asked, oneOf(sql`category`, categories)),
  kind: (kinds, asked) => ofChecks(asked, oneOf(sql`kind`, kinds.map(kindToday))),
  region: (regions) => oneOf(sql`region`, regions),
  exposure: (exposure) => sql`exposure = ${exposure}`,
  check: (check) => sql`check_id = ${storableText(checkIdToday(check))}`,
  id: (ids) => oneOf(sql`id`, ids.map(storableText)),
  resource: (arn) => sql`arn = ${storableText(arn)}`,
  owner: (owner, asked) => isOwned(sql`owner = ${storableText(owner)}`, asked),
  tagged: (wanted, asked) => isOwned(anyOf(wanted.map((one) => isTagged[one])), asked),
  path: async (path, asked) => isOnPath(path, asked, await isPath(asked)),
  q: (text, { db, account }) => textMatches(db, account, text),
  waived: (which, { account }) => (which === "only" ? waivedIn(account) : notWaivedIn(account)),
  // What the scan on show changed in this way.
  change: (change, { account, seq }) =>
    sql`id in (select c.id from finding_changes c where c.account = ${account} and c.seq = ${seq} and c.change = ${change})`,
};

/** The condition that a finding is one of an attack path. */
export function isPath(asked: Asked): Promise<SQL | undefined> {
  return ofChecks(
    asked,
    oneOf(
      sql`kind`,
      derivedKinds.map(({ kind }) => kind),
    ),
  );
}

async function ofChecks({ db, account }: Asked, wanted: SQL | undefined): Promise<SQL | undefined> {
  if (!wanted) return undefined;
  const rows = await query<{ check: string }>(
    db,
    sql`select check_id as "check" from assessed_checks where account = ${account} and ${wanted}`,
  );
  return (
    oneOf(
      sql`check_id`,
      rows.map((row) => row.check),
    ) ?? sql`false`
  );
}

/** Text in a check's title or id, or in a resource's name or ARN. */
async function textMatches(db: Db, account: string, text: string): Promise<SQL> {
  const wanted = text.toLowerCase();
  const ids = (checks as readonly Check[])
    .filter(({ id, title, failTitle }) => `${id} ${title} ${failTitle}`.toLowerCase().includes(wanted))
    .map(({ id }) => id);
  return anyOf([await nameMatches(db, account, text), oneOf(sql`check_id`, ids)]);
}
