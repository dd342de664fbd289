import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { requestHandler } from "#lib/aws/clients.ts";
import { type CredentialSource, providerFor } from "#lib/aws/credentials.ts";
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
  return () => {
    vi.unstubAllEnvs();
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
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

describe("credentials that cannot be fetched", () => {
  const inMinutes = (minutes: number) => vi.useFakeTimers({ toFake: ["Date"], now: clock.now + minutes * 60_000 });

  test("leave those that are held for as long as they last", async () => {
    const { session, lists } = await reached(role);
    inMinutes(0);
    await lists();
    simulator.setFaults([{ action: "sts:AssumeRole", kind: "denied" }]);
    inMinutes(57);
    await lists();
    inMinutes(61);
    expect(await failureOf(lists())).toMatchObject({ code: "AccessDenied" });
    simulator.setFaults([]);
    await lists();
    expect(session.credentials.haveEnded).toBe(false);
  });

  test("since nobody answers are no end, and no silence of the service that was to be asked", async () => {
    const { session, lists } = await reached(role);
    simulator.setFaults([{ action: "sts:AssumeRole", kind: "disconnect" }]);
    expect(await failureOf(lists())).toMatchObject({ code: "TimeoutError" });
    simulator.setFaults([]);
    await lists();
    simulator.setFaults([
      { action: "sagemaker:ListModels", kind: "expired-token", times: 2 },
      { action: "sts:AssumeRole", kind: "disconnect" },
    ]);
    expect(await failureOf(lists())).toMatchObject({ code: "TimeoutError" });
    simulator.setFaults([]);
    await lists();
    expect(session.credentials.haveEnded).toBe(false);
  });

  test.each([
    ["a role", role],
    ["a profile's role", { type: "profile", profile: "assumed" } as const],
  ])("since an STS never answers are given up on: %s", async (_, source) => {
    const assumed = `[assumed]\nrole_arn = ${role.roleArn}\nsource_profile = work\n`;
    await writeFile(file, `${assumed}[work]\naws_access_key_id = AKIAWORK\naws_secret_access_key = secret\n`);
    const { lists } = await reached(source);
    simulator.setFaults([{ action: "sts:AssumeRole", kind: "hang" }]);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let told: unknown;
    void failureOf(lists()).then((failure) => {
      told = failure;
    });
    for (let seconds = 0; seconds < 120 && !told; seconds++) {
      vi.advanceTimersByTime(1_000);
      // What is sent and received takes its own time.
      await sleep(5);
    }
    expect(told).toMatchObject({ code: "TimeoutError" });
  });
});

test("Identity Center is asked in its own region, not where the scan begins", async () => {
  const start = "https://company.awsapps.com/start";
  const cache = join(folder, ".aws", "sso", "cache");
  await mkdir(cache, { recursive: true });
  const token = { accessToken: "token", expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
  await writeFile(join(cache, `${createHash("sha1").update(start).digest("hex")}.json`), JSON.stringify(token));
  vi.stubEnv("HOME", folder);
  const place = `sso_start_url = ${start}\nsso_region = eu-west-1\nsso_account_id = ${accountId}\nsso_role_name = Audit\n`;
  await writeFile(file, `[center]\n${place}`);
  const asked = vi.spyOn(requestHandler, "handle").mockRejectedValue(new Error("Nobody is asked in tests."));
  const provide = providerFor({ type: "profile", profile: "center" }, { homeRegion: "us-east-1", requestHandler });
  await failureOf(provide());
  expect(asked.mock.calls.map(([{ hostname }]) => hostname)).toEqual(["portal.sso.eu-west-1.amazonaws.com"]);
});
