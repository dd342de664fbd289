import type { Check, CheckContext } from "./define.ts";
import type { Fix } from "./fixes.ts";
import type { Evidence } from "./verdicts.ts";

/** What is special about secrets in resources of one kind; see secret-places.ts. */
export interface SecretPlace<R> {
  /** As the title begins: "Training job". */
  noun: string;
  /** Where they are found: "its environment, arguments or tags". */
  places: string;
  /** Who shows them, as the rationale begins. */
  shownBy: string;
  /** A field that every answer has: without it nothing was looked through. */
  when: keyof R & string;
  /** The parts that hold texts which people write: while one was not read, it was not looked through. */
  parts?: readonly string[];
  /** The fields to name as looked through; those of the whole answer when left out. */
  looked?(resource: R): Evidence[];
  /** Only paths that begin so, or with `!`, that do not. */
  within?: string;
  controls?: Check["controls"];
  reference: `https://${string}`;
  fix(resource: R, context: CheckContext): Fix;
}
