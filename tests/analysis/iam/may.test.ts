import { describe, expect, test } from "vitest";
import { roleMay } from "#lib/analysis/iam/may.ts";
import { allow, attached, deny, role, when } from "./roles.ts";

const object = "arn:aws:s3:::models/churn/model.tar.gz";
const may = (one: ReturnType<typeof role>) => roleMay(one, { action: "s3:PutObject", resource: object }).answer;

describe("a role may", () => {
  test.each([
    ["what a policy allows", "yes", role({ inline: allow("s3:Put*", "arn:aws:s3:::models/*") })],
    ["everything", "yes", role({ managed: [attached("all", allow("*"))] })],
    ["not what nothing allows", "no", role({ inline: allow("s3:GetObject") })],
    ["not elsewhere", "no", role({ inline: allow("s3:*", "arn:aws:s3:::others/*") })],
    ["not what is denied", "no", role({ inline: [allow("s3:*"), deny("s3:PutObject", object)] })],
    [
      "perhaps, on a condition",
      "unknown",
      role({ inline: allow("s3:*", "*", when("aws:RequestedRegion", "eu-west-1")) }),
    ],
    ["what is not known, where a policy is not", "unknown", role({ managed: [attached("gone")] })],
    [
      "what one policy allows, whatever another says",
      "yes",
      role({ inline: allow("s3:*"), managed: [attached("gone")] }),
    ],
  ] as const)("%s: %s", (_name, expected, one) => {
    expect(may(one)).toBe(expected);
  });
});

test("the statement that decides is named", () => {
  const answer = roleMay(role({ inline: allow("s3:PutObject") }), { action: "s3:PutObject", resource: object });
  expect(answer).toMatchObject({ answer: "yes", by: [{ path: "RolePolicyList[0].PolicyDocument.Statement[0]" }] });
});
