import { type Document, evaluate } from "#lib/analysis/iam/evaluation.ts";
import { coversAction } from "#lib/analysis/iam/policy.ts";
import type { CallRequest } from "./requests.ts";
import { type Asks, asksOf, likeness } from "./verdict.ts";

/** A history has the same request thousands of times. */
interface Asked {
  request: CallRequest;
  times: number;
}

/**
 * Different requests, once each. Those are alike which the policies cannot tell apart: by what they are about, and by the condition keys
 * that a statement on the action asks about.
 * @param before policies by which they are told apart
 * @param most how many different ones are kept
 */
export function askedOf(before: readonly Document[], most: number) {
  const statements = before.flatMap((document) => document ?? []);
  const known = new Map<string, Asks>();
  const asked = new Map<string, Asked>();
  let untried = 0;

  const asksAbout = (action: string): Asks => {
    let asks = known.get(action);
    if (!asks) {
      const each = statements.filter(({ actions }) => coversAction(actions, action)).map((one) => asksOf(one, "scp"));
      asks = {
        asks: [...new Set(each.flatMap((one) => one.asks))],
        asksAbout: each.some((one) => one.asksAbout),
        asksWho: each.some((one) => one.asksWho),
      };
      known.set(action, asks);
    }
    return asks;
  };

  return {
    add(request: CallRequest): void {
      const like = likeness(asksAbout(request.action), request);
      const same = asked.get(like);
      if (same) same.times++;
      else if (asked.size < most) asked.set(like, { request, times: 1 });
      else untried++;
    },
    /** Requests of which there were too many different ones. */
    untried: () => untried,
    /** Requests to which the policies say yes, and others which are the same but narrower no. */
    deniedBy: (after: readonly Document[]): number =>
      [...asked.values()].reduce(
        (sum, { request, times }) =>
          answerTo(after, request) === "denied" && answerTo(before, request) !== "denied" ? sum + times : sum,
        0,
      ),
  };
}

function answerTo(identity: readonly Document[], { action, about, principal = "", context }: CallRequest) {
  const owner = principal.split(":")[4] ?? "";
  return evaluate({ identity }, { action, resource: about().resource ?? "*", owner, principal, context }).answer;
}
