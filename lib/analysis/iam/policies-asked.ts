import { type Allowed, concerns, decide, decideBy, type Request, weaker } from "./decision.ts";
import type { Statement } from "./policy.ts";
import type { RolePolicy } from "./role-policies.ts";

/** A question to its policies as a whole: what its policies allow and its boundary does not take away. */
export interface Asked {
  (request: Request): { allowed: Allowed; by: Source[] };
  /** Whether they allow anything of an action on a resource, whatever it hangs on: of most they do not. */
  mayAllow(action: string, resource: string | undefined): boolean;
}

export interface Source {
  policy: RolePolicy;
  statement: Statement;
}

/** Denies of any policy count for all of them, so the statements are judged together. Most are about none of the many calls that are asked about. */
export function asking(policies: readonly RolePolicy[], boundary: readonly Statement[] | undefined): Asked {
  const owners = new Map(policies.flatMap((policy) => (policy.statements ?? []).map((one) => [one, policy] as const)));
  const statements = [...owners.keys()];
  const known = new Map<string, Map<string | undefined, readonly Statement[]>>();
  const about = (action: string, resource: string | undefined) => {
    let ofAction = known.get(action);
    if (!ofAction) {
      ofAction = new Map();
      known.set(action, ofAction);
    }
    let found = ofAction.get(resource);
    if (!found) {
      found = statements.filter((statement) => concerns(statement, { action, resource }));
      if (!found.some(isAllow)) found = none;
      ofAction.set(resource, found);
    }
    return found;
  };
  const ask = (request: Request) => {
    const own = about(request.action, request.resource);
    if (own.length === 0) return nothing;
    const { allowed, by } = decideBy(own, request.caller);
    const limit = boundary ? decide(boundary, request).allowed : "yes";
    return {
      allowed: weaker(allowed, limit),
      by: by.flatMap((statement) => {
        const policy = owners.get(statement);
        return policy ? [{ policy, statement }] : [];
      }),
    };
  };
  return Object.assign(ask, {
    mayAllow: (action: string, resource: string | undefined) => about(action, resource).length > 0,
  });
}

function isAllow({ effect }: Statement): boolean {
  return effect === "Allow";
}

const none: readonly Statement[] = [];
const nothing: ReturnType<Asked> = { allowed: "no", by: [] };
