import fc from "fast-check";
import { expect, test } from "vitest";
import { exactly } from "#lib/waivers/pattern.ts";
import { type AskedScope, isWithin, type WaiverTarget, waiverScope } from "#lib/waivers/scope.ts";

const target: WaiverTarget = {
  account: "111122223333",
  check: "notebook-instance/no-root-access",
  region: "eu-west-1",
  arn: "arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/churn-lab",
  name: "churn-lab",
  tags: [{ key: "team", value: "churn" }],
};
const within = (scope: AskedScope, of: Partial<WaiverTarget> = {}) =>
  isWithin(waiverScope.parse(scope), { ...target, ...of });
const check = "notebook-instance/no-root-access";

test.each<[string, AskedScope, boolean]>([
  ["a check", { checks: [check] }, true],
  ["another check", { checks: ["notebook-instance/kms-key"] }, false],
  ["the checks of a kind", { checks: ["notebook-instance/*"] }, true],
  ["a name", { checks: [check], resources: ["churn-*"] }, true],
  ["an ARN", { checks: [check], resources: [exactly(target.arn)] }, true],
  ["part of a name", { checks: [check], resources: ["churn"] }, false],
  ["another account", { checks: [check], accounts: ["444455556666"] }, false],
  ["a region", { checks: [check], regions: ["eu-*"] }, true],
  ["another region", { checks: [check], regions: ["us-east-1"] }, false],
  ["a tag", { checks: ["*"], tags: [{ key: "team", value: "ch*" }] }, true],
  [
    "one of the values of a tag",
    { checks: [check], tags: ["fraud", "churn"].map((value) => ({ key: "team", value })) },
    true,
  ],
  [
    "tags of which one is missing",
    { checks: [check], tags: [...(target.tags ?? []), { key: "a", value: "*" }] },
    false,
  ],
])("%s", (_, scope, expected) => {
  expect(within(scope)).toBe(expected);
});

test("where tags are not known nothing is accepted for them, nor what they might except", () => {
  const tags = [{ key: "team", value: "*" }];
  expect(within({ checks: [check], tags }, { tags: null })).toBe(false);
  expect(within({ checks: [check], except: { tags } }, { tags: null })).toBe(false);
  expect(within({ checks: [check], except: { tags } }, { tags: [] })).toBe(true);
  expect(within({ checks: [check] }, { tags: null })).toBe(true);
});

test("an exception is what all of its lists describe, and an empty one is none", () => {
  const except = (one: AskedScope["except"]) => within({ checks: [check], except: one });
  expect(except({})).toBe(true);
  expect(except({ regions: ["eu-west-1"] })).toBe(false);
  expect(except({ regions: ["eu-west-1"], resources: ["other"] })).toBe(true);
  expect(except({ resources: ["churn-*"], accounts: [target.account] })).toBe(false);
});

test("what would accept everything is refused", () => {
  const isRefused = (scope: AskedScope) => !waiverScope.safeParse(scope).success;
  expect(isRefused({ checks: ["*"] })).toBe(true);
  expect(isRefused({ checks: ["**"], resources: ["a", "*"] })).toBe(true);
  expect(isRefused({ checks: [] })).toBe(true);
  expect(isRefused({ checks: ["*"], resources: ["churn-*"] })).toBe(false);
});

const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const word = fc.constantFrom("churn-lab", "churn-*", "other", "a?");
const place = {
  accounts: some(fc.constantFrom(target.account, "444455556666")),
  regions: some(fc.constantFrom("eu-west-1", "eu-*", "us-east-1")),
  resources: some(word),
  tags: some(fc.record({ key: fc.constantFrom("team", "b"), value: fc.constantFrom("churn", "*", "x") })),
};

test("whatever is added to a list but tags accepts no less, and whatever is excepted no more", () => {
  const checks = fc.array(fc.constantFrom(check, "notebook-instance/*", "model/x"), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.record({ checks, ...place }),
      fc.record(place),
      fc.constantFrom(null, [], target.tags),
      (scope, except, tags) => {
        const accepted = within(scope, { tags });
        if (accepted) expect(within({ ...scope, checks: [...scope.checks, "endpoint/x"] }, { tags })).toBe(true);
        if (within({ ...scope, except }, { tags })) expect(accepted).toBe(true);
        if (accepted && scope.resources.length > 0)
          expect(within({ ...scope, resources: [...scope.resources, "z"] }, { tags })).toBe(true);
      },
    ),
  );
});
