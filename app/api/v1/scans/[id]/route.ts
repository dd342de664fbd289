import { AppError } from "#lib/errors.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScan } from "#lib/store/scans.ts";
import type { ScanView } from "#lib/store/views.ts";
import { problem } from "../../../../_server/problem.ts";

interface Context {
  params: Promise<{ id: string }>;
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    return Response.json(await scanNamed((await params).id), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problem(error);
  }
}

/** Cancels a scan that has not ended: what it staged is discarded, the last completed one stays as it is. */
export async function DELETE(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { id, state } = await scanNamed((await params).id);
    if (state !== "queued" && state !== "running") throw new AppError("conflict", "The scan has already ended.");
    await currentJobs().cancelScan(id);
    return new Response(null, { status: 202 });
  } catch (error) {
    return problem(error);
  }
}

async function scanNamed(id: string): Promise<ScanView> {
  const scan = await getScan(currentStore().db, id);
  if (!scan) throw new AppError("not-found", "There is no such scan.");
  return scan;
}
