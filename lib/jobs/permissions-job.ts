import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { preflight } from "#lib/permissions/preflight.ts";
import { summaryOf } from "#lib/permissions/preflight-summary.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import { sessionFor } from "./sessions.ts";
import type { PermissionsReport } from "./views.ts";

/** Tries every permission of an account. @throws AppError `not-found`, or why AWS lets nobody in. */
export async function checkPermissions(db: Db, id: string, signal: AbortSignal): Promise<PermissionsReport> {
  const account = await getAccount(db, id);
  if (!account) throw new AppError("not-found", `There is no account ${id}.`);
  const session = await sessionFor(account.connection);
  const identity = await session.identity();
  const regions = await session.regions(account.regions);
  const { homeRegion: preferred } = readConfig();
  const homeRegion = regions.includes(preferred) ? preferred : (regions[0] ?? preferred);
  const summary = summaryOf(await preflight({ session, identity, regions, homeRegion, signal }));
  return { account: id, identity: identity.arn, regions, checkedAt: new Date().toISOString(), ...summary };
}
