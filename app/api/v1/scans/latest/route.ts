import { currentStore } from "#lib/store/current.ts";
import { latestScans } from "#lib/store/scans.ts";
import type { Page, ScanStanding } from "#lib/store/views.ts";
import { getLatestScans } from "../../../../_api/operations/scans.ts";
import { accountsNamed } from "../../../../_server/account.ts";
import { route } from "../../../../_server/route.ts";

/** The newest, and the one before that ended while it runs: whoever asks sees both begin and end. */
const most = 5;

export const GET = route(getLatestScans, async ({ account }): Promise<Page<ScanStanding>> => {
  const ids = (await accountsNamed(account)).map(({ id }) => id);
  return { rows: await latestScans(currentStore().db, ids, most), next: null };
});
