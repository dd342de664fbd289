import type { _Object } from "@aws-sdk/client-s3";
import type { ClientPool } from "#lib/aws/clients.ts";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import { type Allowance, CallFailed, guardedClients } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import { type LogFolder, readsLogs } from "#lib/aws/log-folder.ts";
import type { Operation } from "#lib/aws/operations.ts";
import { endless, pages } from "#lib/aws/pages.ts";
import { FileFault } from "../files/unpack.ts";

/** What reading the logs of a trail needs: of its bucket alone. */
export const trailLogActions = ["s3:ListObjectsV2", "s3:GetObject"] as const;

/** Packed: CloudTrail begins another log long before. */
const largestLog = 64 * 2 ** 20;
/** How often an object is asked for whose bytes broke off. */
const attempts = 3;

export interface ListedLog {
  /** Its name, without the folders. Untrusted text. */
  file: string;
  object: _Object;
}

/** The folder of an account's logs, wherever its bucket is at home. */
export class LogBucket {
  readonly #logs: LogFolder;
  readonly #s3: ReturnType<typeof guardedClients>["s3"];
  readonly #signal: AbortSignal;
  readonly ledger: Ledger;
  /** The region that calls go to: another one as soon as S3 names it. */
  #home: string;

  constructor(pool: ClientPool, logs: LogFolder, { region, signal }: { region: string; signal: AbortSignal }) {
    this.#logs = logs;
    this.#home = region;
    this.#signal = signal;
    this.ledger = new Ledger(region, "trail-log", trailLogActions);
    const allows: Allowance = (action, input) => readsLogs(logs, action, input);
    this.#s3 = guardedClients(pool, region, trailLogActions, this.ledger, signal, allows).s3;
  }

  get calls(): number {
    return this.ledger.coverage().reduce((sum, { calls }) => sum + calls, 0);
  }

  /** Names of the folders within one, `2026` of `us-east-1/`. */
  async folders(within: string): Promise<string[]> {
    const names: string[] = [];
    for await (const { CommonPrefixes = [] } of this.#list({ Prefix: within, Delimiter: "/" })) {
      for (const { Prefix = "" } of CommonPrefixes) {
        const whole = decoded(Prefix);
        if (whole.startsWith(this.#logs.folder + within))
          names.push(whole.slice(this.#logs.folder.length + within.length, -1));
      }
    }
    return names;
  }

  /** The files of a folder, a page at a time, in the order of their names; after one of them, where it is said which. */
  async *files(within: string, after: string | null): AsyncGenerator<ListedLog[]> {
    const start = this.#logs.folder + within;
    const pages = this.#list({ Prefix: within, ...(after !== null && { StartAfter: start + after }) });
    for await (const { Contents = [] } of pages) {
      yield Contents.flatMap((object) => {
        const key = decoded(object.Key ?? "");
        const file = key.slice(start.length);
        return key.startsWith(start) && file !== "" ? [{ file, object }] : [];
      });
    }
  }

  /**
   * The bytes of a log as they are stored.
   * @throws CallFailed, and FileFault for what is larger than any log.
   */
  async read(within: string, file: string): Promise<Uint8Array[]> {
    const input = { Bucket: this.#logs.bucket, Key: this.#logs.folder + within + file };
    for (let attempt = 1; ; attempt++) {
      const { Body } = await this.#atHome((home) => this.#s3.getObject(input, home));
      if (Body === undefined) throw new MalformedAnswer("The answer has no Body.");
      try {
        return await bytesOf(Body as AsyncIterable<Uint8Array>);
      } catch (error) {
        this.#signal.throwIfAborted();
        if (error instanceof FileFault || attempt === attempts) throw error;
      }
    }
  }

  #list(input: { Prefix: string; Delimiter?: string; StartAfter?: string }) {
    const { listObjectsV2 } = this.#s3;
    const asked = {
      ...input,
      ...{ Bucket: this.#logs.bucket, Prefix: this.#logs.folder + input.Prefix, EncodingType: "url" as const },
    };
    const here: typeof listObjectsV2 = Object.assign(
      (one: Parameters<typeof listObjectsV2>[0]) => this.#atHome((home) => listObjectsV2(one, home)),
      { action: listObjectsV2.action, tokens: listObjectsV2.tokens },
    );
    return pages(here as Operation<typeof asked, Awaited<ReturnType<typeof listObjectsV2>>>, asked, endless);
  }

  async #atHome<Answer>(call: (home: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await call(this.#home);
    } catch (error) {
      const home = homeIn(error);
      if (!(error instanceof CallFailed) || home === undefined || home === this.#home) throw error;
      this.ledger.absent(error.failure);
      this.#home = home;
      return await call(home);
    }
  }
}

/** The region that S3 says a bucket is in, when it is asked in another. Source: S3 user guide, "Request redirection". */
function homeIn(error: unknown): string | undefined {
  const cause = (error as { cause?: { $response?: { headers?: Record<string, unknown> } } }).cause;
  const home = cause?.$response?.headers?.["x-amz-bucket-region"];
  return typeof home === "string" && /^[a-z]{2,5}(?:-[a-z]+)+-\d$/.test(home) ? home : undefined;
}

/** S3 was asked to write names as URLs do: XML has no place for every byte that a key may hold. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largestLog) throw new FileFault("It is larger than any log of CloudTrail.");
    chunks.push(chunk);
  }
  return chunks;
}
