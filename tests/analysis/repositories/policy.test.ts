import { expect, test } from "vitest";
import { withItsResource } from "#lib/analysis/repositories/policy.ts";

const allow = { Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" };

test("a statement without a resource means the repository, one with a resource what it says", () => {
  const Statement = [allow, { ...allow, Resource: "arn:x" }, { ...allow, NotResource: "arn:y" }];
  expect(JSON.parse(withItsResource(JSON.stringify({ Statement })))).toEqual({
    Statement: [{ ...allow, Resource: "*" }, Statement[1], Statement[2]],
  });
});

test("a single statement need not be a list", () => {
  expect(JSON.parse(withItsResource(JSON.stringify({ Statement: allow })))).toEqual({
    Statement: { ...allow, Resource: "*" },
  });
});

test.each([null, undefined, "{", "[]", '"text"'])("%j stays as it is", (policy) => {
  expect(withItsResource(policy)).toBe(policy);
});
