import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../api/fetch-json.ts";
import type { CheckRow } from "./check-row.ts";

/** The whole catalogue with the account's results: a hundred rows or two, filtered in the browser. */
export function checkCatalogue(account: string | null) {
  const scope = account ? `?account=${encodeURIComponent(account)}` : "";
  return queryOptions({
    queryKey: ["checks", account],
    queryFn: ({ signal }) => fetchJson<{ rows: CheckRow[] }>(`/api/v1/checks${scope}`, signal),
  });
}
