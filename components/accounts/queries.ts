import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../api/fetch-json.ts";
import type { TrailLogsAnswer } from "./trail-logs.ts";

/** Which logs of a trail are read for an account, or how those of its trail would be named. */
export function trailLogs(account: string) {
  return queryOptions({
    queryKey: ["accounts", account, "trail logs"],
    queryFn: ({ signal }) =>
      fetchJson<TrailLogsAnswer>(`/api/v1/accounts/${encodeURIComponent(account)}/trail-logs`, signal),
  });
}
