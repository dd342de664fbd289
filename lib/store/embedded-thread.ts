import { setTimeout as sleep } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import type { Results, Transaction } from "@electric-sql/pglite";
import { AppError } from "#lib/errors.ts";
import type { Embedded } from "./embedded.ts";
import { openCluster } from "./embedded-directory.ts";
import { storeError } from "./query.ts";

/*
 * The thread that the embedded database runs in: Postgres computes here, pages are answered elsewhere. Requests are carried out
 * one by one, as a single connection does; embedded-remote.ts is the other end. Who asks a single question, as pages do, comes
 * before who wants a transaction, as scans do.
 */

export type Request =
  | { call: "open"; folder: string }
  | { call: "query"; sql: string; params: unknown[]; tx?: number }
  | { call: "exec"; sql: string; tx?: number }
  | { call: "begin" | "commit" | "rollback"; tx: number }
  | { call: "close" };

/** What is answered: JSON stays text on its way, which is quicker than to copy what it means. */
export type Answer = { id: number; hasPanicked: boolean } & (
  | { result: Results[]; error?: undefined }
  | { error: { message: string; code?: unknown; advice?: string } }
);

/** `json` and `jsonb`. Source: pg_type.dat of PostgreSQL. */
export const jsonTypes = [114, 3802];
const asText = (text: string) => text;
const parsers = Object.fromEntries(jsonTypes.map((type) => [type, asText]));

interface Open {
  tx: Transaction;
  end(how: "commit" | "rollback"): Promise<void>;
}

/** A page asks several small questions, one after the other: so long the next one is waited for. */
const pauseMs = 3;
/** And no transaction waits for longer, however much is asked. */
const patienceMs = 50;

const questions = { open: 0, lastAt: Number.NEGATIVE_INFINITY };
/** The end of the transaction that was asked for last. */
let turn: Promise<unknown> = Promise.resolve();

let database: { pglite: Embedded; stop: () => void } | undefined;
const transactions = new Map<number, Open>();

async function carryOut(request: Request): Promise<Results[]> {
  if (request.call === "open") {
    database = await openCluster(request.folder);
    return [];
  }
  if (!database) throw new Error("The embedded database is not open.");
  const { pglite, stop } = database;
  switch (request.call) {
    case "query": {
      const { sql, params, tx } = request;
      const ask = async (): Promise<Results[]> => [await on(pglite, tx).query(sql, params, { parsers })];
      return tx === undefined ? asQuestion(ask) : ask();
    }
    case "exec":
      return on(pglite, request.tx).exec(request.sql, { parsers });
    case "begin":
      await begin(pglite, request.tx);
      return [];
    case "commit":
    case "rollback":
      await transactions.get(request.tx)?.end(request.call);
      return [];
    case "close":
      stop();
      // After a panic there is nothing left that could close it properly; the next start recovers.
      if (!pglite.hasPanicked()) await pglite.close();
      return [];
  }
}

function on(pglite: Embedded, tx: number | undefined): Pick<Transaction, "query" | "exec"> {
  if (tx === undefined) return pglite;
  const open = transactions.get(tx);
  if (!open) throw new Error("The transaction has ended.");
  return open.tx;
}

async function asQuestion<T>(ask: () => Promise<T>): Promise<T> {
  questions.open++;
  try {
    return await ask();
  } finally {
    questions.open--;
    questions.lastAt = performance.now();
  }
}

/** Until nobody has a question, or it has been long enough. */
async function quiet(): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let now = performance.now(); now < until; now = performance.now()) {
    if (questions.open === 0 && now - questions.lastAt > pauseMs) return;
    await sleep(1);
  }
}

/** Begins one that goes on until its end is asked for; nobody else's statements are carried out meanwhile. */
function begin(pglite: Embedded, id: number): Promise<void> {
  const { promise: begun, resolve, reject } = Promise.withResolvers<void>();
  const { promise: ending, resolve: end } = Promise.withResolvers<"commit" | "rollback">();
  const ended = turn.then(quiet).then(() =>
    pglite.transaction(async (tx) => {
      const how = (answer: "commit" | "rollback") => {
        end(answer);
        return ended.finally(() => transactions.delete(id));
      };
      transactions.set(id, { tx, end: how });
      resolve();
      if ((await ending) === "rollback") await tx.rollback();
    }),
  );
  turn = ended.catch(reject);
  return begun;
}

function told(thrown: unknown): { message: string; code?: unknown; advice?: string } {
  const error = storeError(thrown);
  if (error instanceof AppError) return { message: error.message, code: error.code, advice: error.advice };
  if (!(error instanceof Error)) return { message: String(error) };
  return { message: error.message, ...("code" in error && { code: error.code }) };
}

const port = parentPort;
port?.on("message", async ({ id, ...request }: Request & { id: number }) => {
  const hasPanicked = () => database?.pglite.hasPanicked() ?? false;
  try {
    const result = await carryOut(request);
    port.postMessage({ id, result, hasPanicked: hasPanicked() } satisfies Answer);
  } catch (error) {
    port.postMessage({ id, error: told(error), hasPanicked: hasPanicked() } satisfies Answer);
  }
  if (request.call === "close") port.close();
});
