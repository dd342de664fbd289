import type { ProposedLogs } from "#lib/store/views.ts";

/** What is read of a trail's logs in one region. */
interface ReadLogs {
  region: string;
  /** As sentences. Names in it are untrusted text. */
  told: string;
  hasGap: boolean;
}

/** Which logs of a trail are read for an account, or how those of its trail would be named. */
export interface TrailLogsAnswer {
  account: string;
  /** `s3://…/`, where they are read from, and what was read; null where nobody named any. Of the demo nobody has to. */
  named: { place: string; isDemo: boolean; regions: ReadLogs[] } | null;
  /**
   * Of the scan on show: `unscanned` where there is none, `unread` where its trails could not be read, `none` where it has none, `unfit`
   * where none has anything of SageMaker.
   */
  trails: "unscanned" | "unread" | "none" | "unfit" | "some";
  /** How many trails were read. */
  count: number;
  /** Why there may be more trails. Untrusted text. */
  unread: string | null;
  /** Of the trail that tells most, where nothing is named and there is one. */
  proposal: ProposedLogs | null;
}
