import type { EventQuestion } from "./question.ts";

/** What a question will be, before anything of it is paid for. */
export interface QueryPlan {
  /** What will be asked, in the engine's SQL. */
  statement: string;
  /** How much will be read, as far as anybody can tell. */
  reads: Reads;
  /** What somebody who pays for it has to know, as sentences. Names in them are untrusted text. */
  notes: string[];
  /** Why it cannot be asked, as a sentence; null when it can. */
  problem: string | null;
}

export interface Reads {
  /** Null where nobody can tell; then `why` says so, in a sentence. */
  bytes: number | null;
  /** Worked out from a part of it. */
  isEstimated: boolean;
  why: string | null;
  /** US dollars by list price; null where `bytes` is. */
  dollars: number | null;
}

/** How a query stands that was started. */
export interface QueryState {
  isDone: boolean;
  /** Why it ended without an answer, as a sentence; untrusted text. */
  failure: string | null;
  bytes: number | null;
}

/** Asks one place for events. All of it throws CallFailed for what AWS refuses. */
export interface EventEngine {
  plan(question: EventQuestion): Promise<QueryPlan>;
  /** Starts the statement of a plan; the same token starts it once. @returns its id */
  start(statement: string, token: string): Promise<string>;
  state(id: string): Promise<QueryState>;
  /** The rows of its answer as text, a page at a time; the first row names the columns. */
  rows(id: string): AsyncGenerator<(string | null)[][]>;
  stop(id: string): Promise<void>;
}

/**
 * List prices: US dollars for each byte that is read, and the fewest bytes a query is charged for.
 * Sources: AWS pricing pages of Athena (us-east-1, $5 for a TB, at least 10 MB a query) and of CloudTrail Lake ($0.005 for a GB).
 */
export const prices = {
  athena: { byByte: 5 / 1e12, least: 10e6 },
  lake: { byByte: 0.005 / 1e9, least: 0 },
} as const;
