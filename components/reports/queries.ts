import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ReportRequest } from "#lib/store/report-views.ts";
import { fetchJson, post } from "../api/fetch-json.ts";
import { pagesOf } from "../api/pages.ts";
import type { ReportPreview, ReportRow, ScheduleList } from "./views.ts";

/** A report is made in seconds, and a delivery waits for minutes. */
const everyMs = 2_000;
const calmMs = 30_000;

/** All pages of the reports that are kept, asked for more often while one is being made or brought somewhere. */
export function reportPages() {
  return {
    ...pagesOf<ReportRow>("reports", "limit=50"),
    refetchInterval: ({ state }: { state: { data?: { pages: { rows: ReportRow[] }[] } | undefined } }) =>
      state.data?.pages.some(({ rows }) => rows.some(isUnderWay)) ? everyMs : calmMs,
  };
}

export function isUnderWay({ state, deliveries }: ReportRow): boolean {
  return state === "making" || deliveries.some((one) => one.state === "waiting");
}

export function scheduleList() {
  return queryOptions({
    queryKey: ["report-schedules"],
    queryFn: ({ signal }) => fetchJson<ScheduleList>("/api/v1/report-schedules", signal),
  });
}

/** What a report would tell of if it were made now. */
export function previewed(request: ReportRequest) {
  return queryOptions({
    queryKey: ["report-preview", request],
    queryFn: ({ signal }) => post<ReportPreview>("/api/v1/reports/preview", { request }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
