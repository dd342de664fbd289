import { tellerKinds, tellersOf } from "#lib/analysis/logging/tellers.ts";
import type { CheckContext } from "./define.ts";
import { fail, pass, unknown, type Verdict } from "./verdicts.ts";

/** What checks of it have alike, whatever is called. */
export const telling = {
  severity: "low",
  category: "logging",
  question: "changes-are-told",
  needs: tellerKinds,
} as const;

/** Passes when a rule or an alarm tells somebody of every such call. */
export function callIsTold(eventName: string, { identity, inventory }: CheckContext): Verdict {
  const { sure, perhaps, trails, unread } = tellersOf(eventName, identity, inventory);
  const path = `Who is told of ${eventName}`;
  const expected =
    "a rule of EventBridge with a target, or an alarm on a metric filter, over a trail that logs changes";
  if (sure.length > 0 && trails.length > 0) {
    return pass(
      { path, observed: sure, expected },
      { path: "Trails", observed: trails, expected: "one that logs here" },
    );
  }
  if (unread.length > 0) return unknown(`Whether anybody is told is not known: ${unread.join("; ")}.`);
  if (perhaps.length > 0 && trails.length > 0) {
    return unknown(
      `${perhaps.join(", ")} may tell of some of these calls: what they ask for goes beyond the name of the call.`,
    );
  }
  const observed = trails.length > 0 ? null : `no trail logs changes in ${identity.region}`;
  return fail({ path, observed, expected });
}
