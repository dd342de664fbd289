import type { StoredScan } from "./rows.ts";

/** A scan as the process that runs it needs it. */
export interface ScanRecord extends Pick<StoredScan, "id" | "account" | "seq" | "options" | "takeovers"> {
  /** The claim by which this process may write it: see leases.ts. */
  lease: string;
}
