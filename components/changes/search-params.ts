import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { changedResourcesList, changesList } from "#lib/filters/changes.ts";
import { wordPattern } from "#lib/filters/define.ts";
import type { FindingChangeKind } from "#lib/filters/findings.ts";
import { oneOf, textUpTo } from "../api/list-params.ts";
import { paramsOf, queryOf } from "../lists/address.ts";

/** Which scans are compared, what of it is shown, and what narrows it. Filters of one name narrow both lists. */
export const changeParams = {
  ...paramsOf(changedResourcesList),
  ...paramsOf(changesList),
  /** The ids of two scans; without them the newest, and the one before. */
  from: textUpTo(200, wordPattern),
  to: textUpTo(200, wordPattern),
  view: oneOf(["findings", "resources"]).withDefault("findings"),
  /** The finding whose drawer is open. */
  finding: parseAsString,
};

export type ChangeState = inferParserType<typeof changeParams>;

export const loadChangeState = createLoader(changeParams);

/** Two scans, as the API has them. */
type Between = Pick<ChangeState, "from" | "to"> & { account: string };

/** The API query of the two scans alone: what an export tells. */
export function pairQueryOf({ account, from, to }: Between): string {
  return new URLSearchParams({ account, ...(to && { scan: to }), ...(from && { since: from }) }).toString();
}

/** The API query that lists exactly the findings that the state shows. */
export function changesQueryOf(account: string, state: ChangeState): string {
  return joined(account, state, queryOf(changesList, { ...state, account: [] }));
}

/** The same of the counts, which the changes that are shown do not narrow. */
export function countsQueryOf(account: string, state: ChangeState): string {
  return changesQueryOf(account, { ...state, change: [], sort: "change" });
}

/** The same of the resources. */
export function changedResourcesQueryOf(account: string, state: ChangeState): string {
  return joined(account, state, queryOf(changedResourcesList, { ...state, account: [] }));
}

function joined(account: string, { from, to }: ChangeState, filters: string): string {
  return [pairQueryOf({ account, from, to }), filters].filter(Boolean).join("&");
}

/** Address of two scans side by side: without the later one the newest, without the earlier one that before it. */
export function compareHref(
  account: string,
  { from, to, change }: { from?: string; to?: string; change?: FindingChangeKind } = {},
): string {
  const given = { ...(from && { from }), ...(to && { to }), ...(change && { change }) };
  return `/scans/compare?${new URLSearchParams({ account, ...given })}`;
}
