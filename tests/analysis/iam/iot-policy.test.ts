import { expect, test } from "vitest";
import { openToAny } from "#lib/analysis/iam/iot-policy.ts";

const here = { partition: "aws", region: "eu-west-1", account: "111111111111" };

test("what stands in another region opens nothing here", () => {
  const Resource = "arn:aws:iot:us-east-1:111111111111:topic/*";
  const Statement = { Effect: "Allow", Action: "iot:Publish", Resource };
  expect(openToAny(JSON.stringify({ Statement }), here)).toEqual([]);
});

test("what hangs on a condition is not open to any", () => {
  const Condition = { Bool: { "iot:Connection.Thing.IsAttached": "true" } };
  const Statement = { Effect: "Allow", Action: "iot:Connect", Resource: "*", Condition };
  expect(openToAny(JSON.stringify({ Statement }), here)).toEqual([]);
});
