import { z } from "zod";
import { waiverScope } from "./scope.ts";

/** A calendar day in UTC, `2027-02-28`. */
export const day = z.iso.date();

const words = (longest: number) => z.string().trim().min(1).max(longest);

/** A person's decision to accept findings: why, who answers for it, and the last day (UTC) on which it holds. */
export const newWaiver = z.strictObject({
  scope: waiverScope,
  reason: words(2000),
  owner: words(200),
  ticket: words(500).optional(),
  until: day,
});

export type NewWaiver = z.output<typeof newWaiver>;

/** A decision as it stands in the audit trail. */
export type WaiverTerms = Omit<NewWaiver, "ticket"> & { ticket: string | null };

/** Where a decision was made: in the dashboard, or in the file of waivers. */
export type WaiverSource = "dashboard" | "file";

export type WaiverChangeKind = "made" | "changed" | "ended" | "expired";

/** A decision as it is kept. */
export interface Waiver extends WaiverTerms {
  id: string;
  source: WaiverSource;
  createdAt: string;
  changedAt: string;
  endedAt: string | null;
}
