import { parseArn } from "#lib/readings/arn.ts";
import { type May, roleMay } from "./may.ts";
import { boundaryOf, identityPoliciesOf, type Role } from "./role-policies.ts";

/** Whether a role may do one of these to a resource of the type that nobody named, in any region that its policies name or do not. */
export function mayToUnnamed(role: Role, calls: readonly string[], type: string, now?: string): May {
  const { partition = "aws", account = "" } = parseArn(role.Arn ?? "") ?? {};
  return worstMay(
    regionsIn(role, now).flatMap((region) =>
      calls.map((action) =>
        roleMay(
          role,
          { action, resource: `arn:${partition}:sagemaker:${region}:${account}:${type}/nobody-names` },
          now,
        ),
      ),
    ),
  );
}

export function worstMay(answers: readonly May[]): May {
  return (
    answers.find(({ answer }) => answer === "yes") ??
    answers.find(({ answer }) => answer === "unknown") ?? { answer: "no" }
  );
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
