import { hash } from "node:crypto";

/** ARNs that were met. Of each no more is kept than tells it from all others: half a million would take 80 MB. */
export class ArnSet {
  readonly #digests = new Set<string>();

  get size(): number {
    return this.#digests.size;
  }

  has(arn: string): boolean {
    return this.#digests.has(digestOf(arn));
  }

  add(arn: string): void {
    this.#digests.add(digestOf(arn));
  }
}

/** Its bytes, as so many characters: no two names can be made that share one. */
function digestOf(arn: string): string {
  return hash("sha256", arn, "binary");
}
