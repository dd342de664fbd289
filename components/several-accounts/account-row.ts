import type { Severity } from "#lib/checks/define.ts";
import type { AccountScore } from "#lib/store/views.ts";

/** An account beside the others. */
export interface AccountRow {
  id: string;
  label: string;
  /** It came from a bundle: nothing of it is read here. */
  isImported: boolean;
  /** Of its scan on show; null before the first. */
  scanned: {
    at: string;
    score: AccountScore;
    /** Live findings that fail and that nobody accepted. */
    failing: Record<Severity, number>;
    unknown: number;
    waived: number;
    /** Open attack paths, among those that fail. */
    paths: number;
  } | null;
}
