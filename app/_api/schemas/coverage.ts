import { z } from "zod";
import { refusingPolicies } from "#lib/readings/refuser.ts";
import type { CoverageRow } from "#lib/store/views.ts";
import { describe } from "./describe.ts";
import { failure } from "./resource.ts";
import { count } from "./words.ts";

/** The coverage ledger as the API gives it. */
export interface Ledger {
  /** null before the first scan. */
  scan: string | null;
  rows: CoverageRow[];
  next: null;
  notCollected: string[];
}

const row = describe<CoverageRow>(
  "CoverageRow",
  "What one action gave for one kind in one region.",
)(
  z.object({
    region: z.string(),
    kind: z.string(),
    action: z.string(),
    status: z.enum(["complete", "partial", "denied", "unsupported", "failed"]),
    calls: count,
    failures: count,
    unlisted: z.boolean(),
    failure: failure.exactOptional(),
    note: z.string().exactOptional(),
    leftOut: count.exactOptional(),
    permission: z.string().nullable(),
    refusedBy: z.enum(refusingPolicies).exactOptional(),
  }),
);

export const ledger = describe<Ledger>(
  "Ledger",
  "The coverage ledger of a scan. `notCollected`: kinds of SageMaker resources that no scan reads.",
)(z.object({ scan: z.string().nullable(), rows: z.array(row), next: z.null(), notCollected: z.array(z.string()) }));
