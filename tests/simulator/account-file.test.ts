import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readAccountFile } from "#lib/simulator/account-file.ts";
import { accountId } from "./fixture/names.ts";
import { account } from "./fixture.ts";

const folder = await mkdtemp(join(tmpdir(), "account-"));
afterAll(() => rm(folder, { recursive: true }));

async function read(content: unknown): ReturnType<typeof readAccountFile> {
  const path = join(folder, "account.json");
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return readAccountFile(path);
}

test("an account written as JSON is read back the same, its times as dates", async () => {
  const raisedLimits = { "sagemaker:ListModels": { perSecond: 40, burst: 80 } };
  expect(await read({ ...account, raisedLimits })).toEqual({ ...account, raisedLimits });
});

test("an id and region names are enough", async () => {
  const small = await read({
    id: accountId,
    regions: [{ name: "cn-north-1", sagemaker: { models: [{ ModelName: "m" }] } }],
  });
  expect(small).toMatchObject({ partition: "aws-cn", disabledRegions: [], iam: { roles: [] } });
  expect(small.caller.arn).toBe(`arn:aws-cn:iam::${accountId}:user/auditor`);
  expect(small.regions[0]?.sagemaker).toMatchObject({ models: [{ ModelName: "m" }], endpoints: [] });
  expect(small.regions[0]?.events).toEqual([]);
});

describe("a file that is wrong is refused with its place", () => {
  const region = (changes: object) => ({ id: accountId, regions: [{ name: "us-east-1", ...changes }] });
  test.each<[unknown, RegExp]>([
    ["{", /it is not JSON/],
    ["[]", /is not an object/],
    [{ id: "12", regions: [] }, /id is not twelve digits/],
    [{ id: accountId }, /regions is missing/],
    [{ id: accountId, regions: [{}] }, /regions\[0\]\.name is missing/],
    [region({ sagemaker: { modles: [] } }), /regions\[0\]\.sagemaker\.modles is not one of .*models/],
    [
      region({ sagemaker: { models: [{ CreationTime: "soon" }] } }),
      /models\[0\]\.CreationTime is not an ISO 8601 time/,
    ],
    [
      region({ sagemaker: { models: [{ VpcConfig: { Subnets: "s" } }] } }),
      /models\[0\]\.VpcConfig\.Subnets is not a list/,
    ],
    [region({ ec2: { vpcs: {} } }), /regions\[0\]\.ec2\.vpcs is not a list/],
    [region({ kms: { keys: [{ KeyId: 7 }] } }), /kms\.keys\[0\]\.KeyId is not text/],
    [region({ events: [{ eventID: "e" }] }), /events\[0\]\.eventTime is missing/],
    [
      { ...region({}), raisedLimits: { "sagemaker:Search": { perSecond: 0, burst: 1 } } },
      /perSecond is not a number above 0/,
    ],
  ])("%j", async (content, message) => {
    await expect(read(content)).rejects.toMatchObject({
      name: "AppError",
      code: "usage",
      message: expect.stringMatching(message),
    });
  });

  test("one that is not there", async () => {
    await expect(readAccountFile(join(folder, "none.json"))).rejects.toMatchObject({ code: "not-found" });
  });
});
