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
  const { sure, perhaps, silent, trails, mayLog, unread } = tellersOf(eventName, identity, inventory);
  const path = `Who is told of ${eventName}`;
  const expected =
    "a rule of EventBridge with a target that tells somebody, or an alarm on a metric filter, over a trail that logs changes";
  if (sure.length > 0 && trails.length > 0) {
    return pass(
      { path, observed: few(sure), expected },
      { path: "Trails", observed: few(trails), expected: "one that logs here" },
    );
  }
  if (unread.length > 0) return unknown(`Whether anybody is told is not known: ${few(unread).join("; ")}.`);
  if (perhaps.length > 0 && trails.length + mayLog.length > 0) {
    return unknown(`Whether somebody is told of every such call is not known: ${few(perhaps).join(", ")}.`);
  }
  const seen = silent.length > 0 ? few(silent) : null;
  const observed = trails.length + mayLog.length > 0 ? seen : `no trail logs changes in ${identity.region}`;
  return fail({ path, observed, expected });
}

const shown = 8;

/** A region has hundreds of rules, and each of them may be one that is told of everything. */
function few(items: readonly string[]): string[] {
  return items.length > shown ? [...items.slice(0, shown), `${items.length - shown} more`] : [...items];
}
