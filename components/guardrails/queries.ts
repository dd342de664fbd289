import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Pack } from "#lib/guardrails/pack.ts";
import type { Tried } from "#lib/history/tried.ts";
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

export const readings = ["whole", "part", "nothing"] as const;

/** The pack over the stored calls of one account. */
export interface AccountTried {
  account: string;
  label: string;
  /** Between when all regions that are read were read; null where there is no such time. */
  begin: string | null;
  to: string | null;
  /** Whether all regions were read of some time that was asked for; `part`: no, though some calls are here. */
  read: (typeof readings)[number];
  /** What of the history is missing, a sentence for each region. */
  gaps: string[];
  /** What else is to be known before the figures are believed. */
  notes: string[];
  tried: Tried;
}

export interface TriedAnswer {
  days: number;
  from: string;
  accounts: AccountTried[];
}

/** @param query as of the pack */
export function guardrailsTried(query: string) {
  return queryOptions({
    queryKey: ["guardrails-tried", query],
    queryFn: ({ signal }) => fetchJson<TriedAnswer>(`/api/v1/guardrails/history?${query}`, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
