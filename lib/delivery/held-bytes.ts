import { createHash } from "node:crypto";
import { DeliveryFailed } from "./delivery-failed.ts";
import type { ReportFile } from "./destination.ts";

/**
 * The bytes of a file, held to what was said of them. The last piece is not let go before all are known to be right: nobody gets a
 * whole file that is another.
 * @throws DeliveryFailed when they are others, or cannot be read; the signal's reason once it is aborted
 */
export async function* heldBytes(file: ReportFile, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let size = 0;
  let last: Uint8Array | undefined;
  for await (const piece of read(file)) {
    signal.throwIfAborted();
    if (piece.length === 0) continue;
    hash.update(piece);
    size += piece.length;
    if (size > file.size) break;
    if (last) yield last;
    last = piece;
  }
  if (size !== file.size || hash.digest("hex") !== file.sha256) {
    throw new DeliveryFailed(
      `The report ${file.name} is not what was made: its bytes changed where it is kept.`,
      "Make it again.",
      { code: "data-damaged" },
    );
  }
  if (last) yield last;
}

async function* read(file: ReportFile): AsyncGenerator<Uint8Array> {
  try {
    yield* file.bytes();
  } catch (cause) {
    throw new DeliveryFailed(
      `The report ${file.name} could not be read where it is kept.`,
      "Look into what the server writes to its log, and try again.",
      { code: "database", again: true, cause },
    );
  }
}
