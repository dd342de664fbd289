import * as sagemaker from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import { newerOperations } from "#lib/aws/newer-operations.ts";
import { collectors } from "#lib/collectors/index.ts";
import { notCollected } from "#lib/collectors/not-collected.ts";
import { notKinds } from "#lib/collectors/not-kinds.ts";
import { inputOf, operationsIn, requiredNames } from "#lib/simulator/shapes.ts";

test("every kind that SageMaker lists is read, or named among those that are not", () => {
  const listed = Object.keys(sagemaker)
    .filter((name) => /^List\w+Command$/.test(name))
    .map((name) => name.slice(0, -"Command".length))
    .concat(Object.keys(newerOperations.sagemaker).filter((name) => name.startsWith("List")));
  const called = collectors
    .flatMap(({ actions }) => actions as readonly string[])
    .filter((action) => action.startsWith("sagemaker:List"))
    .map((action) => action.slice("sagemaker:".length));
  // Of one list several kinds may be read: what is a part of something is listed through it.
  const collected = new Set(called);
  const named = notCollected.flatMap(({ operation }) => operation ?? []);
  expect([...collected, ...named, ...Object.keys(notKinds)].sort()).toEqual(listed.sort());
});

test("what SageMaker says of a whole region, when nothing is named, is read", () => {
  const ofRegion = operationsIn(sagemaker)
    .filter((operation) => /^(Describe|Get)/.test(operation[2]) && requiredNames(inputOf(operation)).length === 0)
    .map((operation) => `sagemaker:${operation[2]}`);
  expect(ofRegion.length).toBeGreaterThan(0);
  const called = collectors.flatMap(({ actions }) => actions as readonly string[]);
  expect(ofRegion.filter((action) => !called.includes(action))).toEqual([]);
});
