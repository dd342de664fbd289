import { setTimeout as sleep } from "node:timers/promises";
import { type EventFile, type FileImport, type FileTold, importFile } from "../files/import-files.ts";
import type { Known } from "../known.ts";
import type { EventEngine } from "./engine.ts";
import { mostEvents } from "./statement.ts";

export interface Answering extends Pick<FileImport, "save" | "note" | "redact" | "signal"> {
  account: string;
  known: Known;
  /** How far it is: the bytes that were read, and what came of its rows until now. */
  onProgress(now: { bytes: number | null; told: FileTold | undefined }): Promise<void> | void;
  /** The most events that are kept of it. */
  most?: number;
  /** Between two looks at how it stands, ms; the longer it takes the longer they are. */
  pollMs?: { least: number; most: number };
}

export interface Answer {
  /** Why there is none, or why it stopped, as a sentence; untrusted text. */
  failure: string | null;
  bytes: number | null;
  told: FileTold | undefined;
  /** There is more than is kept of one question. */
  hasMore: boolean;
}

/**
 * Waits for a query that was started, and stores the events of its answer. What they say is CloudTrail's word, out of the account's own
 * logs, and all of them are kept: somebody asked for them.
 * @throws CallFailed for what AWS refuses, what `save` and `redact` throw, and for an abort.
 */
export async function answerOf(engine: EventEngine, id: string, options: Answering): Promise<Answer> {
  const {
    account,
    known,
    signal,
    save,
    note,
    redact,
    onProgress,
    most = mostEvents,
    pollMs = { least: 500, most: 5_000 },
  } = options;
  let wait = pollMs.least;
  let state = await engine.state(id);
  while (!state.isDone) {
    await onProgress({ bytes: state.bytes, told: undefined });
    await sleep(wait, undefined, { signal });
    wait = Math.min(wait * 1.5, pollMs.most);
    state = await engine.state(id);
  }
  const { failure, bytes } = state;
  if (failure !== null) return { failure, bytes, told: undefined, hasMore: false };
  const rows = new RowsOf(engine, id, most);
  let shown = Date.now();
  const told = await importFile(rows, {
    // An answer leaves out what nobody looked for: its times are noted, and never said to be all read.
    ...{ accounts: new Set([account]), note, save, redact, signal },
    ofTrail: { known, isKept: () => true },
    onProgress: (_, now) => {
      if (Date.now() - shown < 1_000) return;
      shown = Date.now();
      // A store that is away fails what is saved as well, which is told.
      Promise.resolve(onProgress({ bytes, told: now })).catch(() => undefined);
    },
  });
  // What the engine refuses meanwhile is its own failure, and no file's.
  if (rows.error !== undefined) throw rows.error;
  return { failure: told.problem ?? null, bytes, told, hasMore: rows.hasMore };
}

/** An answer as a file that is read like any other: CSV, as Athena itself would write it. */
class RowsOf implements EventFile {
  readonly name = "answer";
  error: unknown;
  hasMore = false;
  readonly #engine: EventEngine;
  readonly #id: string;
  readonly #most: number;

  constructor(engine: EventEngine, id: string, most: number) {
    this.#engine = engine;
    this.#id = id;
    this.#most = most;
  }

  async *open(): AsyncGenerator<Uint8Array> {
    // The first row names the columns.
    let left = this.#most + 1;
    try {
      for await (const page of this.#engine.rows(this.#id)) {
        const rows = page.slice(0, left);
        this.hasMore = rows.length < page.length;
        left -= rows.length;
        if (rows.length > 0) yield Buffer.from(rows.map(line).join(""));
        if (this.hasMore) return;
      }
    } catch (error) {
      this.error = error;
      throw error;
    }
  }
}

function line(row: readonly (string | null)[]): string {
  return `${row.map((field) => (field === null ? "" : `"${field.replaceAll('"', '""')}"`)).join(",")}\n`;
}
