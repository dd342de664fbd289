import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAccountFile } from "#lib/simulator/account-file.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { holdDirectory } from "#lib/store/lock.ts";
import { account } from "#tests/simulator/fixture.ts";
import { keys, type Ran, runCli } from "./run-cli.ts";

let simulator: Simulator;
let folder: string;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  folder = await mkdtemp(join(tmpdir(), "sagewarden-cli-"));
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

/** One sentence or two on stderr, nothing on stdout, no stack and no secret. */
function expectSentence(ran: Ran, code: number, ...parts: (string | RegExp)[]): void {
  expect(ran.stderr).toMatch(/^sagewarden: [A-Z-].*[.?]\n$/m);
  for (const part of parts) expect(ran.stderr).toMatch(part);
  expect(ran.stderr).not.toMatch(/\n\s+at |node:internal/);
  expect(ran.stderr + ran.stdout).not.toContain(keys.AWS_SECRET_ACCESS_KEY);
  expect(ran.stdout).toBe("");
  expect(ran.code).toBe(code);
}

const scan = (words: string[], environment: Record<string, string>) => {
  return runCli(["scan", ...(words.includes("--regions") ? [] : ["--regions", "us-east-1"]), ...words], environment);
};
const here = () => ({ ...keys, AWS_ENDPOINT_URL: simulator.url, AWS_REGION: "us-east-1" });

describe.concurrent("a sentence, and a non-zero exit, for", () => {
  test("no credentials", async () => {
    expectSentence(await scan([], { AWS_REGION: "us-east-1" }), 1, "No AWS credentials were found", "--demo");
  });

  test("expired credentials", async () => {
    expectSentence(
      await scan([], { ...here(), AWS_ACCESS_KEY_ID: "EXPIREDEXPIREDEXPIRED" }),
      1,
      "did not accept",
      "Renew",
    );
  });

  test("unknown credentials", async () => {
    expectSentence(await scan([], { ...here(), AWS_ACCESS_KEY_ID: "INVALIDINVALIDINVALID" }), 1, "did not accept");
  });

  test("a profile that does not exist", async () => {
    expectSentence(await scan(["--profile", "nobody"], { AWS_REGION: "us-east-1" }), 1, /credentials/, /profile/i);
  });

  test("a role that cannot be assumed", async () => {
    const role = `arn:aws:iam::${account.id}:role/not-there`;
    expectSentence(await scan(["--role-arn", role], here()), 1, "could not be assumed", "trust policy");
  });

  test("an endpoint that refuses the connection", async () => {
    expectSentence(
      await scan([], { ...here(), AWS_ENDPOINT_URL: "http://127.0.0.1:9" }),
      1,
      "did not answer",
      "AWS_ENDPOINT_URL",
    );
  });

  test("an endpoint that never answers", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    expectSentence(await scan([], { ...here(), AWS_ENDPOINT_URL: url }), 1, "did not answer within 15 seconds");
    silent.closeAllConnections();
    silent.close();
  });

  test("a misspelt region, with the one that was meant", async () => {
    expectSentence(
      await scan(["--regions", "us-esat-1"], here()),
      1,
      'no AWS region "us-esat-1"',
      "Did you mean us-east-1",
    );
  });

  test("a region that is not enabled", async () => {
    const disabled = account.disabledRegions[0] ?? "";
    expectSentence(await scan(["--regions", `us-east-1,${disabled}`], here()), 1, `${disabled} is not enabled`);
  });

  test.each([
    [["--format", "docx"], "--format cannot be"],
    [["--horizon", "soon"], "--horizon cannot be"],
    [["--fail-on", "terrible"], "--fail-on cannot be"],
    [["--kinds", "toaster"], "--kinds cannot be"],
    [["--min-coverage", "101"], "--min-coverage cannot be"],
    [["--unheard-of"], "Unknown option"],
    [["--external-id", "x"], "--role-arn"],
  ])("wrong usage: %j", async (words, part) => {
    expectSentence(await scan(words, here()), 2, part);
  });

  test("a command that does not exist", async () => {
    expectSentence(await runCli(["scna"]), 2, 'no command "scna"');
  });

  test("an environment variable that is wrong, without its value", async () => {
    const ran = await scan([], { ...here(), SAGEWARDEN_TOKEN: "tooshort" });
    expectSentence(ran, 2, "SAGEWARDEN_TOKEN");
    expect(ran.stderr).not.toContain("tooshort");
  });

  test("a report file in a folder that is not there", async () => {
    const ran = await scan(["--kinds", "vpc", "--output", join(folder, "no", "report.json")], here());
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("could not be written");
  }, 60_000);

  test("a data directory that another process holds", async () => {
    const dataDir = join(folder, "held");
    const release = await holdDirectory(dataDir);
    const ran = await scan(["--save"], { ...here(), SAGEWARDEN_DATA: dataDir });
    await release();
    expectSentence(ran, 1, "is in use by another process", String(process.pid), "SAGEWARDEN_DATA");
  });

  test("a data directory that was damaged, which is left as it is", async () => {
    const dataDir = join(folder, "damaged");
    await mkdir(join(dataDir, "database", "base"), { recursive: true });
    await writeFile(join(dataDir, "database", "PG_VERSION"), "17\n");
    expectSentence(
      await scan(["--save"], { ...here(), SAGEWARDEN_DATA: dataDir }),
      1,
      "could not be opened",
      "Nothing in it was changed",
    );
  });

  test("a database server that is not there", async () => {
    const ran = await scan(["--save"], { ...here(), DATABASE_URL: "postgres://user:database-password@127.0.0.1:9/x" });
    expectSentence(ran, 1, "The database on 127.0.0.1 could not be used", "DATABASE_URL");
    expect(ran.stderr).not.toContain("database-password");
  });

  test("a port in use", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as AddressInfo;
    const ran = await runCli(["serve", "--dev"], { PORT: String(port), SAGEWARDEN_DATA: join(folder, "port") });
    taken.close();
    expectSentence(ran, 1, `Port ${port} on 127.0.0.1 is in use`, "PORT=");
  });
});

