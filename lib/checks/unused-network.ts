import type { NetworkUse } from "#lib/analysis/network/users.ts";
import { notApplicable, unknown, type Verdict } from "./verdicts.ts";

/** What to say of a network that nobody is seen to use: `reason`, unless somebody may use it who was not read. */
export function unusedNetwork({ unseen }: NetworkUse, reason: string): Verdict {
  return unseen.length === 0 ? notApplicable(reason) : unknown(`${reason} But not read: ${unseen.join("; ")}.`);
}
