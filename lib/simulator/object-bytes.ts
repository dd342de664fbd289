import { gunzipSync, gzipSync } from "node:zlib";
import type { SimulatedObject } from "./account.ts";

const made = new WeakMap<SimulatedObject, Uint8Array>();

/** What is stored: packed once, however often it is listed and read. Source: CloudTrail user guide, "CloudTrail log file examples". */
export function bytesOf(object: SimulatedObject): Uint8Array {
  if (object.bytes) return object.bytes;
  const bytes = made.get(object) ?? gzipSync(JSON.stringify({ Records: object.records }));
  made.set(object, bytes);
  return bytes;
}

/** The records of a log: none of a file that is none, `damaged` where it cannot be unpacked, `malformed` where it is no JSON. */
type Log = readonly object[] | "damaged" | "malformed";

const opened = new WeakMap<SimulatedObject, Log>();

export function logIn(object: SimulatedObject): Log {
  if (object.records) return object.records;
  const log = opened.get(object) ?? unpacked(object.bytes);
  opened.set(object, log);
  return log;
}

/** The first two bytes of whatever is packed with gzip. */
const gzipMark = [0x1f, 0x8b];

function unpacked(bytes: Uint8Array): Log {
  try {
    const isPacked = gzipMark.every((byte, at) => bytes[at] === byte);
    const text = new TextDecoder().decode(isPacked ? gunzipSync(bytes) : bytes);
    const json: unknown = parsed(text);
    if (json === undefined) return "malformed";
    const records: unknown = json !== null && typeof json === "object" && "Records" in json ? json.Records : [];
    return Array.isArray(records) ? records.filter((one) => typeof one === "object" && one !== null) : [];
  } catch {
    return "damaged";
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
