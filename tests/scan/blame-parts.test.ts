import { expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import keysAreRotated from "#lib/checks/iam-user/access-keys-are-rotated.ts";
import credentialsAreUsed from "#lib/checks/iam-user/credentials-are-used.ts";
import keyIsOwn from "#lib/checks/notebook-instance/kms-key-is-customer-managed.ts";
import notPublic from "#lib/checks/s3-bucket/not-public.ts";
import { failWhere, isNotJudged } from "#lib/checks/verdicts.ts";
import { blameIn } from "#lib/scan/blame.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { parsed } from "#tests/activity/records.ts";
import { daysAgo, reported, row, userArn } from "#tests/checks/credential-report.ts";
import { account, identity, inventoryOf, now, reading, type TestInventory } from "#tests/support/test-check.ts";

let events = 0;
function event(at: string, call: string, requestParameters: object, user: string): EventDetail {
  const [service = "", eventName = ""] = call.split(":");
  const arn = `arn:aws:iam::${account}:user/${user}`;
  const userIdentity = { type: "IAMUser", arn, accountId: account, userName: user };
  const fields = { eventID: `e${events++}`, eventTime: at, eventName, eventSource: `${service}.amazonaws.com` };
  return { ...parsed({ ...fields, requestParameters, userIdentity }), resources: [] };
}

/** Who is blamed when a check judges this, or nobody; with which evidence it rests on. */
function judged(
  check: unknown,
  arn: string,
  resource: object,
  changes: EventDetail[],
  inventory: TestInventory = inventoryOf([]),
  options: object = {},
) {
  const one = check as Check;
  const subject = identity(one.kind, arn.split(/[/:]/).at(-1) ?? "", { arn });
  const verdict = one.evaluate(resource as never, { identity: subject, inventory, now, secrets: [], options } as never);
  if (verdict.status !== "fail") throw new Error(JSON.stringify(verdict));
  const newest = changes.toSorted((a, b) => b.at.localeCompare(a.at));
  const found = { status: "fail", evidence: verdict.evidence, resource: { ...subject, arn } } as const;
  const by = blameIn({ changes: newest, cut: [] }, found, []);
  return { by: by && `${by.name} by ${by.actor}`, decides: verdict.evidence.filter((part) => !isNotJudged(part)) };
}

const user = { Arn: userArn };
const name = userArn.split("/").at(-1);
const twoKeys = reported(
  row({
    access_key_1_active: "true",
    access_key_1_last_rotated: daysAgo(80),
    access_key_1_last_used_date: "N/A",
    access_key_2_active: "true",
    access_key_2_last_rotated: daysAgo(2),
    access_key_2_last_used_date: daysAgo(1),
  }),
);

test("who made the new key, as the fix says, is not who let the old one grow old", () => {
  const fresh = event(daysAgo(2), "iam:CreateAccessKey", { userName: name }, "bob");
  const old = event(daysAgo(80), "iam:CreateAccessKey", { userName: name }, "ann");
  const made = event(daysAgo(85), "iam:CreateUser", { userName: name }, "cy");
  const off = event(daysAgo(1), "iam:UpdateAccessKey", { userName: name, status: "Inactive" }, "dee");
  for (const [check, options] of [
    [keysAreRotated, { days: 60 }],
    [credentialsAreUsed, { days: 45 }],
  ] as const) {
    const all = judged(check, userArn, user, [fresh, old, made, off], twoKeys, options);
    expect(all.by).toBe(`CreateAccessKey by ${old.actor}`);
    expect(all.decides.map(({ path }) => path.replace("_last_rotated", ""))).toEqual([
      "CredentialReport: access_key_1",
    ]);
    expect(judged(check, userArn, user, [fresh, made, off], twoKeys, options).by).toBeUndefined();
  }
});

test("who made a bucket's ACL private is not who made its policy public", () => {
  const arn = "arn:aws:s3:::models";
  const resource = {
    Name: "models",
    Acl: { Grants: [] },
    OwnershipControls: null,
    PolicyStatus: { IsPublic: true },
    PublicAccessBlock: null,
  };
  const opened = event(daysAgo(9), "s3:PutBucketPolicy", { bucketName: "models" }, "ann");
  const closed = event(daysAgo(1), "s3:PutBucketAcl", { bucketName: "models" }, "bob");
  expect(judged(notPublic, arn, resource, [opened, closed]).by).toBe(`PutBucketPolicy by ${opened.actor}`);
  expect(judged(notPublic, arn, resource, [closed]).by).toBeUndefined();
});

test("who named a key is not who disabled it", () => {
  const arn = `arn:aws:kms:us-east-1:${account}:key/1`;
  const key = (more: object) => inventoryOf([reading("kms-key", "1", { KeyId: "1", Arn: arn, ...more }, { arn })]);
  const notebook = `arn:aws:sagemaker:us-east-1:${account}:notebook-instance/nb`;
  const resource = { NotebookInstanceArn: notebook, KmsKeyId: arn };
  const made = event(
    daysAgo(9),
    "sagemaker:CreateNotebookInstance",
    { notebookInstanceName: "nb", kmsKeyId: arn },
    "ann",
  );
  const disabled = key({ KeyManager: "CUSTOMER", KeyState: "Disabled" });
  expect(judged(keyIsOwn, notebook, resource, [made], disabled).by).toBeUndefined();
  const ofAws = key({ KeyManager: "AWS", KeyState: "Enabled" });
  expect(judged(keyIsOwn, notebook, resource, [made], ofAws).by).toBe(`CreateNotebookInstance by ${made.actor}`);
});

test("evidence keeps what it saw and expected, and says which of it is not what fails", () => {
  const part = { path: "A", observed: 1, expected: "2" };
  const verdict = failWhere([part, { ...part, path: "B" }], (at) => at === 0);
  expect(verdict).toEqual({
    status: "fail",
    evidence: [part, { path: "B", observed: 1, expected: "not what fails: 2" }],
  });
});
