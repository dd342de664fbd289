import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScan } from "#lib/store/scans.ts";
import type { ScanView } from "#lib/store/views.ts";
import { followScan } from "../../../../../_api/operations/scans.ts";
import { route, streamOf } from "../../../../../_server/route.ts";

const everyMs = 500;

export const GET = route(followScan, async (_, { path: { id }, signal }) => {
  const first = await getScan(currentStore().db, id);
  if (!first) throw new AppError("not-found", "There is no such scan.");
  return new Response(streamOf(views(id, signal)), {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
});

async function* views(id: string, signal: AbortSignal): AsyncGenerator<string> {
  let sent = "";
  while (!signal.aborted) {
    const scan = await getScan(currentStore().db, id);
    if (!scan) return;
    const text = JSON.stringify(scan);
    yield text === sent ? ": still here\n\n" : `data: ${text}\n\n`;
    sent = text;
    if (hasEnded(scan)) return;
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

function hasEnded({ state }: ScanView): boolean {
  return state !== "queued" && state !== "running";
}
