import { queryOptions } from "@tanstack/react-query";
import type { CitedControl } from "#lib/checks/controls/index.ts";
import type { Grouping } from "#lib/filters/findings.ts";
import type { BlamedEvent, FindingDetail, FindingRow, Page } from "#lib/store/views.ts";
import type { ShownEvidence } from "#lib/verify/verify.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { ofAccounts, pagesOf } from "../api/pages.ts";
import { pause } from "../api/pause.ts";
import { type FindingGroup, ofGroup } from "./group.ts";
import type { PathAnswer } from "./path.ts";
import { type FindingState, findingsQueryOf } from "./search-params.ts";

/**
 * With the event that set what the finding is about, or made the resource, when the recorded activity has one, and what
 * of the activity is not read.
 */
export type FindingAnswer = Omit<FindingDetail, "controls" | "evidence"> & {
  controls: CitedControl[];
  evidence: ShownEvidence[];
  blame?: BlamedEvent;
  unreadActivity: string[];
  /** Null for what is no attack path. */
  path: PathAnswer | null;
};

/** The first page says how many findings there are in all. */
export type FindingPage = Page<FindingRow> & { total: number | null };

/** All pages of a list of findings. */
export function findingPages(query: string) {
  return pagesOf<FindingRow>("findings", query);
}

/** The first findings of a group that the state lets through. */
export function groupPages(state: FindingState, group: FindingGroup) {
  return findingPages(groupQueryOf(state, group));
}

export function groupQueryOf(state: FindingState, group: FindingGroup): string {
  return `${findingsQueryOf({ ...state, ...ofGroup(group, state) })}&limit=20`;
}

/** One finding of the accounts; without them of the first. */
export function findingDetail(id: string, accounts: readonly string[] | string | null) {
  return queryOptions({
    queryKey: ["findings", "detail", accounts, id],
    queryFn: ({ signal }) =>
      fetchJson<FindingAnswer>(`/api/v1/findings/${encodeURIComponent(id)}${ofAccounts(accounts)}`, signal),
  });
}

/** Of findings that fail or were fixed the event behind each; null where the recorded activity has none. */
export interface FindingBlames {
  rows: { id: string; blame: BlamedEvent | null }[];
  /** Events are being read: of whom nobody is known yet somebody may soon be. */
  isReading: boolean;
}

/** Between two looks for who nobody was known to be, while events are read. */
const lookAgainMs = 3_000;

/** So long nothing else was asked for: whoever ticks one filter after the other waits for rows alone. */
const settledMs = 150;

/** Who set what some findings are about, at most 100 of them. */
export function findingBlames(ids: readonly string[], accounts: readonly string[] | string | null) {
  return queryOptions({
    queryKey: ["findings", "blame", accounts, ids],
    queryFn: async ({ signal }) => {
      await pause(settledMs, signal);
      const query = new URLSearchParams({
        ...(accounts && { account: [accounts].flat().join(",") }),
        id: ids.join(","),
      });
      return fetchJson<FindingBlames>(`/api/v1/findings/blame?${query}`, signal);
    },
    refetchInterval: ({ state: { data } }) =>
      data?.isReading && data.rows.some(({ blame }) => blame === null) ? lookAgainMs : false,
  });
}

/** Groupings of which there may be more groups than one answer has: there the verdicts choose among them. */
const inPages: readonly Grouping[] = ["resource", "owner"];

/** All pages of the groups, worst first. */
export function findingGroups(state: FindingState, by: Grouping = state.by) {
  return pagesOf<FindingGroup>("findings/groups", groupsQueryOf(state, by));
}

/** Where all groups come at once `state.status` chooses among the counts, and is not part of the question. */
export function groupsQueryOf(state: FindingState, by: Grouping): string {
  const status = inPages.includes(by) ? state.status : [];
  return `${findingsQueryOf({ ...state, status, sort: "severity" })}&by=${by}`;
}
