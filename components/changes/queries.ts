import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ChangedResourceRow, FindingChangeCounts, FindingChangeRow, Page } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { pagesOf } from "../api/pages.ts";

/** The first page says how many findings there are in all. */
export type ChangePage = Page<FindingChangeRow> & { total: number | null };

/** A scan that is compared. */
export interface ComparedScan {
  id: string;
  startedAt: string;
  finishedAt: string;
}

/** Which scans were compared, and how many findings changed in each way. */
export interface ChangeCounts {
  since: ComparedScan;
  scan: ComparedScan;
  counts: FindingChangeCounts;
}

/** All pages of the findings that changed. */
export function changePages(query: string) {
  return pagesOf<FindingChangeRow>("changes", query);
}

/** All pages of the resources that came, went or changed. */
export function changedResourcePages(query: string) {
  return pagesOf<ChangedResourceRow>("changes/resources", query);
}

export function changeCounts(query: string) {
  return queryOptions({
    queryKey: ["changes", "counts", query],
    queryFn: ({ signal }) => fetchJson<ChangeCounts>(`/api/v1/changes/counts?${query}`, signal),
    placeholderData: keepPreviousData,
  });
}
