import type { Severity } from "#lib/checks/define.ts";
import type { MostActive } from "#lib/store/most-active.ts";

/** What CloudTrail tells of the time before a scan ended, as far as it was read. */
export interface ReportLately {
  /** ISO times: from the one, up to the other. */
  since: string;
  until: string;
  /** What was not looked through and why, as sentences: there more may have happened. Empty when nothing is missing. */
  unread: string[];
  /** Null where nothing of CloudTrail was read: it is not known what happened, not that nothing did. */
  signals: ReportSignals | null;
  /** Null likewise. */
  calls: MostActive | null;
}

export interface ReportSignals {
  /** The worst first, and no more than are told: `total` is of all. */
  things: ReportThing[];
  total: number;
  /** Every signal and pattern, the worst first: in how many events it saw something, or how often it saw it in several; 0 among them. */
  bySignal: (SeenSignal & { count: number })[];
}

interface SeenSignal {
  /** Of the signal or pattern. */
  id: string;
  title: string;
  severity: Severity;
}

/** One event in which signals see something, or several in which a pattern does. Its words are other people's but for titles. */
export interface ReportThing {
  /** Of the event, or of what was seen in several. */
  id: string;
  /** What is seen in several events together goes before what is in them one by one, and of that the worst first. */
  signals: SeenSignal[];
  /** The worst of them. */
  severity: Severity;
  /** Of the first and of the last event. */
  at: string;
  lastAt: string;
  actor: string;
  /** Who stands behind the actor, in words that follow its name. */
  behind: string | null;
  regions: string[];
  /** `sagemaker:DeleteModel` */
  calls: string[];
  /** ARNs of the first things that the calls were about; `touchedInAll` counts them, of a hundred events at the most. */
  touched: string[];
  touchedInAll: number;
  /** Events. */
  count: number;
  /** What was compared, of several events. */
  sentence: string | null;
  /** Of one event that failed. */
  errorCode: string | null;
}