/** A report came, whatever else is to be said. */
function reportIn(ran: Ran): {
  score: { value: number | null };
  coverage: { status: string; error?: string }[];
  findings: { status: string }[];
} {
  return JSON.parse(ran.stdout);
}

test("credentials that expire on the way: a report of what was read, what to do, and a non-zero exit", async () => {
  const faults = [{ action: "ec2:DescribeVpcs", kind: "expired-token" }] as const;
  const ending = await startSimulator({ account, enforceLimits: false, faults: [...faults] });
  const ran = await scan(["--kinds", "vpc"], { ...here(), AWS_ENDPOINT_URL: ending.url });
  await ending.close();
  expect(ran.stderr).toContain("The credentials expired before the scan was done. Renew them");
  expect(reportIn(ran).coverage.map(({ error }) => error)).toContainEqual(expect.stringContaining("RequestExpired"));
  expect(reportIn(ran).findings.filter(({ status }) => status === "pass")).toEqual([]);
  expect(ran.code).toBe(1);
});

test("an account in which SageMaker was never used: all of it is read, and it is neither good nor bad", async () => {
  const file = join(folder, "empty.json");
  await writeFile(
    file,
    JSON.stringify({ id: "111122223333", regions: [{ name: "us-east-1" }, { name: "eu-west-1" }] }),
  );
  const unused = await startSimulator({ account: await readAccountFile(file), enforceLimits: false });
  const ran = await scan(["--regions", "all"], { ...here(), AWS_ENDPOINT_URL: unused.url });
  await unused.close();
  const { score, coverage, findings } = reportIn(ran);
  expect(ran.code).toBe(0);
  expect(coverage.filter(({ status }) => status !== "complete")).toEqual([]);
  expect(findings.filter(({ status }) => status === "fail" || status === "unknown")).toEqual([]);
  expect(score.value).toBeNull();
});

test("an account that is kept without a list of regions is one of all of them, those to come included", async () => {
  const environment = { ...here(), SAGEWARDEN_DATA: join(folder, "kept") };
  const kept = async () => {
    const store = await openStore({ dataDir: environment.SAGEWARDEN_DATA });
    const [only] = await listAccounts(store.db);
    await store.close();
    return only?.regions;
  };
  const words = ["scan", "--save", "--kinds", "vpc", "--output", join(folder, "kept.json")];
  expect((await runCli(words, environment)).code).toBe(0);
  expect(await kept()).toBe("all");
  expect((await runCli([...words, "--regions", "us-east-1"], environment)).code).toBe(0);
  expect(await kept()).toEqual(["us-east-1"]);
});
