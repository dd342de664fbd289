import { AppError } from "#lib/errors.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScan as find } from "#lib/store/scans.ts";
import type { ScanView } from "#lib/store/views.ts";
import { cancelScan, getScan } from "../../../../_api/operations/scans.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getScan, (_, { path }) => scanNamed(path.id));

export const DELETE = route(cancelScan, async (_, { path }) => {
  const { id, state } = await scanNamed(path.id);
  if (state !== "queued" && state !== "running") throw new AppError("conflict", "The scan has already ended.");
  await currentJobs().cancelScan(id);
});

async function scanNamed(id: string): Promise<ScanView> {
  const scan = await find(currentStore().db, id);
  if (!scan) throw new AppError("not-found", "There is no such scan.");
  return scan;
}
