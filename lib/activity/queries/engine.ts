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

/** A question as it will be asked. */
export interface Prepared {
  /** In the engine's SQL. */
  statement: string;
  notes: string[];
  problem: string | null;
  /** How much it will read. It may have to list many folders. */
  reads(): Promise<Reads>;
  /** A query that reads more bytes is stopped; null where nothing stops it. */
  most: number | null;
}

/** How a query stands that was started. */
export interface QueryState {
  isDone: boolean;
  /** Why it ended without an answer, as a sentence; untrusted text. */
  failure: string | null;
  bytes: number | null;
}

/** What it comes to, with how much is read. */
export async function planOf({ statement, notes, problem, reads, most }: Prepared): Promise<QueryPlan> {
  const will = await reads();
  const isStopped = most !== null && will.bytes !== null && will.bytes > most;
  return {
    ...{ statement, problem, reads: will },
    notes: [...notes, ...(isStopped ? ["This question would be stopped: ask for less time."] : [])],
  };
}

/** Asks one place for events. All of it throws CallFailed for what AWS refuses. */
export interface EventEngine {
  prepare(question: EventQuestion): Promise<Prepared>;
  /** Whether the same token starts a statement once, however often it is started. */
  readonly startsOnce: boolean;
  /** Starts the statement of a plan: from then on it is paid for. @returns its id */
  start(statement: string, token: string): Promise<string>;
  state(id: string): Promise<QueryState>;
  /** The rows of its answer as text, a page at a time; the first row names the columns. */
  rows(id: string): AsyncGenerator<(string | null)[][]>;
  stop(id: string): Promise<void>;
}
