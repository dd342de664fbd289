import { type Caller, metBy } from "./conditions.ts";
import { coversAction, coversResource, type Statement } from "./policy.ts";

/** What statements say to one request. `perhaps`: allowed when conditions hold that only the request decides. */
export type Allowed = "yes" | "perhaps" | "no";

export interface Decision {
  allowed: Allowed;
  /** Whether a Deny says no, whatever else may be allowed. */
  denied: boolean;
  /** The Allow statements that decided. */
  by: Statement[];
}

export interface Request {
  action: string;
  /** An ARN; undefined asks whether the action is allowed on anything at all. */
  resource: string | undefined;
  caller: Caller;
}

/** Named by no policy: what covers these covers everything it does not exclude. */
export const unnamedAction = "unnamed-service:AnythingNobodyNames";

export function unnamedResource(partition: string, account: string): string {
  return `arn:${partition}:unnamed-service:us-east-1:${account}:anything/nobody-names`;
}

/**
 * A deny wins when the caller meets its conditions in any case. One that holds only sometimes is taken not to apply:
 * the question is what a role can do at its worst.
 */
export function decide(statements: readonly Statement[], request: Request): Decision {
  return decideBy(
    statements.filter((statement) => concerns(statement, request)),
    request.caller,
  );
}

/** The same by statements that are all about the request. */
export function decideBy(statements: readonly Statement[], caller: Caller): Decision {
  const concerned = statements.map((statement) => ({ statement, met: metBy(statement.conditions, caller) }));
  if (concerned.some(({ statement, met }) => statement.effect === "Deny" && met === "always"))
    return { allowed: "no", denied: true, by: [] };
  const allowing = concerned.filter(({ statement, met }) => statement.effect === "Allow" && met !== "never");
  const free = allowing.filter(({ met }) => met === "always");
  const allowed = free.length > 0 ? "yes" : allowing.length > 0 ? "perhaps" : "no";
  return { allowed, denied: false, by: (free.length > 0 ? free : allowing).map(({ statement }) => statement) };
}

/** Whether a statement is about the action and the resource of a request, whatever its conditions. */
export function concerns(
  { effect, actions, resources }: Statement,
  { action, resource }: Pick<Request, "action" | "resource">,
): boolean {
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
