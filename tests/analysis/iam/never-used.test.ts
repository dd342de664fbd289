import { expect, test } from "vitest";
import { narrower, recordOfUse } from "#lib/analysis/iam/never-used.ts";
import { inventoryOf, now, reading, unread } from "#tests/support/test-check.ts";
import { role, roleArn } from "./roles.ts";

const day = 24 * 3_600_000;
const made = (daysAgo: number) => new Date(Date.parse(now) - daysAgo * day) as never;
const old = role({}, { CreateDate: made(900) });
const where = { arn: `${roleArn}#use`, region: "global" };

function usedBy(services: Record<string, boolean>, of = old) {
  const Services = Object.entries(services).map(([ServiceNamespace, used]) => ({
    ServiceNamespace,
    ...(used && { LastAuthenticated: "2026-11-01T00:00:00.000Z" as never }),
    ...(ServiceNamespace === "s3" && {
      TrackedActionsLastAccessed: [
        { ActionName: "CreateBucket" },
        { ActionName: "ListBuckets", LastAccessedTime: "2026-11-01T00:00:00.000Z" as never },
      ],
    }),
  }));
  const inventory = inventoryOf([reading("iam-role-use", "ml-training", { RoleArn: roleArn, Services }, where)]);
  return recordOfUse(of, inventory, now);
}

test("services and calls that were never made are named, with how far the record goes", () => {
  expect(usedBy({ s3: true, sagemaker: false })).toMatchObject({
    known: true,
    never: ["sagemaker"],
    lastUsed: "2026-11-01T00:00:00.000Z",
    days: 400,
    services: [
      { service: "s3", actions: { tracked: 2, never: ["CreateBucket"] } },
      { service: "sagemaker", lastUsed: null, actions: null },
    ],
  });
  expect(usedBy({ s3: true }, role({}, { CreateDate: made(30) }))).toMatchObject({ days: 30 });
});

test("what could not be read is not known, and no statement is made of it", () => {
  for (const inventory of [
    inventoryOf([unread("iam-role-use", "ml-training", where)]),
    inventoryOf([], ["iam-role-use"]),
  ]) {
    const use = recordOfUse(old, inventory, now);
    expect(use.known).toBe(false);
    expect(narrower(use)).toBeUndefined();
  }
});

test("a narrower statement takes away what was never called, but what AWS may use unseen", () => {
  expect(narrower(usedBy({ s3: true, sagemaker: false, kms: false, iam: false, ec2: false, glue: false }))).toEqual({
    Effect: "Deny",
    Action: ["glue:*", "sagemaker:*"],
    Resource: "*",
  });
});

test("a record that is short, or of a role that never did anything, suggests nothing", () => {
  expect(narrower(usedBy({ s3: true, sagemaker: false }, role({}, { CreateDate: made(89) })))).toBeUndefined();
  expect(
    narrower(usedBy({ s3: true, sagemaker: false }, role({}, { CreateDate: undefined as never }))),
  ).toBeUndefined();
  expect(narrower(usedBy({ s3: false, sagemaker: false }))).toBeUndefined();
  expect(narrower(usedBy({ s3: true }))).toBeUndefined();
});
