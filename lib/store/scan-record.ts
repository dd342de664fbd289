export interface ScanOptions {
  regions: string[] | "all";
  horizonDays: number | "all";
  /** The most jobs of one kind in one region; when absent 10,000, or all of them with all history. */
  cap?: number | "all";
  kinds?: string[];
}

/** A scan as the process that runs it needs it. */
export interface ScanRecord {
  id: string;
  account: string;
  /** Number of the versions it writes. */
  seq: number;
  options: ScanOptions;
  /** The claim by which this process may write it: see leases.ts. */
  lease: string;
  /** How often it was taken over from a worker that was gone, since it last finished a unit. */
  takeovers: number;
}
