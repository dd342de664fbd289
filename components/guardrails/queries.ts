import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Pack } from "#lib/guardrails/pack.ts";
import { fetchJson } from "../api/fetch-json.ts";

/** The pack, what to know before it is attached, and what makes and attaches it. */
export interface PackAnswer extends Pack {
  warnings: string[];
  terraform: string;
  cloudformation: string;
}

/** @param query parameters of `GET /api/v1/guardrails` */
export function guardrailPack(query: string) {
  return queryOptions({
    queryKey: ["guardrails", query],
    queryFn: ({ signal }) => fetchJson<PackAnswer>(`/api/v1/guardrails?${query}`, signal),
    placeholderData: keepPreviousData,
    // What is refused is for the reader to mend: a second try is answered the same.
    retry: false,
  });
}
