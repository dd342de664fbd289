import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../api/fetch-json.ts";
import { pagesOf } from "../api/pages.ts";
import type { AccessAnswer, AccessRow } from "./principal-row.ts";
import type { RightSizedAnswer } from "./right-sized-row.ts";

/** All pages of the roles and users. */
export function accessPages(query: string) {
  return pagesOf<AccessRow>("access", query);
}

/** One role or user with everything it reaches. */
export function accessDetail(arn: string, account: string | null) {
  const query = new URLSearchParams({ ...(account && { account }), arn }).toString();
  return queryOptions({
    queryKey: ["access", "detail", query],
    queryFn: ({ signal }) => fetchJson<AccessAnswer>(`/api/v1/access/detail?${query}`, signal),
  });
}

/** A role's policies without what it was not seen to use. */
export function rightSized(arn: string, account: string | null) {
  const query = new URLSearchParams({ ...(account && { account }), arn }).toString();
  return queryOptions({
    queryKey: ["access", "right-sized", query],
    queryFn: ({ signal }) => fetchJson<RightSizedAnswer>(`/api/v1/access/right-sized?${query}`, signal),
    retry: false,
  });
}
