import { createHash } from "node:crypto";

/** Passes bytes and text on as they come, and tells the SHA-256 of all of them, in hexadecimal, at the end. */
export async function* hashed<Piece extends string | Uint8Array>(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  told: (hash: string) => void,
): AsyncGenerator<Piece> {
  const hash = createHash("sha256");
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  told(hash.digest("hex"));
}
