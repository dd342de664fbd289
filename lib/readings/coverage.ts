import type { Failure } from "./reading.ts";

/**
 * `complete`: everything was read. `partial`: the horizon or cap was reached, or some single resources failed.
 * The other three: the call as a whole gave nothing that can be trusted to be all.
 */
export type CoverageStatus = "complete" | "partial" | "denied" | "unsupported" | "failed";

/** One line of the coverage ledger: what one action gave for one kind in one region. */
export interface Coverage {
  region: string;
  kind: string;
  action: string;
  status: CoverageStatus;
  calls: number;
  failures: number;
  /** True when the enumeration of the kind ended at this action: resources nobody has heard of may exist. */
  unlisted: boolean;
  /** Set when status is not complete: the failure, or why the reading stopped early. */
  failure?: Failure;
  note?: string;
  /** Resources that the cap left unread: at least so many. */
  leftOut?: number;
}

/** True when a kind whose ledger has this line cannot be judged as a whole. */
export function isBlind(status: CoverageStatus): boolean {
  return status === "denied" || status === "unsupported" || status === "failed";
}
