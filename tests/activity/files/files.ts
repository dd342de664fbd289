import { gzipSync } from "node:zlib";
import { type FromFile, readRecords } from "#lib/activity/files/read-records.ts";
import { FileFault, type UnpackLimits } from "#lib/activity/files/unpack.ts";

/** What a reader made of some bytes: events as texts, what was left out, and the sentence that it ended with. */
export interface Told {
  ids: string[];
  faults: string[];
  ended: string | undefined;
  found: FromFile[];
}

export async function* inPieces(bytes: Uint8Array, ends: readonly number[] = []): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const end of [...ends].sort((a, b) => a - b)) {
    // A copy, and torn up afterwards: nobody may keep what he was lent.
    const piece = Uint8Array.from(bytes.subarray(from, end));
    yield piece;
    piece.fill(0x7b);
    from = Math.max(from, end);
  }
  yield Uint8Array.from(bytes.subarray(from));
}

export async function read(
  content: string | Uint8Array,
  ends: readonly number[] = [],
  limits?: UnpackLimits,
): Promise<Told> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const found: FromFile[] = [];
  let ended: string | undefined;
  try {
    for await (const batch of readRecords(inPieces(bytes, ends), "eu-west-1", limits)) found.push(...batch);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    ended = error.message;
  }
  const ids = found.flatMap((one) => ("event" in one ? [one.event.id] : []));
  const faults = found.flatMap((one) => ("fault" in one ? [one.fault] : []));
  return { ids, faults, ended, found };
}

export const packed = (text: string) => gzipSync(text);

/** As Athena writes CSV: every field in quotes, NULL without. */
export function csv(rows: readonly (readonly (string | null)[])[]): string {
  return rows
    .map((row) => row.map((one) => (one === null ? "" : `"${one.replaceAll('"', '""')}"`)).join(","))
    .join("\n");
}
