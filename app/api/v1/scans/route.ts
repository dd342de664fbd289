import { currentJobs } from "#lib/jobs/current.ts";
import { currentStore } from "#lib/store/current.ts";
import { listScans as list } from "#lib/store/scans.ts";
import { listScans, startScan } from "../../../_api/operations/scans.ts";
import { accountNamed } from "../../../_server/account.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listScans, async ({ account, cursor, limit }) => {
  const { id } = await accountNamed(account);
  return list(currentStore().db, id, { limit, ...(cursor && { cursor }) });
});

export const POST = route(startScan, async (_, { body: { account, regions, horizonDays, cap } }) => {
  const known = await accountNamed(account);
  const id = await currentJobs().requestScan({
    account: known.id,
    regions: regions ?? known.regions,
    horizonDays,
    ...(cap && { cap }),
  });
  return Response.json({ id }, { status: startScan.status, headers: { location: `/api/v1/scans/${id}` } });
});
