import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { CredentialSource } from "#lib/aws/credentials.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { accountId, externalId } from "#tests/simulator/fixture/names.ts";
import { failureOf, simulated } from "#tests/simulator/simulated.ts";

const clock = { now: Date.now() };
const simulator = await simulated({ now: () => clock.now });
const folder = await mkdtemp(join(tmpdir(), "sagewarden-credentials-"));
const file = join(folder, "credentials");
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = (key: string) => writeFile(file, `[work]\naws_access_key_id = ${key}\naws_secret_access_key = secret\n`);
beforeEach(async () => {
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", file);
  vi.stubEnv("AWS_CONFIG_FILE", join(folder, "none"));
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  await write("AKIAWORK");
  simulator.setFaults([]);
  simulator.resetCalls();
  return () => vi.unstubAllEnvs();
});

async function reached(source: CredentialSource) {
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.unlimited = true;
  const clients = [await session.pool.get("sagemaker", "us-east-1"), await session.pool.get("sagemaker", "eu-south-2")];
  const lists = () => Promise.all(clients.map((client) => client.listModels({})));
  return { session, lists };
}
const role = { type: "role", roleArn: `arn:aws:iam::${accountId}:role/audit`, externalId, profile: "work" } as const;
const profile = { type: "profile", profile: "work" } as const;
const callsOf = (action: string) => simulator.calls().get(action) ?? 0;

describe("credentials that AWS calls expired", () => {
  test("of a role: it is assumed again, once for all clients, and nobody notices", async () => {
    const { session, lists } = await reached(role);
    await lists();
    expect(callsOf("sts:AssumeRole")).toBe(1);
    clock.now += 2 * 3_600_000;
    await lists();
    await lists();
    expect(callsOf("sts:AssumeRole")).toBe(2);
    expect(session.credentials.haveEnded).toBe(false);
  });

  test("of a profile: its file is read again", async () => {
    const { session, lists } = await reached(profile);
    await lists();
    await write("AKIARENEWED");
    simulator.setFaults([{ action: "sagemaker:ListModels", kind: "expired-token", times: 2 }]);
    await lists();
    expect(session.credentials.haveEnded).toBe(false);
  });

  test.each([
    ["of a profile whose file is as it was", profile, async () => write("AKIAWORK")],
    ["of a profile that is gone", profile, () => rm(file)],
    ["of a role whose own caller has expired", role, () => write("EXPIREDWORK")],
    ["of a role that gives what is expired as well", role, async () => undefined],
  ])("%s have ended: no further call is made", async (_, source, change) => {
    const { session, lists } = await reached(source);
    await lists();
    await change();
    simulator.setFaults([{ action: "sagemaker:*", kind: "expired-token" }]);
    expect(await failureOf(lists())).toMatchObject({ code: "ExpiredTokenException" });
    expect(session.credentials.haveEnded).toBe(true);
    simulator.setFaults([]);
    const made = callsOf("sagemaker:ListModels");
    expect(await failureOf(lists())).toMatchObject({ code: "ExpiredTokenException" });
    expect(callsOf("sagemaker:ListModels")).toBe(made);
  });
});
