import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import type { Cadence, NewReportSchedule } from "#lib/store/report-views.ts";
import { post, send } from "../api/fetch-json.ts";

/** A report as a form asks for it: once and now, or again and again. */
export type WantedReport = Omit<NewReportSchedule, "cadence"> & { cadence: Cadence | null };

const path = (...parts: string[]) => `/api/v1/${parts.map(encodeURIComponent).join("/")}`;

export function asking(queries: QueryClient) {
  return mutationOptions({
    mutationFn: ({ cadence, ...report }: WantedReport) =>
      cadence
        ? post<{ id: string }>("/api/v1/report-schedules", { ...report, cadence })
        : post<{ id: string }>("/api/v1/reports", report),
    onSettled: () => refreshed(queries),
  });
}

export function pausing(queries: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, paused }: { id: string; paused: boolean }) =>
      send("POST", path("report-schedules", id), { paused }),
    onSettled: () => refreshed(queries),
  });
}

export function removing(queries: QueryClient, what: "reports" | "report-schedules") {
  return mutationOptions({
    mutationFn: (id: string) => send("DELETE", path(what, id)),
    onSettled: () => refreshed(queries),
  });
}

export function bringing(queries: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, destination }: { id: string; destination: string }) =>
      send("POST", path("reports", id, "deliveries", destination)),
    onSettled: () => refreshed(queries),
  });
}

function refreshed(queries: QueryClient): Promise<unknown> {
  return Promise.all([
    queries.invalidateQueries({ queryKey: ["reports"] }),
    queries.invalidateQueries({ queryKey: ["report-schedules"] }),
  ]);
}
