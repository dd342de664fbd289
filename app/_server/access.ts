import { setImmediate } from "node:timers/promises";
import type { z } from "zod";
import {
  type AccessAnswer,
  type AccessPage,
  type AccessRow,
  chosenPrincipals,
} from "#components/access/principal-row.ts";
import { principalDetail, reachersOf } from "#lib/analysis/iam/access-detail.ts";
import { type AccessScope, accessScope } from "#lib/analysis/iam/access-scope.ts";
import { accessOf, type PrincipalAccess } from "#lib/analysis/iam/principal-access.ts";
import { AppError } from "#lib/errors.ts";
import { accessList } from "#lib/filters/access.ts";
import { accountsIn } from "#lib/filters/define.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { currentStore } from "#lib/store/current.ts";
import { readCursor, writeCursor } from "#lib/store/cursor.ts";
import { eachResource, getResource } from "#lib/store/resources-list.ts";
import { getScanRow } from "#lib/store/scans.ts";
import type { AccountView, ResourceRow } from "#lib/store/views.ts";
import type { accessQuery } from "../_search-params/access.ts";
import { accountsNamed, filterAsked } from "./account.ts";
import { inventoryOf } from "./inventory.ts";

/** A page of the roles and users of some accounts; the first one says how many there are. @throws AppError `usage` for a strange cursor. */
export async function accessPage(query: z.output<typeof accessQuery>): Promise<AccessPage> {
  const { cursor, limit } = query;
  const filter = await filterAsked(accessList, query);
  const accounts = await accountsNamed(accountsIn(filter));
  const [from = 0] = (readCursor(cursor, ["number"]) ?? [0]) as number[];
  const rows: AccessRow[] = [];
  const on = filter.on === undefined ? undefined : await reaching(accounts, filter.on);
  for (const account of accounts) {
    const all = await rowsOf(account);
    rows.push(...(on ? all.filter(({ arn }) => on.get(account.id)?.has(arn)) : all));
  }
  const chosen = chosenPrincipals(rows, filter);
  const page = chosen.slice(from, from + limit);
  const next = from + limit < chosen.length ? writeCursor([from + limit]) : null;
  return { rows: page, next, total: cursor ? null : chosen.length };
}

/** What there is to know of one resource. @throws AppError `not-found`. */
export async function accessAnswer(account: AccountView, arn: string): Promise<AccessAnswer> {
  const resource = await getResource(currentStore().db, account.id, arn);
  if (!resource) throw new AppError("not-found", "There is no such resource in this account.");
  const known = await scopeOf(account);
  const none = { principal: null, reachedBy: null, gaps: [], organization: [] };
  const standing = standingOf(resource);
  if (!known) return { arn, account: account.id, standing, ...none };
  const { scope, inventory } = known;
  return {
    arn,
    account: account.id,
    standing,
    principal: principalDetail(scope, inventory, arn) ?? null,
    reachedBy: reachersOf(scope, arn) ?? null,
    gaps: [...scope.gaps],
    organization: scope.organization.besides,
  };
}

interface Known {
  scope: AccessScope;
  inventory: Inventory;
}

/** As of the scan on show and its time; undefined before the first. */
async function scopeOf({ id, currentScan }: AccountView): Promise<Known | undefined> {
  if (!currentScan) return undefined;
  const [inventory, scan] = await Promise.all([
    inventoryOf(id, currentScan),
    getScanRow(currentStore().db, currentScan),
  ]);
  return scan?.startedAt ? { inventory, scope: accessScope(inventory, id, scan.startedAt) } : undefined;
}

/** What was worked out of the accounts looked at last, each for the scan on show: the list is asked for with every letter of a search. */
const kept = new Map<string, { scan: string | null; rows: Promise<AccessRow[]> }>();
const mostKept = 20;

function rowsOf(account: AccountView): Promise<AccessRow[]> {
  const known = kept.get(account.id);
  if (known && known.scan === account.currentScan) return known.rows;
  const rows = rowsAnew(account);
  const entry = { scan: account.currentScan, rows };
  kept.delete(account.id);
  kept.set(account.id, entry);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  rows.catch(() => {
    if (kept.get(account.id) === entry) kept.delete(account.id);
  });
  return rows;
}

async function rowsAnew(account: AccountView): Promise<AccessRow[]> {
  const known = await scopeOf(account);
  if (!known) return [];
  const { scope, inventory } = known;
  const kind = [...new Set(scope.principals.map(({ identity }) => identity.kind))];
  const stands = new Map<string, AccessRow["standing"]>();
  if (kind.length > 0) {
    for await (const row of eachResource(currentStore().db, { account: account.id, kind })) {
      stands.set(row.arn, standingOf(row));
    }
  }
  const rows: AccessRow[] = [];
  for (const [index, principal] of scope.principals.entries()) {
    const access: PrincipalAccess = accessOf(scope, inventory, principal);
    rows.push({ ...access, account: account.id, standing: stands.get(access.arn) ?? null });
    // Others are served meanwhile.
    if (index % 20 === 19) await setImmediate();
  }
  return rows;
}

function standingOf({ grade, judged, unknown, failure }: ResourceRow): AccessRow["standing"] {
  return { grade, judged, unknown, failure };
}

/** Who reaches a resource, by account; an account in which it is not, or is not asked about, has nobody. */
async function reaching(accounts: readonly AccountView[], arn: string): Promise<Map<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const account of accounts) {
    const known = await scopeOf(account);
    const all = known && reachersOf(known.scope, arn, Number.POSITIVE_INFINITY);
    if (all) found.set(account.id, new Set(all.shown.map((one) => one.arn)));
  }
  return found;
}
