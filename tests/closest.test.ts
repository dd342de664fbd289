import { expect, test } from "vitest";
import { closest } from "#lib/closest.ts";

const regions = ["eu-west-1", "us-east-1", "us-west-2", "ap-southeast-1"];

test.each([
  ["us-esat-1", "us-east-1"],
  ["us-east1", "us-east-1"],
  ["US-EAST-1", "us-east-1"],
  ["ap-southest-1", "ap-southeast-1"],
  ["us-east-1", "us-east-1"],
  ["ap-south", "ap-southeast-1"],
  ["something else", undefined],
  ["", undefined],
])("%s is nearest to %s", (misspelt, name) => {
  expect(closest(misspelt, regions)).toBe(name);
});

test("of no names none is near", () => {
  expect(closest("us-east-1", [])).toBeUndefined();
});
