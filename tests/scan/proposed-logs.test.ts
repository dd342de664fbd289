import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf } from "#lib/activity/trail-logs/place.ts";
import type { KnownTrail } from "#lib/analysis/logging/known-trails.ts";
import { chosenTrail } from "#lib/scan/chosen-trail.ts";
import { proposedLogs } from "#lib/scan/proposed-logs.ts";
import { settingsIn } from "#lib/scan/settings.ts";

const account = "111122223333";
const key = "arn:aws:kms:eu-west-1:444455556666:key/0aa1-b2";

function trail(name: string, fields: Partial<KnownTrail> = {}): KnownTrail {
  return {
    ...{ name, arn: `arn:aws:cloudtrail:us-east-1:${account}:trail/${name}`, owner: account, homeRegion: "us-east-1" },
    ...{ isEverywhere: true, isOrganization: false, bucket: "the-logs", bucketRegion: "eu-west-1" },
    ...{ prefix: undefined, kmsKey: undefined, isLogging: true, stoppedAt: undefined, deliveryError: undefined },
    ...{ management: "all", hasData: false },
    ...fields,
  };
}

const propose = (fields: Partial<KnownTrail> = {}, organizationId?: string) =>
  proposedLogs(trail("one", fields), { account, organizationId });

/** As they stand in a file that has nothing else. */
const read = (settings: string | null) => settingsIn(settings ?? "null", "f.json").trailLogs[account];

describe("the trail that is chosen", () => {
  test.each([
    ["one that logs", {}, { isLogging: undefined }],
    ["one that may log", { isLogging: undefined }, { deliveryError: "NoSuchBucket" }],
    ["one whose files do not arrive today", { deliveryError: "AccessDenied" }, { isLogging: false }],
    ["one of a region that logs", { isEverywhere: false }, { isLogging: false }],
    ["one of a region with all calls", { isEverywhere: false }, { management: "some" }],
    ["one of a region with all calls", { isEverywhere: false }, { management: "none", hasData: true }],
    ["one of every region", { isOrganization: true, management: undefined }, { isEverywhere: false }],
    ["the account's own", {}, { isOrganization: true }],
    ["one that has data events too", { hasData: true }, {}],
    ["one that may have something", { isLogging: false, management: undefined }, { management: "none" }],
  ] as const)("is %s", (_, better, worse) => {
    const [one, other] = [trail("z", better), trail("a", worse)];
    expect(chosenTrail([one, other])).toBe(one);
    expect(chosenTrail([other, one])).toBe(one);
  });

  test("is none that has nothing of SageMaker, and the same in whatever order they come", () => {
    expect(chosenTrail([])).toBeUndefined();
    expect(chosenTrail([trail("s3", { management: "none" })])).toBeUndefined();
    const any = fc.record({
      name: fc.string(),
      isLogging: fc.constantFrom(true, false, undefined),
      isEverywhere: fc.boolean(),
      isOrganization: fc.boolean(),
      management: fc.constantFrom("all", "some", "none", undefined),
      hasData: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ name }) => name }), (fields) => {
        const all = fields.map(({ name, ...rest }) => trail(name, rest));
        expect(chosenTrail(all.toReversed())).toBe(chosenTrail(all));
      }),
    );
  });
});

describe("the settings", () => {
  test("name the folder that the trail writes the account's logs to", () => {
    const { settings, told } = propose({ prefix: "audit", kmsKey: key, isOrganization: true }, "o-abcdefghij");
    const logs = read(settings);
    expect(logs).toEqual({
      ...{ bucket: "the-logs", prefix: "audit", region: "eu-west-1" },
      ...{ organizationId: "o-abcdefghij", kmsKey: key },
    });
    expect(logs && placeOf(logs, account)).toBe(`s3://the-logs/audit/AWSLogs/o-abcdefghij/${account}/CloudTrail/`);
    expect(told).toEqual(["It is the trail of an organization, of account 111122223333."]);
    expect(read(propose().settings)).toEqual({ bucket: "the-logs", region: "eu-west-1" });
    expect(propose().told).toEqual([]);
  });

  test("say whose region it is where the bucket was not read", () => {
    const { settings, told } = propose({ bucketRegion: undefined });
    expect(read(settings)).toEqual({ bucket: "the-logs", region: "us-east-1" });
    expect(told.join()).toContain("us-east-1 is the trail’s home, and S3 corrects a wrong region");
  });

  test("of an organization whose id is not known are refused until it is put in", () => {
    for (const id of [undefined, "o-", 'o-abcdefghij"}']) {
      const { settings, told } = propose({ isOrganization: true }, id);
      expect(() => read(settings)).toThrow(/organizationId of trailLogs/);
      expect(told.join()).toContain("put it in the place of o-…");
    }
  });

  test("leave out a key that is named otherwise, and say so", () => {
    const { settings, told } = propose({ kmsKey: "alias/trail" });
    expect(read(settings)).toEqual({ bucket: "the-logs", region: "eu-west-1" });
    expect(told.join()).toContain('"alias/trail", which is no key’s ARN');
  });

  test("whatever AWS says, they are what is read, or nothing and a reason", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("the-logs", "a*", "$x", '","region":"x', "a/b", "a//b", "/a", "b/", "us-west-2", key),
    );
    const fields = fc.record({ bucket: text, prefix: text, bucketRegion: text, kmsKey: text });
    fc.assert(
      fc.property(fields, ({ bucket, prefix, bucketRegion, kmsKey }) => {
        const { settings, told } = propose({ bucket, prefix, bucketRegion, kmsKey });
        if (settings === null) expect(told.join()).toContain("is nothing that the settings take");
        else
          expect(read(settings)).toEqual({ bucket, prefix, region: bucketRegion, ...(kmsKey === key && { kmsKey }) });
      }),
      { numRuns: 500 },
    );
  });
});

test("what a trail does not do is said", () => {
  expect(propose({ isLogging: false, stoppedAt: "2026-11-01T08:00:00.000Z" }).told).toEqual([
    "It has been stopped since 1 Nov 2026: only what it wrote before can be read.",
  ]);
  const told = propose({ isLogging: undefined, management: undefined, isEverywhere: false }).told.join(" ");
  expect(told).toBe(
    "Whether it records at present was not read. It records us-east-1 alone. What it selects was not read.",
  );
  expect(propose({ deliveryError: "NoSuchBucket" }).told.join()).toContain(
    "did not arrive in the bucket (NoSuchBucket)",
  );
});
