import { describe, expect, test } from "vitest";
import { allow, answerOf, deny, type Statements } from "./roles.ts";

describe("a role is not administrator", () => {
  test("when its permissions boundary leaves little", () => {
    expect(answerOf({ inline: allow("*"), boundary: allow(["s3:*", "sagemaker:*"]) })).toBe(false);
    expect(answerOf({ inline: allow("*"), boundary: [allow("*"), deny("*")] })).toBe(false);
  });

  test("when it may only write policies within a boundary it cannot lift", () => {
    expect(answerOf({ inline: allow("iam:PutRolePolicy"), boundary: allow(["s3:*", "iam:PutRolePolicy"]) })).toBe(
      false,
    );
  });

  test("without administrator rights the boundary need not be known: it only takes away", () => {
    expect(answerOf({ inline: allow("s3:*"), boundary: "unread" })).toBe(false);
  });
});

describe("permissions boundaries that do not hold", () => {
  test.each<[string, object, Statements]>([
    ["a boundary that allows everything", allow("*"), allow("*")],
    [
      "one that the role may take off itself",
      allow("*"),
      allow(["s3:*", "iam:PutRolePolicy", "iam:DeleteRolePermissionsBoundary"]),
    ],
    ["one that leaves other people's keys", allow("*"), allow("iam:CreateAccessKey")],
    [
      "one that it may take off, and is then administrator",
      allow("*"),
      allow(["s3:*", "iam:DeleteRolePermissionsBoundary"]),
    ],
    ["one that it may replace", allow("*"), allow(["s3:*", "iam:PutRolePermissionsBoundary"])],
  ])("%s", (_name, statement, boundary) => {
    expect(answerOf({ inline: statement, boundary })).toBe(true);
  });
});
