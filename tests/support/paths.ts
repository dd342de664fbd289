import { expect } from "vitest";
import type { Derivation } from "#lib/derivations/define.ts";
import type { AttackPath, PathKind } from "#lib/inventory/derived.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, inventoryOf, now, reading, region } from "./test-check.ts";

/** What a family of paths makes of these readings: the path of each, by name. What could not be read throws. */
export function pathsOf(
  derivation: Derivation<PathKind>,
  readings: Reading[],
  { blind = [], in: where = region }: { blind?: Kind[]; in?: string } = {},
): Map<string, AttackPath> {
  const all = [...derivation.derive(inventoryOf(readings, blind), where, now)];
  return new Map(
    all.map((one) => {
      if ("failure" in one) throw new Error(`${one.name} could not be read.`);
      expect(one.key.endsWith(`#${derivation.family}`)).toBe(true);
      return [one.name, one.resource];
    }),
  );
}

/** Whether each step holds, of the only path; undefined when there is none. */
export function heldIn(
  derivation: Derivation<PathKind>,
  readings: Reading[],
  more: { blind?: Kind[]; in?: string } = {},
): (boolean | null)[] | undefined {
  const [path] = [...pathsOf(derivation, readings, more).values()];
  return path?.Steps.map(({ Holds }) => Holds);
}

/** A policy with one statement. */
export const allowing = (Action: string | string[], Resource: string | string[] = "*", more: object = {}) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource, ...more }] });

/** A role with one inline policy, which SageMaker may assume. */
export function roleReading(name: string, policy: string): Reading {
  const arn = `arn:aws:iam::${account}:role/${name}`;
  const trust = { Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" };
  return reading(
    "iam-role",
    name,
    {
      Arn: arn,
      RoleName: name,
      Path: "/",
      AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
      RolePolicyList: [{ PolicyName: "p", PolicyDocument: policy }],
      AttachedManagedPolicies: [],
      ManagedPolicies: [],
    },
    { arn, region: "global" },
  );
}

export const roleArnOf = (name: string) => `arn:aws:iam::${account}:role/${name}`;
