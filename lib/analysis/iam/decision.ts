import { isLimitedBy } from "./conditions.ts";
import { coversAction, coversResource, type Statement } from "./policy.ts";

/** What statements say to one request. `perhaps`: allowed when conditions hold that only the request decides. */
export type Allowed = "yes" | "perhaps" | "no";

export interface Decision {
  allowed: Allowed;
  /** The Allow statements that decided. */
  by: Statement[];
}

export interface Request {
  action: string;
  /** An ARN; undefined asks whether the action is allowed on anything at all. */
  resource: string | undefined;
  /** Condition keys (lower case) that make an Allow harmless for the question asked. */
  harmlessWith?: readonly string[];
}

/** Named by no policy: what covers these covers everything it does not exclude. */
export const unnamedAction = "unnamed-service:AnythingNobodyNames";

export function unnamedResource(partition: string, account: string): string {
  return `arn:${partition}:unnamed-service:us-east-1:${account}:anything/nobody-names`;
}

/**
 * A deny without conditions always wins. One with conditions is taken not to apply: the question is what a role can do
 * at its worst.
 */
export function decide(statements: readonly Statement[], request: Request): Decision {
  const concerned = statements.filter((statement) => concerns(statement, request));
  if (concerned.some(({ effect, conditions }) => effect === "Deny" && conditions.length === 0))
    return { allowed: "no", by: [] };
  const allowing = concerned.filter(
    (statement) => statement.effect === "Allow" && !isLimitedBy(statement, request.harmlessWith ?? []),
  );
  const free = allowing.filter(({ conditions }) => conditions.length === 0);
  if (free.length > 0) return { allowed: "yes", by: free };
  return allowing.length > 0 ? { allowed: "perhaps", by: allowing } : { allowed: "no", by: [] };
}

function concerns({ effect, actions, resources }: Statement, { action, resource }: Request): boolean {
  if (!resources || !coversAction(actions, action)) return false;
  if (resource !== undefined) return coversResource(resources, resource);
  return effect === "Allow" || coversResource(resources, unnamedResource("aws", "000000000000"));
}

const order: readonly Allowed[] = ["no", "perhaps", "yes"];

export function weaker(a: Allowed, b: Allowed): Allowed {
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}

export function stronger(a: Allowed, b: Allowed): Allowed {
  return order.indexOf(a) < order.indexOf(b) ? b : a;
}
