import { Worker } from "node:worker_threads";
import type { PGlite, Results } from "@electric-sql/pglite";
import { AppError } from "#lib/errors.ts";
import { type Answer, jsonTypes, type Request } from "./embedded-thread.ts";

/** What of PGlite is used, by Drizzle and the job queue. */
export type EmbeddedDatabase = Pick<PGlite, "query" | "exec" | "transaction"> & {
  hasPanicked(): boolean;
  close(): Promise<void>;
};

const entry = new URL("./embedded-thread.ts", import.meta.url);

/** Opens the cluster in a folder, in a thread of its own. @throws what Postgres said when it could not be opened. */
export async function openInThread(folder: string, thread = entry): Promise<EmbeddedDatabase> {
  const remote = new Remote(new Worker(thread));
  try {
    await remote.ask({ call: "open", folder });
  } catch (error) {
    await remote.end();
    throw error;
  }
  const statements = (tx?: number) => {
    const place = tx === undefined ? {} : { tx };
    return {
      async query(sql: string, params: unknown[] = []) {
        return (await remote.ask({ call: "query", sql, params, ...place }))[0];
      },
      exec: (sql: string) => remote.ask({ call: "exec", sql, ...place }),
    };
  };
  let last = 0;
  const database = {
    ...statements(),
    async transaction<T>(work: (tx: ReturnType<typeof statements>) => Promise<T>): Promise<T> {
      const tx = ++last;
      await remote.ask({ call: "begin", tx });
      try {
        const result = await work(statements(tx));
        await remote.ask({ call: "commit", tx });
        return result;
      } catch (error) {
        await remote.ask({ call: "rollback", tx }).catch(() => undefined);
        throw error;
      }
    },
    hasPanicked: () => remote.hasPanicked,
    async close() {
      await remote.ask({ call: "close" });
      await remote.end();
    },
  };
  // The thread calls the same functions of PGlite and gives what they gave; nobody uses options of a query, or `sql` of a transaction.
  return database as unknown as EmbeddedDatabase;
}

/** Questions to a thread, and its answers. Keeps the process alive while one is open, and no longer. */
class Remote {
  readonly #worker: Worker;
  readonly #open = new Map<number, { resolve(results: Results[]): void; reject(error: unknown): void }>();
  #last = 0;
  #ended: Error | undefined;
  hasPanicked = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.unref();
    worker.on("message", (answer: Answer) => this.#hear(answer));
    worker.on("error", (error) => this.#lose(error));
    worker.on("exit", () => this.#lose());
  }

  ask(request: Request): Promise<Results[]> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, ...request });
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #hear(answer: Answer): void {
    const asked = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    if (this.#open.size === 0) this.#worker.unref();
    this.hasPanicked = answer.hasPanicked;
    if (answer.error) asked?.reject(errorOf(answer.error));
    else asked?.resolve(answer.result.map(withJson));
  }

  #lose(cause?: unknown): void {
    this.#ended ??= new AppError(
      "database",
      "The embedded database ended.",
      "Start again: what was saved is kept.",
      cause === undefined ? {} : { cause },
    );
    for (const { reject } of this.#open.values()) reject(this.#ended);
    this.#open.clear();
  }
}

function errorOf({ message, code, advice }: NonNullable<Answer["error"]>): Error {
  // Advice is only given by an AppError, with its own code.
  if (advice !== undefined) return new AppError(code as AppError["code"], message, advice);
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

function withJson(result: Results): Results {
  const names = result.fields.filter(({ dataTypeID }) => jsonTypes.includes(dataTypeID)).map(({ name }) => name);
  for (const row of names.length > 0 ? (result.rows as Record<string, unknown>[]) : []) {
    for (const name of names) if (typeof row[name] === "string") row[name] = JSON.parse(row[name]);
  }
  return result;
}
