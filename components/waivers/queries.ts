import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { FindingRow, Page, ResourceRow } from "#lib/store/views.ts";
import { fetchJson, post } from "../api/fetch-json.ts";
import type { AskedScope, WaiverDetail, WaiverPreview, WaiverRow } from "./waiver-row.ts";

export function waiverList() {
  return queryOptions({
    queryKey: ["waivers"],
    queryFn: ({ signal }) => fetchJson<{ rows: WaiverRow[] }>("/api/v1/waivers", signal),
  });
}

export function waiverDetail(id: string) {
  return queryOptions({
    queryKey: ["waivers", id],
    queryFn: ({ signal }) => fetchJson<WaiverDetail>(`/api/v1/waivers/${encodeURIComponent(id)}`, signal),
  });
}

/** What a scope would accept now; asked only of one that is whole. */
export function waiverPreview(scope: AskedScope, isWhole: boolean) {
  return queryOptions({
    queryKey: ["waivers", "preview", scope],
    queryFn: ({ signal }) => post<WaiverPreview>("/api/v1/waivers/preview", { scope }, signal),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

/** The tags of one resource, as its row of the list has them; null where they are not known. */
export function tagsOfResource(account: string, arn: string) {
  const query = new URLSearchParams({ account, q: arn.slice(0, 200), limit: "20" });
  return queryOptions({
    queryKey: ["resources", "tags", account, arn],
    queryFn: async ({ signal }) => {
      const { rows } = await fetchJson<Page<ResourceRow>>(`/api/v1/resources?${query}`, signal);
      return rows.find((row) => row.arn === arn)?.tags ?? null;
    },
  });
}

/** The findings that somebody chose in a list, by their ids. */
export function chosenFindings(ids: readonly string[], accounts: readonly string[]) {
  const query = new URLSearchParams({
    ...(accounts.length > 0 && { account: accounts.join(",") }),
    id: ids.join(","),
    limit: "100",
  });
  return queryOptions({
    queryKey: ["findings", "chosen", accounts, ids],
    queryFn: ({ signal }) => fetchJson<Page<FindingRow>>(`/api/v1/findings?${query}`, signal),
  });
}
