import { createHmac } from "node:crypto";

/** Equal secrets have equal fingerprints within one installation; nobody without its salt can test a guess. */
export function fingerprinter(salt: string): (secret: string) => string {
  return (secret) => createHmac("sha256", salt).update(secret).digest("hex").slice(0, 12);
}
