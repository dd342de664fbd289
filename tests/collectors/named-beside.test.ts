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
  ["lambda-function", "Any", `arn:aws:lambda:${at}:function:login`, `arn:aws:lambda:${at}:function:login`],
  ["lambda-function", "Any", `arn:aws:lambda:${at}:function:login:prod`, `arn:aws:lambda:${at}:function:login:prod`],
  ["lambda-function", "Any", `arn:aws:lambda:${at}:function:login:$LATEST`, `arn:aws:lambda:${at}:function:login`],
  ["lambda-function", "Any", `arn:aws:lambda:${at}:layer:login:3`, undefined],
  ["efs-file-system", "HomeEfsFileSystemId", "fs-0123456789abcdef0", "fs-0123456789abcdef0"],
  ["fsx-file-system", "FileSystemId", "fs-0123456789abcdef0", "fs-0123456789abcdef0"],
  ["fsx-file-system", "DnsName", "fs-0123456789abcdef0.fsx.us-east-1.amazonaws.com", "fs-0123456789abcdef0"],
  ["fsx-file-system", "FileSystemId", "fs-*", undefined],
  ["efs-file-system", "Any", `arn:aws:elasticfilesystem:${at}:file-system/fs-0123abcd`, "fs-0123abcd"],
  ["efs-file-system", "Any", `arn:aws:elasticfilesystem:${at}:access-point/fsap-0123abcd`, undefined],
  ["cognito-user-pool", "UserPool", "us-east-1_po3caqvsm", "us-east-1_po3caqvsm"],
  ["cognito-user-pool", "Name", "us-east-1_po3caqvsm", undefined],
  ["cognito-user-pool", "Any", `arn:aws:cognito-idp:${at}:userpool/us-east-1_po3caqvsm`, "us-east-1_po3caqvsm"],
])("%s: %s of %s", (kind, field, text, name) => {
  const named = [...namesIn("model", { [field]: text })].filter((one) => one.kind === kind);
  expect(named.map((one) => one.name)).toEqual(name === undefined ? [] : [name]);
});

test("the ARN of a log group is one, whatever its name begins with", () => {
  expect(kindOfArn(`arn:aws:logs:${at}:log-group:/aws/sagemaker/studio`)).toBe("log-group");
  expect(kindOfArn(`arn:aws:logs:${at}:log-group:studio`)).toBe("log-group");
});
