import { explain } from "#lib/errors.ts";
import { anyRegion } from "#lib/store/views.ts";
import { attribute } from "../attribute.ts";
import type { AttributedEvent } from "../attributed.ts";
import { withFreeText } from "../event.ts";
import { asSaid, type Known } from "../known.ts";
import { eventSources } from "../sources.ts";
import { earlier, later } from "../sync.ts";
import { type Fault, type Found, faults, readRecords } from "./read-records.ts";
import { FileFault, type UnpackLimits } from "./unpack.ts";

/** A file to read: `-` and a name on a disk are the command line's, a key of a bucket is a trail's. */
export interface EventFile {
  /** Untrusted text. */
  name: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface FileImport {
  /** The accounts whose events are kept; of others they are counted. */
  accounts: ReadonlySet<string>;
  /** Told before events are saved that lie outside of what was told: what then stops in the middle is told of. */
  note(account: string, spans: readonly EventSpan[]): Promise<void>;
  /** Saves events, once each by id. Answers how many were new. */
  save(account: string, events: AttributedEvent[]): Promise<number>;
  /** Takes secrets out of all that will be stored, in order. */
  redact(events: readonly AttributedEvent[]): Promise<AttributedEvent[]>;
  /**
   * Of files that CloudTrail wrote and nobody had in hand since: what they say is its own word. What they hold beside what is to be kept
   * is theirs alone, since nobody chose it.
   */
  ofTrail?: { known: Known; isKept(one: AttributedEvent): boolean };
  limits?: UnpackLimits;
  signal: AbortSignal;
  onProgress?(file: string, told: FileTold): void;
}

/** Times (ISO) of the oldest and the newest event of a region that came out of one file. */
export interface EventSpan {
  region: string;
  oldest: string;
  newest: string;
}

/** What became of a file. `records` is the sum of the others. */
export interface FileTold {
  records: number;
  /** Stored now. */
  kept: number;
  /** Stored before. */
  known: number;
  /** Not stored, by the reason in words. */
  leftOut: Map<string, number>;
  /** Of these, how many are other accounts', and how many could not be read. */
  foreign: number;
  faulty: number;
  /** Why it was not read to its end, as a sentence. */
  problem: string | undefined;
}

/** What stands where a record should; the other faults are of whole files that are none of events. */
const isFaulty: ReadonlySet<Fault> = new Set<Fault>(["malformed", "too-large", "nameless"]);

/** An organization's bucket may hold the events of thousands of accounts. */
const mostReasons = 30;
const followed: ReadonlySet<string> = new Set(eventSources.map(({ source }) => source));
/** More regions of an account than AWS has are made up: their span is noted as one, of any region. */
const mostRegions = 100;
/** Larger ones are hardly quicker, and take memory that no collection gives back in time. */
const batchSize = 250;
/** Batches end with so much of a file even where few of its events are kept: each chunk is at most 256 KB and an element. */
const batchChunks = 64;

/**
 * Stores the events of one file. While a batch is written the next one is made ready, and no more than these two are held.
 * @returns what became of it; a file that cannot be read says why and is no error.
 * @throws what `save`, `note` and `redact` throw, and for an abort.
 */
export async function importFile(file: EventFile, options: FileImport): Promise<FileTold> {
  const told: FileTold = {
    records: 0,
    kept: 0,
    known: 0,
    leftOut: new Map(),
    foreign: 0,
    faulty: 0,
    problem: undefined,
  };
  const place = placeIn(file.name);
  const writer = new Writer(options, told);
  let chunks = 0;
  const source = { error: undefined as unknown };
  try {
    for await (const batch of readRecords(watched(file, source), place.region ?? anyRegion, options.limits)) {
      options.signal.throwIfAborted();
      for (const one of batch) {
        if ("fault" in one) {
          count(told, faults[one.fault]);
          if (isFaulty.has(one.fault)) told.faulty++;
          continue;
        }
        const account = one.account ?? place.account;
        const reason = account === undefined ? undefined : whyNot(one, account, options);
        if (account === undefined) count(told, "of no account that can be told");
        else if (reason !== undefined) {
          count(told, reason);
          if (!options.accounts.has(account)) told.foreign++;
        } else {
          const { ofTrail } = options;
          // By the record as it came: what redaction leaves of a name is no longer one.
          const resources = attribute(one.event, ofTrail?.known ?? asSaid);
          const found = { event: { ...one.event, fromFile: !ofTrail }, resources };
          if (ofTrail && !ofTrail.isKept(found)) count(told, "of no concern here");
          else await writer.add(account, found);
        }
      }
      if (++chunks % batchChunks === 0) await writer.flush();
      options.onProgress?.(file.name, told);
    }
  } catch (error) {
    if (!(error instanceof FileFault) && error !== source.error) throw error;
    told.problem = error instanceof FileFault ? error.message : `It could not be read: ${explain(error)}.`;
  } finally {
    await writer.end();
  }
  return told;
}

/** Keeps apart what the file itself throws: a disk that fails is told with the file, a database that fails is not. */
async function* watched(file: EventFile, source: { error: unknown }): AsyncGenerator<Uint8Array> {
  try {
    yield* file.open();
  } catch (error) {
    source.error = error;
    throw error;
  }
}

function whyNot({ event }: Found, account: string, { accounts }: FileImport): string | undefined {
  if (!accounts.has(account)) return `of account ${account}`;
  return followed.has(event.source) ? undefined : "of services that are not followed";
}

function count(told: FileTold, reason: string): void {
  const { leftOut } = told;
  const isOneMore = !leftOut.has(reason) && leftOut.size >= mostReasons;
  const key = isOneMore ? "for further reasons" : reason;
  leftOut.set(key, (leftOut.get(key) ?? 0) + 1);
  told.records++;
}

/** Batches by account, one of them being written. */
class Writer {
  readonly #options: FileImport;
  readonly #told: FileTold;
  readonly #waiting = new Map<string, AttributedEvent[]>();
  /** By account and region. */
  readonly #spans = new Map<string, Map<string, EventSpan>>();
  #writing: Promise<void> = Promise.resolve();

