import { queryOptions } from "@tanstack/react-query";
import type { SavedView, ViewList } from "#lib/filters/saved-view.ts";
import { fetchJson } from "../api/fetch-json.ts";

/** The saved views of a list, by name. */
export function savedViews(list: ViewList) {
  return queryOptions({
    queryKey: ["views", list],
    queryFn: ({ signal }) => fetchJson<{ rows: SavedView[] }>(`/api/v1/views?list=${list}`, signal),
  });
}
