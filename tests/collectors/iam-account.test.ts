import { afterAll, beforeAll, expect, test } from "vitest";
import { credentialRows } from "#lib/collectors/iam/credential-report.ts";
import iamAccount from "#lib/collectors/iam/iam-account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

let simulator: Simulator;
const account = demoAccount({ now: new Date() });

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

const head =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active," +
  "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service," +
  "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service," +
  "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info";
const rest = `2024-01-01T00:00:00+00:00${",false".repeat(head.split(",").length - 3)}`;
const rowsOf = (...rows: string[]) => credentialRows(new TextEncoder().encode([head, ...rows].join("\n")));

test("a user's name may have a comma, a row may not have more fields than the head", () => {
  expect(rowsOf(`"ada,ops",arn:aws:iam::1:user/a,${rest}`)[0]).toMatchObject({ user: "ada,ops", mfa_active: "false" });
  expect(rowsOf(`,arn:aws:iam::1:user/a,${rest}`)[0]).toMatchObject({ user: "", arn: "arn:aws:iam::1:user/a" });
  expect(() => rowsOf(`ada,ops,arn:aws:iam::1:user/a,${rest}`)).toThrow("a row that is not one");
});

test("a report without a column that is looked at is none", () => {
  expect(() => credentialRows(new TextEncoder().encode(head.replace("mfa_active,", "")))).toThrow("mfa_active");
  expect(() => credentialRows(new Uint8Array())).toThrow("no column user");
});

test("the root user and every user are rows of it; what the account does not have is not unread", async () => {
  const { readings } = await collectOne(iamAccount, simulator.url, account.id, region);
  const [reading] = readings;
  expect(reading).toMatchObject({ status: "read", identity: { arn: `arn:aws:iam::${account.id}:root` } });
  if (reading?.status !== "read") return;
  const { CredentialReport, VirtualMFADevices } = reading.resource as {
    CredentialReport: { Users: { user: string; arn: string; mfa_active: string }[] };
    VirtualMFADevices: { UserArn: string }[];
  };
  expect(CredentialReport.Users.map(({ user }) => user)).toEqual([
    "<root_account>",
    ...account.iam.users.map(({ UserName }) => UserName),
  ]);
  // What is in use and is no app on a phone is a security key.
  const virtual = new Set(VirtualMFADevices.map(({ UserArn }) => UserArn));
  const keys = CredentialReport.Users.filter(({ arn, mfa_active }) => mfa_active === "true" && !virtual.has(arn));
  expect(keys.map(({ user }) => user)).toEqual(["grace.okafor"]);

  const bare = await startSimulator({ account: { ...account, shelves: {} }, enforceLimits: false });
  const collected = await collectOne(iamAccount, bare.url, account.id, region);
  await bare.close();
  expect(collected.readings[0]).toMatchObject({ status: "read", resource: { PasswordPolicy: null, Aliases: [] } });
  expect(collected.coverage.map(({ status }) => status)).not.toContain("failed");
});
