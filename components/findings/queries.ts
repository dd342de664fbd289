import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { EventRow, FindingDetail, FindingRow, Page } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";

/** The first page says how many findings there are in all. */
export type FindingPage = Page<FindingRow> & { total: number | null };

/** With the event that set the state, once activity has been attributed. */
export type FindingAnswer = FindingDetail & { blame?: EventRow };

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
  });
}

export function findingDetail(id: string, account: string | null) {
  const scope = account ? `?account=${encodeURIComponent(account)}` : "";
  return queryOptions({
    queryKey: ["findings", "detail", account, id],
    queryFn: ({ signal }) => fetchJson<FindingAnswer>(`/api/v1/findings/${encodeURIComponent(id)}${scope}`, signal),
  });
}
