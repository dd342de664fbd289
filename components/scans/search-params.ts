import type { inferParserType } from "nuqs/server";
import type { CoverageStatus } from "#lib/readings/coverage.ts";
import { listOf, oneOf, words } from "../api/list-params.ts";

/** Worst first: the order of the ledger. */
export const coverageStatuses = [
  "denied",
  "failed",
  "unsupported",
  "partial",
  "complete",
] as const satisfies CoverageStatus[];

/** Which lines of a coverage ledger are shown. */
export const ledgerParams = {
  show: oneOf(["gaps", "all"]).withDefault("gaps"),
  status: listOf(coverageStatuses).withDefault([]),
  kind: words.withDefault([]),
  region: words.withDefault([]),
};

export type LedgerState = inferParserType<typeof ledgerParams>;
