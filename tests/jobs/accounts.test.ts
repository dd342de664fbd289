import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { addAccount, addOrganization } from "#lib/jobs/accounts-job.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { getAccount, listAccounts, storedConnection } from "#lib/store/accounts.ts";
import { sql } from "#lib/store/drizzle.ts";
import { query } from "#lib/store/query.ts";
import { externalId, management, member, organization, roleName } from "#tests/support/organization.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const simulator = await startSimulator(organization);
const store = await openTestStore();
afterAll(() => Promise.all([simulator.close(), store.close()]));

beforeEach(async () => {
  vi.stubEnv("AWS_ENDPOINT_URL", simulator.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIATEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  await query(store.db, sql`delete from accounts`);
});
afterEach(() => vi.unstubAllEnvs());

describe("an account", () => {
  const roleArn = `arn:aws:iam::222222222222:role/${roleName}`;

  test("is added by the role that leads into it, and reached in another way later", async () => {
    const connection = { type: "role", roleArn, externalId } as const;
    const added = await addAccount(store.db, { connection, label: "Science", regions: ["us-east-1"] });
    expect(added).toEqual({
      ...{ id: "222222222222", label: "Science", partition: "aws", regions: ["us-east-1"] },
      connection: { type: "role", roleArn },
      currentScan: null,
    });
    await addAccount(store.db, { connection, regions: "all" });
    expect(await getAccount(store.db, "222222222222")).toMatchObject({ label: "Science", regions: "all" });
  });

  test("is not added by a role that lets nobody in, nor in a region that it has not", async () => {
    const refused = addAccount(store.db, { connection: { type: "role", roleArn }, regions: "all" });
    await expect(refused).rejects.toMatchObject({ code: "assume-role" });
    const nowhere = addAccount(store.db, { connection: { type: "default" }, regions: ["eu-west-9"] });
    await expect(nowhere).rejects.toMatchObject({ code: "region" });
    expect(await listAccounts(store.db)).toEqual([]);
  });
});

test("what AWS does not tell apart is not added: an account without a name is nobody's", async () => {
  simulator.setFaults([{ action: "sts:GetCallerIdentity", kind: "error-500" }]);
  const added = addAccount(store.db, { connection: { type: "default" }, regions: "all" });
  await expect(added).rejects.toMatchObject({ code: "credentials" });
  simulator.setFaults([]);
  expect(await listAccounts(store.db)).toEqual([]);
}, 30_000);

test("an external id is kept, and shown to nobody who lists accounts", async () => {
  const roleArn = `arn:aws:iam::222222222222:role/${roleName}`;
  await addAccount(store.db, { connection: { type: "role", roleArn, externalId }, regions: "all" });
  expect(JSON.stringify(await listAccounts(store.db))).not.toContain(externalId);
  expect(await storedConnection(store.db, "222222222222")).toMatchObject({ externalId });
});

describe("an organization", () => {
  test("gives the accounts in which the role can be assumed, and says what is left and why", async () => {
    const { added, left } = await addOrganization(store.db, { roleName, externalId, regions: "all" });
    expect(added.map(({ id }) => id)).toEqual([management, "222222222222", "555555555555"]);
    expect(left.map(({ id }) => id)).toEqual(["333333333333", "444444444444"]);
    expect(left[0]?.why).toContain(`arn:aws:iam::333333333333:role/${roleName} could not be assumed`);
    expect(left[1]?.why).toBe("The account is suspended.");
    const accounts = await listAccounts(store.db);
    const connections = Object.fromEntries(accounts.map(({ id, connection }) => [id, connection.type]));
    expect(connections).toEqual({ [management]: "default", "222222222222": "role", "555555555555": "role" });
  });

  test("is added again without a change of what people call its accounts, and only in regions that there are", async () => {
    const wanted = { roleName, externalId, regions: "all" } as const;
    const roleArn = `arn:aws:iam::222222222222:role/${roleName}`;
    await addAccount(store.db, { connection: { type: "role", roleArn, externalId }, label: "Ours", regions: "all" });
    await addOrganization(store.db, wanted);
    const labels = (await listAccounts(store.db)).map(({ label }) => label).sort();
    expect(labels).toEqual(["Management", "Ours", "\u202eSandbox"]);
    const nowhere = addOrganization(store.db, { ...wanted, regions: ["eu-west-9"] });
    await expect(nowhere).rejects.toMatchObject({ code: "region" });
  });

  test("is narrowed to some accounts, or to all but some", async () => {
    const wanted = { roleName, externalId, regions: "all" } as const;
    const only = await addOrganization(store.db, { ...wanted, include: ["222222222222"] });
    expect(only.added.map(({ id }) => id)).toEqual(["222222222222"]);
    expect(only.left).toHaveLength(4);
    const rest = await addOrganization(store.db, { ...wanted, exclude: ["222222222222"] });
    expect(rest.added.map(({ id }) => id)).toEqual([management, "555555555555"]);
  });

  test("says of an account that was asked for by name and is none of its own", async () => {
    const wanted = { roleName, externalId, regions: "all", include: ["222222222222", "999999999999"] } as const;
    const { left } = await addOrganization(store.db, { ...wanted, include: [...wanted.include] });
    const why = "The organization has no such account.";
    expect(left).toContainEqual({ id: "999999999999", name: "", why });
  });

  test("is not listed to a member", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", alone.url);
    const refused = addOrganization(store.db, { roleName, regions: "all" });
    await expect(refused).rejects.toMatchObject({
      code: "credentials",
      message: expect.stringContaining("AccessDenied"),
    });
  });
});

const alone = await startSimulator({
  account: { ...member("666666666666"), organization: { id: "o-company0001", managementAccount: management } },
  enforceLimits: false,
});
afterAll(() => alone.close());
