import type { Event } from "@aws-sdk/client-cloudtrail";
import { type ActivityEvent, parseEvent, parseRecord } from "../event.ts";
import { type Fields, fieldsOf, textOf } from "../fields.ts";
import { Elements } from "./elements.ts";
import { Rows } from "./rows.ts";
import { tableOf } from "./table.ts";
import { FileFault, type UnpackLimits, unpacked } from "./unpack.ts";

/** Why something in a file is no event; the keys of what is counted. */
export const faults = {
  malformed: "could not be read",
  "too-large": "larger than any record of CloudTrail",
  nameless: "without an id or a time",
  insight: "Insight events, which tell of rates and not of calls",
  digest: "digests, which tell of other files",
} as const;

export type Fault = keyof typeof faults;

/** One thing that stood in a file: an event, or why it is none. */
export type FromFile = Found | { fault: Fault };

export interface Found {
  event: ActivityEvent;
  /** Whose trail the record is of; undefined where it does not say. */
  account: string | undefined;
}

/** CloudTrail writes at most 256 KB, 1 MB in event stores that add tags. In an answer of LookupEvents every quote is escaped. */
const longestRecord = 2 ** 20;
const longestLooked = 4 * 2 ** 20;
const headerBytes = 64 * 1024;

/**
 * Reads CloudTrail events from the bytes of a file, in batches, as they come: a log of a trail, the answer of
 * `aws cloudtrail lookup-events`, one record a line, or CSV of Athena or CloudTrail Lake; packed with gzip or not.
 * @param region for records that do not say where they happened.
 * @throws FileFault when it cannot be read to its end, after what came before.
 */
export async function* readRecords(
  source: AsyncIterable<Uint8Array>,
  region: string,
  limits?: UnpackLimits,
): AsyncGenerator<FromFile[]> {
  let head: Uint8Array = Buffer.alloc(0);
  let form: Form | undefined;
  const begin = () => {
    form = formOf(head, region);
    const first = form.push(head.subarray(startOf(head)));
    head = Buffer.alloc(0);
    return first;
  };
  try {
    for await (const bytes of unpacked(source, limits)) {
      if (form) {
        yield form.push(bytes);
        continue;
      }
      head = Buffer.concat([head, bytes]);
      // The first line of a table may come in pieces.
      if (head.length >= headerBytes || isJson(head) || hasLine(head)) yield begin();
    }
    if (!form && startOf(head) === head.length) throw new FileFault("It is empty.");
    if (!form) yield begin();
  } catch (error) {
    if (!form && error instanceof FileFault && startOf(head) < head.length) yield begin();
    throw error;
  }
  if (form) yield form.end();
  if (form?.isCut()) throw new FileFault("It is cut off: it ends within a record or a list.");
}

interface Form {
  push(bytes: Uint8Array): FromFile[];
  end(): FromFile[];
  isCut(): boolean;
}

function formOf(head: Uint8Array, region: string): Form {
  return isJson(head) ? jsonForm(region) : tableForm(region, head);
}

function jsonForm(region: string): Form {
  const elements = new Elements(longestLooked);
  return {
    push: (bytes) =>
      elements.push(bytes).flatMap((one) => ("fault" in one ? { fault: one.fault } : fromText(one.text, region))),
    end: () => [],
    isCut: () => elements.isCut,
  };
}

/** @throws FileFault when the first line names no columns of events. */
function tableForm(region: string, head: Uint8Array): Form {
  const rows = new Rows(longestRecord);
  let recordOf: ReturnType<typeof tableOf>;
  const line =
    Buffer.from(head.subarray(startOf(head)))
      .toString("utf8")
      .split("\n", 1)[0] ?? "";
  if (!/event_?(json|id)/i.test(line)) throw noLog();
  const read = (found: ReturnType<Rows["push"]>) =>
    found.flatMap((row): FromFile[] => {
      // Nothing is told before the columns are known, whichever pieces the bytes come in.
      if ("fault" in row && !recordOf) throw noLog();
      if ("fault" in row) return [{ fault: row.fault }];
      if (recordOf) return [fromValue(recordOf(row.fields), region)];
      recordOf = tableOf(row.fields);
      if (!recordOf) throw noLog();
      return [];
    });
  return { push: (bytes) => read(rows.push(bytes)), end: () => read(rows.end()), isCut: () => rows.isCut };
}

function noLog(): FileFault {
  return new FileFault(
    "It is no log of CloudTrail: neither JSON nor a table with the columns eventJson, or eventID and eventName.",
  );
}

function fromText(text: string, region: string): FromFile {
  try {
    const value: unknown = JSON.parse(text);
    const isTooLarge = text.length > longestRecord && fieldsOf(value).CloudTrailEvent === undefined;
    return isTooLarge ? { fault: "too-large" } : fromValue(value, region);
  } catch {
    return { fault: "malformed" };
  }
}

function fromValue(value: unknown, region: string): FromFile {
  const given = fieldsOf(value);
  if (Object.keys(given).length === 0) return { fault: "malformed" };
  if (given.digestStartTime !== undefined && Array.isArray(given.logFiles)) return { fault: "digest" };
  if (given.CloudTrailEvent !== undefined) return fromLookup(given, region);
  // EventBridge hands records on as the detail of an event of its own.
  const record = given["detail-type"] === undefined ? given : fieldsOf(given.detail);
  if (isInsight(record)) return { fault: "insight" };
  const event = parseRecord(record, region);
  return event ? { event, account: accountOf(event.record) } : { fault: "nameless" };
}

/** The command line writes times as text or, of old, as seconds; the API of JavaScript as text. */
function fromLookup(given: Fields, region: string): FromFile {
  const time = typeof given.EventTime === "number" ? new Date(given.EventTime * 1000) : given.EventTime;
  // parseEvent trusts no field to be of its type.
  const event = parseEvent({ ...given, EventTime: time } as Event, region);
  if (!event) return { fault: "nameless" };
  return isInsight(event.record) ? { fault: "insight" } : { event, account: accountOf(event.record) };
}

function isInsight({ eventCategory, eventType }: Fields): boolean {
  return eventCategory === "Insight" || eventType === "AwsCloudTrailInsight";
}

/** Whose trail the record is of: the recipient's, who is not always the caller. */
function accountOf(record: Fields): string | undefined {
  const { accountId } = fieldsOf(record.userIdentity);
  return [record.recipientAccountId, accountId].map((one) => textOf(one, 12)).find((one) => /^\d{12}$/.test(one ?? ""));
}

/** After a byte order mark and blanks. */
function startOf(head: Uint8Array): number {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (at < head.length && /\s/.test(String.fromCharCode(head[at] ?? 0))) at++;
  return at;
}

function hasLine(head: Uint8Array): boolean {
  return head.indexOf(0x0a, startOf(head)) !== -1;
}

function isJson(head: Uint8Array): boolean {
  const first = head[startOf(head)];
  return first === 0x7b || first === 0x5b;
}
