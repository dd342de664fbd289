import { globalKeys } from "#lib/history/global-keys.ts";
import { requestKeys } from "#lib/history/request-keys.ts";

/** Keys that are told otherwise than by a table. */
const elsewhere: ReadonlySet<string> = new Set([
  // By what the call is about, where that is told.
  "aws:resourceaccount",
]);

/** A condition key that no record of such a call tells, as a text for a list of those. */
export function untold(action: string, key: string): string[] {
  const lower = key.toLowerCase();
  const [, name = ""] = action.split(":");
  const isTold = lower in globalKeys || elsewhere.has(lower) || requestKeys[lower]?.at[name] !== undefined;
  return isTold ? [] : [`${key} of ${action}`];
}
