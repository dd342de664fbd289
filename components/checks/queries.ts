import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../api/fetch-json.ts";
import { ofAccounts } from "../api/pages.ts";
import type { CheckDetail, CheckRow } from "./check-row.ts";

/** The whole catalogue with the results of the accounts, without them of the first: some hundred rows, filtered in the browser. */
export function checkCatalogue(accounts: readonly string[]) {
  return queryOptions({
    queryKey: ["checks", accounts],
    queryFn: ({ signal }) => fetchJson<{ rows: CheckRow[] }>(`/api/v1/checks${ofAccounts(accounts)}`, signal),
  });
}

/** One check with why it matters and what it answers to, and its results in the accounts. */
export function checkDetail(check: string, accounts: readonly string[]) {
  return queryOptions({
    queryKey: ["checks", "detail", accounts, check],
    queryFn: ({ signal }) => {
      const params = new URLSearchParams({ ...(accounts.length > 0 && { account: accounts.join(",") }), check });
      return fetchJson<CheckDetail>(`/api/v1/checks/detail?${params}`, signal);
    },
  });
}
