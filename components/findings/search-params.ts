import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { categories, severities } from "#lib/checks/define.ts";
import { findingChangeKinds } from "#lib/store/views.ts";
import { listOf, oneOf, textUpTo, words } from "../api/list-params.ts";

export const statuses = ["fail", "unknown", "pass", "not-applicable"] as const;
const exposures = ["live", "record", "any"] as const;
const sorts = ["severity", "newest", "resource"] as const;
const views = ["checks", "list"] as const;

/** What the findings screen shows, as it stands in the address. The same names as the API's. */
export const findingParams = {
  account: parseAsString,
  view: oneOf(views).withDefault("checks"),
  status: listOf(statuses).withDefault(["fail", "unknown"]),
  severity: listOf(severities).withDefault([]),
  category: listOf(categories).withDefault([]),
  kind: words.withDefault([]),
  region: words.withDefault([]),
  exposure: oneOf(exposures).withDefault("live"),
  check: parseAsString,
  /** What the scan on show changed. */
  change: oneOf(findingChangeKinds),
  q: textUpTo(200).withDefault(""),
  sort: oneOf(sorts).withDefault("severity"),
  /** The finding whose drawer is open. */
  finding: parseAsString,
};

export type FindingState = inferParserType<typeof findingParams>;

export const loadFindingState = createLoader(findingParams);

/** The API query that lists exactly what the state shows: the lists, the counts and the export all use it. */
export function findingsQueryOf(state: FindingState): string {
  const query = new URLSearchParams();
  if (state.account) query.set("account", state.account);
  for (const name of ["status", "severity", "category", "kind", "region"] as const) {
    if (state[name].length > 0) query.set(name, state[name].join(","));
  }
  if (state.exposure !== "any") query.set("exposure", state.exposure);
  if (state.check) query.set("check", state.check);
  if (state.change) query.set("change", state.change);
  if (state.q) query.set("q", state.q);
  if (state.sort !== "severity") query.set("sort", state.sort);
  return query.toString();
}
