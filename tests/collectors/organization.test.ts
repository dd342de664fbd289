import { afterAll, beforeAll, expect, test } from "vitest";
import organization from "#lib/collectors/organizations/organization.ts";
import organizationPolicy from "#lib/collectors/organizations/organization-policy.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

const { organization: ours, ...alone } = demoAccount({ now: new Date() });
const member = { ...alone, organization: { id: "o-abcdefghij", managementAccount: "111122223333" } };
let simulators: { alone: Simulator; member: Simulator };

beforeAll(async () => {
  const start = (account: typeof alone) => startSimulator({ account, enforceLimits: false });
  simulators = { alone: await start(alone), member: await start(member) };
});
afterAll(() => Promise.all(Object.values(simulators).map((one) => one.close())));

test.each([organization, organizationPolicy])(
  "an account that is in none has none, and that is known: $kind",
  async (one) => {
    expect(ours).toBeDefined();
    const { readings, coverage, stopped } = await collectOne(one, simulators.alone.url, alone.id, region);
    expect(readings).toEqual([]);
    expect(stopped).toBeUndefined();
    expect(coverage.map(({ status, failures }) => ({ status, failures }))).toContainEqual({
      status: "complete",
      failures: 0,
    });
    expect(coverage.every(({ failures }) => failures === 0)).toBe(true);
  },
);

test("a member sees its organization under the management account's ARN", async () => {
  const { readings } = await collectOne(organization, simulators.member.url, alone.id, region);
  const arn = "arn:aws:organizations::111122223333:organization/o-abcdefghij";
  expect(readings).toMatchObject([{ status: "read", identity: { account: alone.id, name: "o-abcdefghij", arn } }]);
});

test("a member that may not see the policies is refused as AWS says it", async () => {
  const { readings, coverage, stopped } = await collectOne(organizationPolicy, simulators.member.url, alone.id, region);
  expect(readings).toEqual([]);
  expect(stopped).toMatchObject({ class: "denied", code: "AccessDeniedException" });
  expect(coverage).toMatchObject([{ action: "organizations:ListPolicies", status: "denied", unlisted: true }]);
});
