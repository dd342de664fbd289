import { expect, test } from "vitest";
import lambdaFunction from "#lib/collectors/lambda/lambda-function.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { functions } from "#lib/simulator/shelves/lambda.ts";
import { collectOne, region } from "./collect-one.ts";

test("variables that AWS keeps back, for want of their key, are unread and not none", async () => {
  const account = demoAccount();
  const FunctionArn = `arn:aws:lambda:${region}:${account.id}:function:sealed`;
  for (const place of account.regions) {
    functions.put(place, {
      FunctionName: "sealed",
      FunctionArn,
      Environment: { Error: { ErrorCode: "AccessDeniedException", Message: "Lambda was unable to decrypt" } },
    });
  }
  const simulator = await startSimulator({ account, enforceLimits: false });
  const names = [FunctionArn, `arn:aws:lambda:${region}:${account.id}:function:deleted`];
  const { readings } = await collectOne(lambdaFunction, simulator.url, account.id, region, { names });
  await simulator.close();
  expect(readings).toMatchObject([
    {
      identity: { name: "sealed" },
      status: "read",
      parts: {
        Environment: { status: "unread", failure: { class: "denied", permission: "kms:Decrypt" } },
        Policy: { status: "absent" },
      },
    },
  ]);
  expect(readings[0]?.status === "read" && Object.keys(readings[0].resource as object)).not.toContain("Environment");
});
