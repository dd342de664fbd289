import { createLoader, type inferParserType } from "nuqs/server";
import { scansList } from "#lib/filters/scans.ts";
import type { CoverageStatus } from "#lib/readings/coverage.ts";
import { listOf, oneOf, words } from "../api/list-params.ts";
import { paramsOf } from "../lists/address.ts";

/** What the list of scans shows. */
export const scanParams = paramsOf(scansList);

export type ScansState = inferParserType<typeof scanParams>;

export const loadScansState = createLoader(scanParams);

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
