import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { AppError } from "#lib/errors.ts";
import { preflight } from "#lib/permissions/preflight.ts";
import { trailLogPolicy } from "#lib/permissions/trail-logs.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import { trailLogsOf } from "./demo.ts";
import { sessionOf } from "./sessions.ts";
import type { PermissionsReport } from "./views.ts";

/** Tries every permission of an account. @throws AppError `not-found`, or why AWS lets nobody in. */
export async function checkPermissions(
  db: Db,
  id: string,
  { signal, trailLogs }: { signal: AbortSignal; trailLogs: TrailLogs | undefined },
): Promise<PermissionsReport> {
  const account = await getAccount(db, id);
  if (!account) throw new AppError("not-found", `There is no account ${id}.`);
  const session = await sessionOf(db, id);
  const identity = await session.identity();
  const regions = await session.regions(account.regions, account.regions === "all" ? [] : account.regions);
  const summary = await preflight({ session, identity, regions, signal });
  const logs = trailLogsOf(account, trailLogs);
  const logStatements = logs ? trailLogPolicy(logs, id).Statement : [];
  const checkedAt = new Date().toISOString();
  return { account: id, identity: identity.arn, regions, checkedAt, ...summary, logStatements };
}
