import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { categories, severities } from "#lib/checks/define.ts";
import { listOf, oneOf, textUpTo, words } from "../api/list-params.ts";

/** What the checks screen shows, as it stands in the address. */
export const checkParams = {
  account: parseAsString,
  severity: listOf(severities).withDefault([]),
  category: listOf(categories).withDefault([]),
  kind: words.withDefault([]),
  q: textUpTo(200).withDefault(""),
  sort: oneOf(["severity", "worst", "name"]).withDefault("severity"),
  /** The check whose drawer is open. */
  check: parseAsString,
};

export type CheckState = inferParserType<typeof checkParams>;

export const loadCheckState = createLoader(checkParams);
