import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../api/fetch-json.ts";
import { ofAccounts } from "../api/pages.ts";
import type { CheckRow } from "./check-row.ts";

/** The whole catalogue with the results of the accounts, without them of the first: a hundred rows or two, filtered in the browser. */
export function checkCatalogue(accounts: readonly string[]) {
  return queryOptions({
    queryKey: ["checks", accounts],
    queryFn: ({ signal }) => fetchJson<{ rows: CheckRow[] }>(`/api/v1/checks${ofAccounts(accounts)}`, signal),
  });
}
