import { expect, test } from "vitest";
import { openToAny } from "#lib/analysis/iam/iot-policy.ts";

const here = { partition: "aws", region: "eu-west-1", account: "111111111111" };

test("what stands in another region opens nothing here", () => {
  const Resource = "arn:aws:iot:us-east-1:111111111111:topic/*";
  const Statement = { Effect: "Allow", Action: "iot:Publish", Resource };
  expect(openToAny(JSON.stringify({ Statement }), here)).toEqual([]);
});

test("what hangs on a condition is open where the device meets it anyway, and not certain elsewhere", () => {
  const of = (Condition: object) => {
    const Statement = { Effect: "Allow", Action: "iot:Connect", Resource: "*", Condition };
    return openToAny(JSON.stringify({ Statement }), here)?.map(({ isCertain }) => isCertain);
  };
  expect(of({ Bool: { "iot:Connection.Thing.IsAttached": "true" } })).toEqual([true]);
  expect(of({ Bool: { "iot:Connection.Thing.IsAttached": "false" } })).toEqual([]);
  expect(of({ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } })).toEqual([false]);
});
