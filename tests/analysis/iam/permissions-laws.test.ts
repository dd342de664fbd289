import fc from "fast-check";
import { describe, test } from "vitest";
import { allow, answerOf, attached, deny, inRegion, type role, roleArn, when } from "./roles.ts";

const mfa = when("aws:MultiFactorAuthPresent", "true", "Bool");

describe("laws of who is administrator", () => {
  const actions = fc.constantFrom("*", "iam:*", "iam:PutRolePolicy", "iam:PassRole", "sagemaker:*", "s3:*");
  const resources = fc.constantFrom("*", roleArn, "arn:aws:s3:::data/*");
  const conditions = fc.constantFrom({}, mfa, inRegion);
  const allows = fc.array(
    fc.tuple(actions, resources, conditions).map((parts) => allow(...parts)),
    { maxLength: 4 },
  );
  const denies = fc.array(
    fc.tuple(actions, resources).map((parts) => deny(...parts)),
    { maxLength: 2 },
  );
  const order = [false, "unknown", true];
  const rank = (parts: Parameters<typeof role>[0]) => order.indexOf(answerOf(parts));

  test("one more allow never makes a role less of an administrator", () => {
    fc.assert(
      fc.property(
        allows,
        denies,
        allows,
        (some, no, more) => rank({ inline: [...some, ...no, ...more] }) >= rank({ inline: [...some, ...no] }),
      ),
    );
  });

  test("one more deny never makes it more of one", () => {
    fc.assert(fc.property(allows, denies, (some, no) => rank({ inline: [...some, ...no] }) <= rank({ inline: some })));
  });

  test("a boundary never makes it more of one", () => {
    fc.assert(
      fc.property(allows, allows, (some, limit) => rank({ inline: some, boundary: limit }) <= rank({ inline: some })),
    );
  });

  test("how statements are spread over policies is of no matter", () => {
    fc.assert(
      fc.property(allows, denies, (some, no) => {
        const apart = { inline: some, managed: [attached("deny", no)] };
        return rank(apart) === rank({ inline: [...some, ...no] });
      }),
    );
  });

  test("an unread policy never makes a clean answer", () => {
    fc.assert(fc.property(allows, (some) => answerOf({ inline: some, managed: [attached("unread")] }) !== false));
  });
});
