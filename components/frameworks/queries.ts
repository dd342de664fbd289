import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../api/fetch-json.ts";
import { ofAccounts } from "../api/pages.ts";
import type { FrameworkRow } from "./framework-row.ts";

/** Every framework with the results of the accounts, without them of the first. */
export function frameworkCatalogue(accounts: readonly string[]) {
  return queryOptions({
    queryKey: ["frameworks", accounts],
    queryFn: ({ signal }) => fetchJson<{ rows: FrameworkRow[] }>(`/api/v1/frameworks${ofAccounts(accounts)}`, signal),
  });
}
