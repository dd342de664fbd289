import { Zip, ZipDeflate } from "fflate";
import { AppError } from "#lib/errors.ts";
import type { Piece } from "./format.ts";

export interface ZipEntry {
  name: string;
  pieces: AsyncIterable<Piece> | Iterable<Piece>;
}

/** So much is gathered before it is compressed: many short pieces cost more than one. */
const chunk = 64 * 1024;

/** Longer is neither a file in a zip nor the zip itself: lengths and places are numbers of 32 bits. Source: PKWARE APPNOTE 6.3.10, 4.4. */
const longestZip = 2 ** 32 - 1;

/**
 * A zip file in pieces, its entries one after the other as they are read. The same entries and time give the same bytes.
 * `at`: ISO time that every entry bears, between 1980 and 2099.
 * @throws AppError `usage` when one of them, or all of them packed, are longer than 4 GiB
 */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  at: string,
  longest = longestZip,
): AsyncGenerator<Uint8Array> {
  const mtime = clockTime(at);
  const ready: Uint8Array[] = [];
  let written = 0;
  const zip = new Zip((error, data) => {
    if (error) throw error;
    written += data.length;
    if (written > longest) throw tooLong();
    ready.push(data);
  });
  for await (const { name, pieces } of entries) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = mtime;
    zip.add(file);
    let length = 0;
    for await (const bytes of gathered(pieces)) {
      length += bytes.length;
      if (length > longest) throw tooLong();
      file.push(bytes);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

function tooLong(): AppError {
  return new AppError(
    "usage",
    "The file would be longer than 4 GiB, which a zip cannot be.",
    "Choose CSV or NDJSON, or scan fewer regions or kinds at once.",
  );
}

async function* gathered(pieces: ZipEntry["pieces"]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = "";
  for await (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    if (text.length >= chunk || typeof piece !== "string") {
      if (text !== "") yield encoder.encode(text);
      text = "";
    }
    if (typeof piece !== "string") yield piece;
  }
  if (text !== "") yield encoder.encode(text);
}

/** Entries bear the time of a clock on a wall, which fflate reads off the host's: here that clock shows UTC. */
function clockTime(at: string): Date {
  const time = new Date(at);
  const [year, month, day] = [time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()];
  return new Date(year, month, day, time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds());
}
