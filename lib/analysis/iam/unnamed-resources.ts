import { parseArn } from "#lib/readings/arn.ts";
import type { State } from "./conditions.ts";
import { type May, roleMay, worstOf } from "./may.ts";
import { boundaryOf, identityPoliciesOf, type Role } from "./role-policies.ts";

interface Asked {
  actions: readonly string[];
  service: string;
  /** Of one that nobody named: `endpoint/nobody-names`. */
  resource: string;
  /** What the role can bring for condition keys besides what it is. */
  brings?: Record<string, readonly State[]>;
}

/** Whether a role may do one of these with what nobody named, in any region that its policies name or in one that they do not. */
export function mayWithUnnamed(role: Role, { actions, service, resource, brings }: Asked, now?: string): May {
  const { partition = "aws", account = "" } = parseArn(role.Arn ?? "") ?? {};
  const answers = regionsIn(role, now).flatMap((region) =>
    actions.map((action) =>
      roleMay(role, { action, resource: `arn:${partition}:${service}:${region}:${account}:${resource}`, brings }, now),
    ),
  );
  return worstOf(answers);
}

/** What the policies and the boundary name of resources, with something in place of what they leave open. */
export function resourcesIn(role: Role, now?: string): string[] {
  const policies = [...(identityPoliciesOf(role, now) ?? []), boundaryOf(role, now)];
  const statements = policies.flatMap((policy) => policy?.statements ?? []);
  return statements.flatMap(({ resources }) => resources?.listed ?? []).map((one) => one.replaceAll(/[*?]/g, "n"));
}

function regionsIn(role: Role, now?: string): string[] {
  const named = resourcesIn(role, now).flatMap((one) => one.split(":")[3] || []);
  return [...new Set(["nobody-names-1", ...named])];
}
