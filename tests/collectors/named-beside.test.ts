import { expect, test } from "vitest";
import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import { namesIn } from "#lib/inventory/names.ts";

const at = "us-east-1:482915630174";

test.each([
  ["log-group", "LogGroup", "/aws/lambda/login", "/aws/lambda/login"],
  ["log-group", "Anything", `arn:aws:logs:${at}:log-group:/ml/x:*`, `arn:aws:logs:${at}:log-group:/ml/x`],
  ["log-group", "Anything", "/aws/lambda/login", undefined],
  ["log-group", "LogGroup", "two words", undefined],
  [
    "secretsmanager-secret",
    "TOKEN",
    `arn:aws:secretsmanager:${at}:secret:ml/git-a81KzQ:token::`,
    `arn:aws:secretsmanager:${at}:secret:ml/git-a81KzQ`,
  ],
  ["secretsmanager-secret", "TOKEN", `arn:aws:secretsmanager:${at}:secret:*`, undefined],
  ["sns-topic", "SuccessTopic", `arn:aws:sns:${at}:done.fifo`, `arn:aws:sns:${at}:done.fifo`],
  // A subscription.
  ["sns-topic", "SuccessTopic", `arn:aws:sns:${at}:done:8a21d249-4329-4871-acc6-7be709c6ea7f`, undefined],
])("%s: %s of %s", (kind, field, text, name) => {
  const named = [...namesIn("model", { [field]: text })].filter((one) => one.kind === kind);
  expect(named.map((one) => one.name)).toEqual(name === undefined ? [] : [name]);
});

test("the ARN of a log group is one, whatever its name begins with", () => {
  expect(kindOfArn(`arn:aws:logs:${at}:log-group:/aws/sagemaker/studio`)).toBe("log-group");
  expect(kindOfArn(`arn:aws:logs:${at}:log-group:studio`)).toBe("log-group");
});
