import { currentJobs } from "#lib/jobs/current.ts";
import { listScans, startScan } from "../../../_api/operations/scans.ts";
import { accountNamed } from "../../../_server/account.ts";
import { route } from "../../../_server/route.ts";
import { scansPage } from "../../../_server/scans.ts";

export const GET = route(listScans, scansPage);

export const POST = route(startScan, async (_, { body: { account, regions, horizonDays, cap } }) => {
  const known = await accountNamed(account);
  const id = await currentJobs().requestScan({
    account: known.id,
    regions: regions ?? known.regions,
    ...(horizonDays && { horizonDays }),
    ...(cap && { cap }),
  });
  return Response.json({ id }, { status: startScan.status, headers: { location: `/api/v1/scans/${id}` } });
});
