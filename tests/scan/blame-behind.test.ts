import { afterAll, beforeAll, expect, test } from "vitest";
import { blameEach } from "#lib/scan/blame.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { knownResources } from "#lib/store/known-resources.ts";
import { identityOf, newAccount, readingOf, scanOf } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const account = "111122223333";
const iam = (resource: string) => `arn:aws:iam::${account}:${resource}`;

function event(id: string, minute: number, requestParameters: object, about: { arn: string; kind: string }): NewEvent {
  const [name = ""] = id.split("-");
  const at = `2026-11-02T00:${minute}:00.000Z`;
  const row = { ...plainEvent, id, at, name, source: "iam.amazonaws.com", actor: `actor of ${id}`, mfa: false };
  const record = { userIdentity: { accountId: account }, requestParameters };
  return {
    event: { ...row, record },
    resources: [about],
  };
}

const role = { arn: iam("role/ml/trainer"), kind: "iam-role" };
const policy = { arn: iam("policy/ci/ml-deploy"), kind: "iam-policy" };

let store: Awaited<ReturnType<typeof openTestStore>>;

beforeAll(async () => {
  store = await openTestStore();
  await newAccount(store.db, account);
  const readings = [
    readingOf({ ...identityOf(account, "trainer", role.kind, "global"), arn: role.arn }),
    readingOf({ ...identityOf(account, "ml-deploy", policy.kind, "global"), arn: policy.arn }),
  ];
  await scanOf(store.db, account, { readings });
  await insertEvents(store.db, account, [
    event("AttachRolePolicy-1", 10, { roleName: "trainer", policyArn: policy.arn }, role),
    event("CreatePolicyVersion-2", 20, { policyArn: policy.arn, policyDocument: "{}", setAsDefault: true }, policy),
    // As it is stored where nobody knew the path.
    event(
      "PutRolePolicy-3",
      30,
      { roleName: "trainer", policyName: "hop" },
      { arn: iam("role/trainer"), kind: role.kind },
    ),
  ]);
}, 60_000);
afterAll(() => store.close());

const finding = (id: string, arn: string, kind: string, path: string, observed: unknown, expected = "less") => ({
  id,
  status: "fail" as const,
  resource: { arn, kind, name: "x", region: "global" },
  evidence: [{ path, observed, expected }],
});

test("a finding names who changed its role, the policy that this has attached, and the resource that a step is about", async () => {
  const model = `arn:aws:sagemaker:us-east-1:${account}:model/m#image-to-administrator`;
  const blamed = await blameEach(
    store.db,
    account,
    [
      finding("managed", role.arn, role.kind, "ManagedPolicies[0].Document.Statement[0]", "ml-deploy: Allow * on *"),
      finding("inline", role.arn, role.kind, "RolePolicyList[0].PolicyDocument", "hop: Allow * on *"),
      finding("step", model, "attack-path", "iam-role trainer: policies", ["ml-deploy: Allow * on *"]),
      finding("beside", role.arn, role.kind, "RolePolicyList[0]", "hop: Allow * on *", "not judged"),
      finding("other", iam("role/other"), role.kind, "RolePolicyList[0]", "hop: Allow * on *"),
    ],
    () => [],
  );
  expect(Object.fromEntries([...blamed].map(([id, { id: by, certainty }]) => [id, `${by} ${certainty}`]))).toEqual({
    managed: "CreatePolicyVersion-2 set",
    inline: "PutRolePolicy-3 set",
    step: "CreatePolicyVersion-2 set",
  });
});

test("what an account has of some kinds, for events to be about", async () => {
  expect(await knownResources(store.db, account, [role.kind])).toEqual([{ ...role, also: null }]);
  expect(await knownResources(store.db, account, [])).toEqual([]);
});
