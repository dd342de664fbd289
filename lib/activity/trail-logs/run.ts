import type { ClientPool } from "#lib/aws/clients.ts";
import type { LogFolder } from "#lib/aws/log-folder.ts";
import type { Failure } from "#lib/readings/reading.ts";
import type { Known } from "../known.ts";
import type { LogBucket } from "./bucket.ts";
import type { TrailLogStore } from "./store.ts";

/** What a reading of one region's logs takes. */
export interface LogsReading {
  pool: ClientPool;
  account: string;
  logs: LogFolder;
  /** The bucket's. S3 names another where it is not. */
  bucketRegion: string;
  /** Whose logs are read: each region has a folder of its own. */
  region: string;
  store: TrailLogStore;
  known: Known;
  /** Takes secrets out of all that will be stored, in order. The kind of what is an event is `event`. */
  clean<T>(values: readonly T[], kind?: string): Promise<T[]>;
  signal: AbortSignal;
  now?: () => Date;
  /** How many days back. */
  days: number | "all";
  /** Files of one reading: what is left of a long history waits, so that patterns look at what came meanwhile. */
  mostFiles?: number;
}

/** A reading that is under way. */
export interface Run extends LogsReading {
  bucket: LogBucket;
  startedAt: number;
  callers: ReadonlySet<string>;
  files: number;
  saved: number;
  /** Of files that were asked for the first time. */
  deniedInRow: number;
  /** Days that were left so. */
  daysLeft: number;
  hasRead: boolean;
  denied: Failure | undefined;
}
