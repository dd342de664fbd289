import { runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Caller } from "#lib/analysis/iam/conditions.ts";
import { evaluate } from "#lib/analysis/iam/evaluation.ts";
import { parsePolicy, type Statement } from "#lib/analysis/iam/policy.ts";
import { type Asked, asked } from "./made-policies.ts";

/*
 * Our evaluation beside an independent one, `iam-simulate` of Cloud Copilot, over policies and requests made at random: what we are sure
 * of is what it says, whatever of the request we are not shown; and of a request that we are shown whole we are sure.
 */

/** Whose the thing is stands in its ARN. */
function placed<T>(value: T, owner: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll("OWNER", owner)) as T;
}

function parsed(policy: object): readonly Statement[] {
  const statements = parsePolicy(JSON.stringify(policy));
  if (!statements) throw new Error(`No policy: ${JSON.stringify(policy)}`);
  return statements;
}

function ours(one: Asked, hidden: readonly string[]) {
  const brought = new Map(Object.entries(one.context).map(([key, value]) => [key.toLowerCase(), value]));
  const notShown = new Set(hidden.map((key) => key.toLowerCase()));
  const context: Caller = (key) => {
    if (notShown.has(key)) return undefined;
    const value = brought.get(key);
    return [value === undefined ? "absent" : [value].flat()];
  };
  const { action, resource, owner, principal } = one;
  return evaluate(
    {
      identity: one.identity.map(parsed),
      ...(one.boundary && { boundary: [parsed(one.boundary)] }),
      ...(one.session && { session: [parsed(one.session)] }),
      service: one.service.map((level) => level.map(parsed)),
      resourceControl: one.resourceControl.map(parsed),
      ...(one.onResource && { resource: parsed(one.onResource) }),
    },
    { action, resource, owner, principal, context },
  );
}

async function theirs(one: Asked) {
  const named = (policies: readonly object[]) => policies.map((policy, at) => ({ name: `policy-${at}`, policy }));
  const context = Object.entries(one.context).filter(([, value]) => value !== undefined);
  const simulation: Simulation = {
    request: {
      principal: one.principal,
      action: one.action,
      resource: { resource: one.resource, accountId: one.owner },
      contextVariables: Object.fromEntries(context) as Record<string, string | string[]>,
    },
    identityPolicies: named(one.identity),
    ...(one.boundary && { permissionBoundaryPolicies: named([one.boundary]) }),
    ...(one.session && { sessionPolicy: one.session }),
    serviceControlPolicies: one.service.map((level, at) => ({ orgIdentifier: `ou-${at}`, policies: named(level) })),
    resourceControlPolicies: one.resourceControl.map((policy, at) => ({
      orgIdentifier: `r-${at}`,
      policies: named([policy]),
    })),
    ...(one.onResource && { resourcePolicy: one.onResource }),
  };
  const result = await runSimulation(simulation, { simulationMode: "Strict" });
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult === "Allowed" ? "allowed" : "denied";
}

/**
 * A session that the policy of a resource names itself is not limited by its own policy (IAM user guide, "Session policies"); the other
 * evaluator limits it.
 */
function namesSession({ onResource }: Asked): boolean {
  return JSON.stringify(onResource ?? "").includes(":assumed-role/");
}

/** More of them: `PAIRS=20000 npx vitest run tests/analysis/iam/evaluation-oracle.test.ts`. */
const runs = Number(process.env.PAIRS ?? 2_000);

test(`${runs} requests are answered as an independent evaluator answers them`, async () => {
  const counts = { allowed: 0, denied: 0, conditional: 0, unknown: 0 };
  await fc.assert(
    fc.asyncProperty(asked, async (made) => {
      const one = placed(made, made.owner);
      if (one.principal.includes(":user/") || namesSession(one)) one.session = undefined;
      const wanted = await theirs(one);
      const whole = ours(one, []);
      const partly = ours(one, one.hidden);
      expect(whole.answer).not.toBe("conditional");
      for (const { answer } of [whole, partly]) {
        if (answer === "allowed" || answer === "denied") expect(answer).toBe(wanted);
        counts[answer]++;
      }
    }),
    { numRuns: runs },
  );
  // We are seldom not sure, of variables that have no value where a policy says what is not; and none of the answers is rare.
  expect(counts.unknown).toBeLessThan(runs / 25);
  for (const answer of ["allowed", "denied", "conditional"] as const) expect(counts[answer]).toBeGreaterThan(runs / 50);
}, 1_800_000);
