import { describe, expect, test } from "vitest";
import { adjustable, completed, defaultOptions, optionsOf } from "#lib/checks/options.ts";

/** What each option was when it stood in the check's code: with nothing set, verdicts are what they were. */
const asBefore = {
  "endpoint-config/more-than-one-instance": { minimumInstances: 2 },
  "iam-role/trust-has-no-outsiders": { trustedAccounts: [] },
  "notebook-instance/platform-is-supported": { daysOfNotice: 0 },
};

test("with nothing set every option is its default, and stored as one that was set", () => {
  expect(defaultOptions).toMatchObject(asBefore);
  expect(Object.keys(defaultOptions)).toEqual(adjustable.map(({ id }) => id));
  expect(completed(defaultOptions)).toEqual(defaultOptions);
});

test("options of a check that has none are none", () => {
  expect(optionsOf({ id: "model/in-vpc" }, defaultOptions)).toEqual({});
});

test("what a check of today does not take is its default, and no other check's", () => {
  const stored = {
    "endpoint-config/more-than-one-instance": { minimumInstances: "many" },
    "notebook-instance/platform-is-supported": { daysOfNotice: 90 },
    "gone/for-long": { any: true },
  };
  expect(completed(stored)).toEqual({
    ...defaultOptions,
    "notebook-instance/platform-is-supported": { daysOfNotice: 90 },
  });
});

describe.each(adjustable)("$id", ({ options }) => {
  test("has a default for each option, takes no other, and says what each may be", () => {
    expect(options.safeParse({}).success).toBe(true);
    expect(options.safeParse({ another: 1 }).success).toBe(false);
    for (const [name, option] of Object.entries(options.shape)) {
      expect(name).toMatch(/^[a-z][A-Za-z]+$/);
      expect(option.description).toMatch(/^[a-z].{15,160}[^.]$/);
      // Kept with the scan, and compared as text.
      const value = option.parse(undefined);
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    }
  });
});
