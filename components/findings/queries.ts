import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CitedControl } from "#lib/checks/controls/index.ts";
import type { Check } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { BlamedEvent, FindingDetail, FindingRow, Page } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { type FindingState, findingsQueryOf } from "./search-params.ts";

/** The first page says how many findings there are in all. */
export type FindingPage = Page<FindingRow> & { total: number | null };

/**
 * With the event that set what the finding is about, or made the resource, when the recorded activity has one, and what
 * of the activity is not read.
 */
export type FindingAnswer = Omit<FindingDetail, "controls"> & {
  controls: CitedControl[];
  blame?: BlamedEvent;
  unreadActivity: string[];
};

/** All pages of a list of findings; `query` is an API query without a cursor. */
export function findingsList(query: string) {
  return infiniteQueryOptions({
    queryKey: ["findings", "list", query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<FindingPage>(
        `/api/v1/findings?${query}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ""}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function findingDetail(id: string, account: string | null) {
  const scope = account ? `?account=${encodeURIComponent(account)}` : "";
  return queryOptions({
    queryKey: ["findings", "detail", account, id],
    queryFn: ({ signal }) => fetchJson<FindingAnswer>(`/api/v1/findings/${encodeURIComponent(id)}${scope}`, signal),
  });
}

/** One check and how its findings fall, whatever the verdict filter. */
export interface FindingGroup extends Pick<Check, "title" | "failTitle" | "severity" | "category" | "kind"> {
  check: string;
  counts: Record<VerdictStatus, number>;
}

/** Groups by check, worst first; `state.status` chooses among the counts and is not part of the question. */
export function findingGroups(state: FindingState) {
  const query = findingsQueryOf({ ...state, status: [], sort: "severity" });
  return queryOptions({
    queryKey: ["findings", "groups", query],
    queryFn: ({ signal }) => fetchJson<{ rows: FindingGroup[] }>(`/api/v1/findings/groups?${query}`, signal),
    placeholderData: keepPreviousData,
  });
}
