import { AppError } from "#lib/errors.ts";
import { historyOf } from "#lib/scan/flight-recorder.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import { getResource } from "#lib/store/resources-list.ts";
import type { AccountView, ResourceHistory } from "#lib/store/views.ts";
import { activityGaps } from "./activity-coverage.ts";

/** How a resource came to be as it is. @throws AppError `not-found`. */
export async function historyAnswer(account: AccountView, arn: string): Promise<ResourceHistory> {
  const { db } = currentStore();
  const resource = await getResource(db, account.id, arn);
  if (!resource) throw new AppError("not-found", "There is no such resource in this account.");
  const { kind, region } = resource;
  const [seq, gaps] = await Promise.all([currentSeq(db, account.id), activityGaps(account, region)]);
  return historyOf(db, { account: account.id, seq, arn, kind, region }, gaps);
}
