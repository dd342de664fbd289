import { atWill } from "./at-worst.ts";
import type { Needed } from "./escalation.ts";
import type { Holder } from "./holder.ts";
import { type May, policiesLet, worstOf } from "./may.ts";
import type { RolePolicy } from "./role-policies.ts";

/** Several permissions that together do something, in one of several ways. */
export type Ways = readonly (readonly Needed[])[];

/** Whether a holder has one of the ways, and by which statements; `read` gives what of them holds for whoever asks at his worst. */
export function mayOneOf({ policies, boundary, caller }: Holder, ways: Ways, read = atWill): May {
  const atWorst = (policy: RolePolicy) => ({ ...policy, statements: policy.statements && read(policy.statements) });
  const documents = { policies: policies.map(atWorst), boundary: boundary && atWorst(boundary) };
  const ask = ({ action, on, brings }: Needed) =>
    worstOf(
      (on ?? [undefined]).map((resource) => policiesLet(documents, { action, resource, caller: caller(brings) })),
    );
  return worstOf(ways.map((way) => all(way, ask)));
}

function all(way: readonly Needed[], ask: (needed: Needed) => May): May {
  const by = new Map<string, { path: string; words: string }>();
  let doubt: May | undefined;
  for (const needed of way) {
    const one = ask(needed);
    if (one.answer === "no") return one;
    if (one.answer === "unknown") doubt ??= one;
    else for (const seen of one.by) by.set(seen.path, seen);
  }
  return doubt ?? { answer: "yes", by: [...by.values()] };
}