  constructor(options: FileImport, told: FileTold) {
    this.#options = options;
    this.#told = told;
  }

  async add(account: string, found: AttributedEvent): Promise<void> {
    const batch = this.#waiting.get(account) ?? [];
    batch.push(found);
    this.#waiting.set(account, batch);
    if (batch.length >= batchSize) await this.#write(account, batch);
  }

  async flush(): Promise<void> {
    for (const [account, batch] of this.#waiting) await this.#write(account, batch);
  }

  /** Writes what waits, also when reading ended with an error: what came before counts. */
  async end(): Promise<void> {
    await this.flush();
    await this.#writing;
  }

  async #write(account: string, batch: AttributedEvent[]): Promise<void> {
    this.#waiting.delete(account);
    const redacted = await this.#options.redact(batch);
    if (redacted.length !== batch.length) throw new Error("Redaction gave fewer events than it was given.");
    const events = redacted.map(({ event, resources }) => ({ event: withFreeText(event), resources }));
    await this.#writing;
    this.#writing = this.#save(account, events);
    // Whoever waits for it hears of a failure; until then it must not end the process.
    this.#writing.catch(() => undefined);
  }

  async #save(account: string, events: AttributedEvent[]): Promise<void> {
    const wider = this.#widened(account, events);
    if (wider.length > 0) await this.#options.note(account, wider);
    const added = await this.#options.save(account, events);
    this.#told.kept += added;
    this.#told.known += events.length - added;
    this.#told.records += events.length;
  }

  /** The spans of regions that these events widen. */
  #widened(account: string, events: readonly AttributedEvent[]): EventSpan[] {
    const spans = this.#spans.get(account) ?? new Map<string, EventSpan>();
    this.#spans.set(account, spans);
    const wider = new Map<string, EventSpan>();
    for (const { event } of events) {
      const region = spans.has(event.region) || spans.size < mostRegions ? event.region : anyRegion;
      const span = spans.get(region);
      if (span && span.oldest <= event.at && event.at <= span.newest) continue;
      const { oldest, newest } = span ?? { oldest: event.at, newest: event.at };
      const now = {
        region,
        oldest: earlier(event.at, oldest),
        newest: later(event.at, newest),
      };
      spans.set(region, now);
      wider.set(region, now);
    }
    return [...wider.values()];
  }
}

/** The account and region that a trail puts into the names of its files: `…/<account>_CloudTrail_<region>_20261120T0930Z_….json.gz`. */
function placeIn(name: string): { account: string | undefined; region: string | undefined } {
  const found = /(?:^|[/\\])(\d{12})_CloudTrail(?:-\w+)?_([a-z]{2,5}(?:-[a-z]+)+-\d)_/.exec(name);
  return { account: found?.[1], region: found?.[2] };
}
