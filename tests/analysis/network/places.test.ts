import type { NormalizedSchema } from "@smithy/core/schema";
import { expect, test } from "vitest";
import { places } from "#lib/analysis/network/places.ts";
import { networkUserKinds } from "#lib/analysis/network/users.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { sagemakerModel } from "#lib/simulator/services/sagemaker-newer.ts";
import { operationIn, outputOf } from "#lib/simulator/shapes.ts";

const inNetwork = /^(OverrideVpcConfig|VpcConfig|SubnetIds?|Subnets|SecurityGroups|SecurityGroupIds)$/;

/** Whether a resource of this shape can say that it lives in a network of the account. */
function saysWhere(schema: NormalizedSchema, depth = 0): boolean {
  if (depth > 6) return false;
  if (schema.isListSchema() || schema.isMapSchema()) return saysWhere(schema.getValueSchema(), depth + 1);
  if (!schema.isStructSchema()) return false;
  return [...schema.structIterator()].some(([name, member]) => inNetwork.test(name) || saysWhere(member, depth + 1));
}

/** Kinds of SageMaker whose resources have fields for subnets or security groups, by AWS's own model. */
const kinds = everyCollector().flatMap(({ kind, actions }) =>
  actions.some((action) => {
    const [service, name = ""] = action.split(":");
    const operation =
      service === "sagemaker" && name.startsWith("Describe") ? operationIn(sagemakerModel, name) : undefined;
    return operation !== undefined && saysWhere(outputOf(operation));
  })
    ? [kind]
    : [],
);

test("every kind that can live in a network is among those that use networks", () => {
  expect(kinds).toContain("training-job");
  // A part without an ARN is where its parent says.
  const homeless = everyCollector().filter(
    ({ kind, parent, withoutArn }) => kinds.includes(kind) && !Object.hasOwn(places, (withoutArn && parent) || kind),
  );
  expect(homeless.map(({ kind }) => kind)).toEqual([]);
});

test("who uses a network is not known without what serves those that live in it", () => {
  expect(networkUserKinds).toEqual(expect.arrayContaining([...Object.keys(places), "endpoint", "transform-job"]));
  expect(new Set(networkUserKinds).size).toBe(networkUserKinds.length);
});
