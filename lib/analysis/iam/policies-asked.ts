import { type Allowed, decide, type Request, weaker } from "./decision.ts";
import { coversAction, type Statement } from "./policy.ts";
import type { RolePolicy } from "./role-policies.ts";

/** A question to its policies as a whole: what its policies allow and its boundary does not take away. */
export interface Asked {
  (request: Request): { allowed: Allowed; by: Source[] };
  /** Whether they say anything of an action at all: of most they do not. */
  isAbout(action: string): boolean;
}

export interface Source {
  policy: RolePolicy;
  statement: Statement;
}

/** Denies of any policy count for all of them, so the statements are judged together. Most are about none of the many calls that are asked about. */
export function asking(policies: readonly RolePolicy[], boundary: readonly Statement[] | undefined): Asked {
  const owners = new Map(policies.flatMap((policy) => (policy.statements ?? []).map((one) => [one, policy] as const)));
  const statements = [...owners.keys()];
  const byAction = new Map<string, readonly Statement[]>();
  const about = (action: string) => {
    const found = byAction.get(action) ?? statements.filter(({ actions }) => coversAction(actions, action));
    byAction.set(action, found);
    return found;
  };
  const ask = (request: Request) => {
    const own = about(request.action);
    if (own.length === 0) return nothing;
    const { allowed, by } = decide(own, request);
    const limit = boundary ? decide(boundary, request).allowed : "yes";
    return {
      allowed: weaker(allowed, limit),
      by: by.flatMap((statement) => {
        const policy = owners.get(statement);
        return policy ? [{ policy, statement }] : [];
      }),
    };
  };
  return Object.assign(ask, { isAbout: (action: string) => about(action).length > 0 });
}

const nothing: ReturnType<Asked> = { allowed: "no", by: [] };
