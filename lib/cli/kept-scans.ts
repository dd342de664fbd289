import { existsSync } from "node:fs";
import type { Config } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { getAccount, listAccounts } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import { getScan } from "#lib/store/scans.ts";
import type { ScanView } from "#lib/store/views.ts";
import { commaList, isAccountId } from "./options.ts";
import type { Place } from "./scan-kept.ts";

/** Where scans are kept. @throws AppError `not-found` when nothing is kept there: asking must not make an empty place. */
export function keptPlace({ dataDir, databaseUrl }: Config, named: string | undefined): Place {
  if (named === undefined && databaseUrl) return { dataDir, databaseUrl };
  const place = { dataDir: named ?? dataDir };
  if (existsSync(place.dataDir)) return place;
  throw new AppError(
    "not-found",
    `Nothing is kept in ${place.dataDir}.`,
    "Keep a scan with --save, or name the folder with --data.",
  );
}

/**
 * The scan of that id, or the one on show of each account that is named.
 * @throws AppError `not-found` when there is none, `usage` when it is not said of which account.
 */
export async function scansWanted(db: Db, scan: string, account: string | undefined): Promise<ScanView[]> {
  const known = await listAccounts(db);
  const ids = known.map(({ id }) => id);
  const wanted = account === undefined || account === "all" ? ids : [...new Set(commaList(account))];
  if (scan !== "latest") {
    const found = await getScan(db, scan);
    if (!found || !wanted.includes(found.account))
      throw new AppError("not-found", `There is no scan "${scan}" here.`, "The dashboard's Scans lists them.");
    return [found];
  }
  const stray = wanted.find((id) => !ids.includes(id));
  if (stray !== undefined)
    throw isAccountId(stray)
      ? new AppError("not-found", `There is no account ${stray} here.`, "Scan it with --save.")
      : new AppError("usage", `"${stray}" is no account of AWS.`, "It is a number of twelve digits.");
  if (account === undefined && ids.length > 1)
    throw new AppError(
      "usage",
      "Several accounts are kept here.",
      `Name one with --account, or all: ${ids.join(", ")}.`,
    );
  if (ids.length === 0) throw new AppError("not-found", "No account is kept here.", "Scan one with --save.");
  const scans: ScanView[] = [];
  for (const id of wanted) {
    const current = (await getAccount(db, id))?.currentScan;
    const shown = current ? await getScan(db, current) : undefined;
    if (!shown)
      throw new AppError("not-found", `The account ${id} has not been scanned yet.`, "Scan it first, or leave it out.");
    scans.push(shown);
  }
  return scans;
}
