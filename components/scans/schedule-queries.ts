import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { NewScanSchedule, ScanSchedule } from "#lib/store/scan-schedule-views.ts";
import { fetchJson, send } from "../api/fetch-json.ts";

const path = (...id: string[]) => ["/api/v1/scan-schedules", ...id.map(encodeURIComponent)].join("/");

/** Often enough to see that one has started. */
const everyMs = 15_000;

export function scanSchedules() {
  return queryOptions({
    queryKey: ["scan-schedules"],
    queryFn: ({ signal }) => fetchJson<{ rows: ScanSchedule[] }>(path(), signal),
    refetchInterval: everyMs,
  });
}

/** A new one, or changes to one that there is. */
export function schedulingScans(queries: QueryClient, id: string | undefined) {
  return mutationOptions({
    mutationFn: (wanted: Partial<NewScanSchedule & { paused: boolean }>) =>
      send("POST", path(...(id === undefined ? [] : [id])), wanted),
    onSettled: () => refreshed(queries),
  });
}

export function removingSchedule(queries: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => send("DELETE", path(id)),
    onSettled: () => refreshed(queries),
  });
}

function refreshed(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ["scan-schedules"] });
}
