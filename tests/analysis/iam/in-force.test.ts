import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inForce } from "#lib/analysis/iam/in-force.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import { now } from "#tests/support/test-check.ts";
import { allow, policy } from "./roles.ts";

const applies = (operator: string, value: string | string[], key = "aws:CurrentTime") => {
  const Condition = { [operator]: { [key]: value }, Bool: { "aws:SecureTransport": "true" } };
  return inForce(parsePolicy(policy(allow("*", "*", { Condition }))) ?? [], now).map((one) => one.conditions.length);
};

describe("inForce", () => {
  test.each([
    ["DateGreaterThan", "2020-01-01T00:00:00Z"],
    ["DateLessThan", "2030-01-01T00:00:00Z"],
    ["DateLessThanEqualsIfExists", now],
    ["DateGreaterThan", ["2030-01-01", "2020-01-01"]],
    ["DateNotEquals", "2020-01-01"],
    ["DateGreaterThan", "1577836800"],
  ])("drops a condition that holds: %s %s", (operator, value) => {
    expect(applies(operator, value)).toEqual([1]);
  });

  test.each([
    ["DateLessThan", "2020-01-01T00:00:00Z"],
    ["DateGreaterThan", "2030-01-01T00:00:00Z"],
    ["dategreaterthan", now],
    ["DateEquals", "2020-01-01"],
  ])("drops a statement whose time is not now: %s %s", (operator, value) => {
    expect(applies(operator, value)).toEqual([]);
  });

  test("takes seconds since 1970 as numbers too", () => {
    expect(applies("NumericGreaterThan", "1577836800", "aws:EpochTime")).toEqual([1]);
    expect(applies("NumericLessThan", "1577836800", "aws:EpochTime")).toEqual([]);
  });

  test.each([
    ["DateLessThan", "2020-01-01", "aws:TokenIssueTime"],
    ["DateLessThan", "soon", "aws:CurrentTime"],
    ["ForAnyValue:DateLessThan", "2020-01-01", "aws:CurrentTime"],
    ["StringEquals", "2020-01-01", "aws:CurrentTime"],
  ])("leaves what is not on the time, or not understood: %s %s of %s", (operator, value, key) => {
    expect(applies(operator, value, key)).toEqual([2]);
  });

  test("a time is before, at or after another, and before or at is never after", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const time = date.toISOString();
        const holds = (operator: string) => applies(operator, time).length === 1;
        return (
          holds("DateLessThanEquals") !== holds("DateGreaterThan") && holds("DateEquals") !== holds("DateNotEquals")
        );
      }),
    );
  });
});
