import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { Page } from "#lib/store/views.ts";
import { fetchJson } from "./fetch-json.ts";

/** A page of a list; the first one may say how many rows there are in all. */
export type CountedPage<Row> = Page<Row> & { total?: number | null };

/** All pages of a list of the API: `path` with its query, without a cursor. */
export function pagesOf<Row>(path: string, query: string) {
  const begin = `/api/v1/${path}?${query}`;
  return infiniteQueryOptions({
    queryKey: [...path.split("/"), "list", query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<CountedPage<Row>>(`${begin}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ""}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** `?account=…` for what is asked about one thing of the accounts on screen. */
export function ofAccounts(accounts: readonly string[] | string | null): string {
  const text = [accounts ?? []].flat().join(",");
  return text && `?account=${encodeURIComponent(text)}`;
}
