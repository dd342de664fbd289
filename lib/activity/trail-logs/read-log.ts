import { failureOf } from "#lib/aws/failure.ts";
import { CallFailed } from "#lib/aws/guard.ts";
import type { AttributedEvent } from "../attributed.ts";
import { importFile } from "../files/import-files.ts";
import { FileFault } from "../files/unpack.ts";
import { eventSources, isKept } from "../sources.ts";
import { ReadingStopped } from "../sync.ts";
import type { ListedLog } from "./bucket.ts";
import type { Run } from "./run.ts";

/** A log packs ten to thirty fold and has a few MB: with what is larger than this something else is meant. */
const limits = { ratio: 300, freely: 16 * 2 ** 20, total: 4 * 2 ** 30 };
const bySource = new Map(eventSources.map((one) => [one.source, one]));

/** Why a log was passed over, if it was, and how many events in it were of other accounts; `gone` where it is there no more. */
export type LogRead = { foreign: number; why: string | undefined; isDenied: boolean } | "gone";

/** @throws CallFailed where it is the bucket that fails, and what the store throws. */
export async function readLog(run: Run, within: string, file: string): Promise<LogRead> {
  let bytes: Uint8Array[];
  try {
    bytes = await run.bucket.read(within, file);
  } catch (error) {
    if (error instanceof FileFault) return { foreign: 0, why: error.message, isDenied: false };
    run.signal.throwIfAborted();
    if (!(error instanceof CallFailed)) throw new ReadingStopped(failureOf(error, "s3:GetObject"));
    const { failure } = error;
    // Taken away since it was listed: a lifecycle rule does so.
    if (failure.class === "missing" && failure.code === "NoSuchKey") return "gone";
    if (failure.code === "InvalidObjectState")
      return { foreign: 0, why: "It is archived, and has to be restored before it can be read.", isDenied: false };
    const isOfKey = failure.code.startsWith("KMS.") && failure.class !== "throttled";
    if (failure.class !== "denied" && !isOfKey) throw error;
    run.denied = failure;
    const [why = failure.code] = await run.clean([`s3:GetObject gave ${failure.code}: ${failure.message}`]);
    return { foreign: 0, why, isDenied: true };
  }
  run.hasRead = true;
  const { account, store, known, signal } = run;
  const told = await importFile(
    {
      name: file,
      async *open() {
        yield* bytes;
      },
    },
    {
      accounts: new Set([account]),
      note: async () => undefined,
      save: (owner, events) => store.save(owner, events),
      ofTrail: { known, isKept: (one) => isWanted(run, one) },
      redact: (events) => run.clean(events, "event"),
      ...{ limits, signal },
    },
  );
  run.saved += told.kept;
  const why = told.problem ?? (told.faulty > 0 ? `Records that could not be read: ${told.faulty}.` : undefined);
  if (why === undefined) run.files++;
  return { foreign: told.foreign, why, isDenied: false };
}

function isWanted({ callers }: Run, one: AttributedEvent): boolean {
  const source = bySource.get(one.event.source);
  return source !== undefined && isKept(one, source, callers);
}

/**
 * Who may list the folder and not the bucket is told of an object that is there no more that it is refused: the list says which it is.
 * Source: S3 API reference, GetObject, permissions.
 */
export async function readLogAgain(run: Run, within: string, file: string): Promise<LogRead> {
  const { denied } = run;
  const got = await readLog(run, within, file);
  if (got === "gone" || !got.isDenied) return got;
  // After a name that comes before its own and, as names go, next to it.
  const { value: page = [] } = await run.bucket.files(within, file.slice(0, -1)).next();
  if ((page as ListedLog[]).some((one) => one.file === file)) return got;
  run.denied = denied;
  return "gone";
}
