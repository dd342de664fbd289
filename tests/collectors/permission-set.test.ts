import { expect, test } from "vitest";
import permissionSet from "#lib/collectors/sso/permission-set.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { instances, type SimulatedInstance } from "#lib/simulator/shelves/sso.ts";
import { collectOne, region } from "./collect-one.ts";

/** What is read where the account's one instance is like this. */
async function readWith(change: Partial<SimulatedInstance>) {
  const account: SimulatedAccount = demoAccount({ now: new Date() });
  for (const place of account.regions) for (const one of instances.on(place)) Object.assign(one, change);
  const simulator = await startSimulator({ account, enforceLimits: false });
  const collected = await collectOne(permissionSet, simulator.url, account.id, region);
  await simulator.close();
  return collected;
}

test("sets are called by their names, and have no boundary where AWS finds none", async () => {
  const { readings } = await readWith({});
  const boundaries = readings.map((one) => [
    one.identity.name,
    one.status === "read" && (one.resource as { PermissionsBoundary: unknown }).PermissionsBoundary !== null,
  ]);
  expect(boundaries).toEqual([
    ["DataScientist", true],
    ["ViewOnly", false],
    ["AdministratorAccess", false],
  ]);
});

test("who has a set in this account is said by ids: the identity store alone knows names", async () => {
  const { readings } = await readWith({});
  const given = readings.flatMap((one) =>
    one.status === "read"
      ? [(one.resource as { AccountAssignments: { PrincipalType: string }[] }).AccountAssignments]
      : [],
  );
  expect(given.map((list) => list.map(({ PrincipalType }) => PrincipalType))).toEqual([
    ["GROUP", "GROUP"],
    ["GROUP"],
    ["GROUP", "USER"],
  ]);
  expect(given.flat()[0]).toMatchObject({ PrincipalId: expect.stringMatching(/^[\da-f-]{36}$/) });
});

test("an account that does not administer the instance is refused: those it knew are out of sight", async () => {
  const { readings, coverage, lost } = await readWith({ administered: false });
  expect(readings).toEqual([]);
  expect(lost).toMatchObject([
    { arns: "arn:aws:sso:::permissionSet/ssoins-7223b3f0a1c2d4e5/", failure: { class: "denied" } },
  ]);
  expect(coverage).toContainEqual(
    expect.objectContaining({ action: "sso:ListPermissionSetsProvisionedToAccount", status: "denied" }),
  );
});

test("an instance without permission sets is not asked for any, and a replica is the other region's", async () => {
  for (const change of [{ permissionSetsEnabled: false }, { PrimaryRegion: "eu-west-1" }]) {
    const { readings, lost, coverage } = await readWith(change);
    expect(readings).toEqual([]);
    expect(lost).toEqual([]);
    expect(coverage.every(({ failures }) => failures === 0)).toBe(true);
    const said = coverage.flatMap(({ note }) => note ?? []);
    expect(said).toEqual(change.PrimaryRegion ? [expect.stringContaining("its primary region, eu-west-1")] : []);
  }
});
