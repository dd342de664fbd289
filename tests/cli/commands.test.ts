import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checks } from "#lib/checks/index.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { account } from "#tests/simulator/fixture.ts";
import { keys, runCli } from "./run-cli.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

const here = () => ({ ...keys, AWS_ENDPOINT_URL: simulator.url });
const scan = ["scan", "--regions", "us-east-1", "--kinds", "notebook-instance,vpc"];

interface Report {
  schemaVersion: number;
  scan: { account: string; regions: string[] };
  score: { coverage: number };
  coverage: { action: string; status: string; permission?: string }[];
  resources: { kind: string }[];
  findings: { id: string; status: string; check: string; fix?: { summary: string }; resource: { name: string } }[];
}

describe("scan", () => {
  test("prints the JSON report alone on stdout, progress on stderr", async () => {
    const { code, stdout, stderr } = await runCli([...scan, "--format", "json"], here());
    const report = JSON.parse(stdout) as Report;
    expect(code).toBe(0);
    expect(stderr).toContain("collecting");
    expect(report).toMatchObject({ schemaVersion: 1, scan: { account: account.id, regions: ["us-east-1"] } });
    // CloudTrail was not asked for: what happened is not known, and no nought.
    expect(report).toMatchObject({
      activity: { signals: null, calls: null, unread: [expect.stringContaining("No event")] },
    });
    expect(new Set(report.resources.map(({ kind }) => kind))).toEqual(new Set(["notebook-instance", "vpc"]));
    const failing = report.findings.filter(({ status }) => status === "fail");
    expect(failing.length).toBeGreaterThan(0);
    expect(failing.filter(({ fix }) => !fix?.summary)).toEqual([]);
    const ids = report.findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }, 60_000);

  test("a finding keeps its id from scan to scan", async () => {
    const run = async () =>
      (JSON.parse((await runCli(scan, here())).stdout) as Report).findings.map(({ id }) => id).sort();
    expect(await run()).toEqual(await run());
  }, 60_000);

  test("CSV and NDJSON hold a line for each finding", async () => {
    const csv = await runCli([...scan, "--format", "csv"], here());
    const ndjson = await runCli([...scan, "--format", "ndjson"], here());
    const lines = ndjson.stdout.trim().split("\n");
    expect(csv.stdout.trim().split("\r\n")).toHaveLength(lines.length + 1);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty("status");
  }, 60_000);

  test("writes HTML and OCSF as well, and says early what it cannot write", async () => {
    const page = await runCli([...scan, "--format", "html", "--html-passing", "counted", "--activity"], here());
    expect(page.stdout).toMatch(/^<!doctype html>.*<\/html>\s*$/s);
    expect(page.stdout).toMatch(/<th scope="row">us-east-1<\/th><td>\d/);
    // Patterns have looked through it too.
    expect(page.stdout).toMatch(/<h2>Signals <span class="total">[1-9]/);
    expect(page.stdout).not.toContain("have not looked through");
    const events = (await runCli([...scan, "--format", "ocsf"], here())).stdout.trim().split("\n");
    for (const event of events) expect(JSON.parse(event)).toMatchObject({ class_uid: 2003 });
    for (const words of [
      ["--format", "docx"],
      ["--html-passing", "counted"],
      ["--format", "html", "--html-passing", "x"],
    ])
      expect((await runCli([...scan, ...words], here())).code).toBe(2);
  }, 90_000);

  test("exits with 3 for findings at or above --fail-on, and with 4 under --min-coverage", async () => {
    expect((await runCli([...scan, "--fail-on", "high"], here())).code).toBe(3);
    simulator.setFaults([{ action: "sagemaker:DescribeNotebookInstance", kind: "denied" }]);
    const ran = await runCli([...scan, "--min-coverage", "90"], here());
    simulator.setFaults([]);
    expect(ran.code).toBe(4);
    expect((JSON.parse(ran.stdout) as Report).coverage).toContainEqual(
      expect.objectContaining({
        action: "sagemaker:DescribeNotebookInstance",
        status: "denied",
        permission: "sagemaker:DescribeNotebookInstance",
      }),
    );
  }, 60_000);

  test("works against an endpoint that implements only part of the services: the rest is coverage", async () => {
    const missing = [
      "sts:*",
      "iam:*",
      "kms:*",
      "servicequotas:*",
      "ec2:DescribeRegions",
      "sagemaker:Search",
      "sagemaker:ListDomains",
    ];
    simulator.setFaults([
      ...missing.map((action) => ({ action, kind: "unsupported" as const })),
      { action: "ec2:DescribeNatGateways", kind: "html" as const },
      { action: "sagemaker:ListModels", kind: "empty-body" as const },
    ]);
    const { code, stdout } = await runCli(["scan", "--regions", "us-east-1", "--format", "json"], here());
    simulator.setFaults([]);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as Report;
    const status = (action: string) => report.coverage.find((line) => line.action === action)?.status;
    expect(status("sagemaker:ListDomains")).toBe("unsupported");
    expect(status("iam:GetAccountAuthorizationDetails")).toBe("unsupported");
    expect(status("ec2:DescribeNatGateways")).toBe("failed");
    expect(status("sagemaker:ListModels")).toBe("failed");
    expect(status("sagemaker:ListNotebookInstances")).toBe("complete");
    expect(
      report.findings.some(
        ({ check, status: verdict }) =>
          check === "notebook-instance/no-direct-internet-access" && verdict !== "unknown",
      ),
    ).toBe(true);
    expect(
      report.findings
        .filter(({ check }) => check.startsWith("domain/"))
        .every(({ status: verdict }) => verdict === "unknown"),
    ).toBe(true);
  }, 60_000);
});

test("checks lists the catalogue as text and as JSON", async () => {
  const json = JSON.parse((await runCli(["checks", "--format", "json"])).stdout) as { id: string }[];
  expect(json.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
  expect((await runCli(["checks"])).stdout.trim().split("\n")).toHaveLength(checks.length);
});

test("policy prints an IAM policy that a human can paste", async () => {
  const print = async (...more: string[]) => (await runCli(["policy", ...more])).stdout;
  const policies = JSON.parse(await print()) as { Statement: { Action: string[] }[] }[];
  const actions = policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
  expect(actions).toContain("sagemaker:DescribeNotebookInstance");
  // More than AWS takes in one: each can be had by itself.
  expect(policies.length).toBeGreaterThan(1);
  for (const [at, policy] of policies.entries()) {
    expect(JSON.parse(await print("--part", String(at + 1)))).toEqual(policy);
  }
  expect(await print("--without", "organizations", "--part", "1")).not.toContain("organizations:");
});

test("policy prints what a trail's logs take only for an account that the configuration names, as a document of its own", async () => {
  const directory = mkdtempSync(join(tmpdir(), "sagewarden-policy-"));
  const SAGEWARDEN_CONFIG = join(directory, "config.json");
  const owner = "482915630174";
  writeFileSync(
    SAGEWARDEN_CONFIG,
    JSON.stringify({ trailLogs: { [owner]: { bucket: "the-trail", region: "eu-west-1" } } }),
  );
  const print = (...more: string[]) => runCli(["policy", ...more], { SAGEWARDEN_CONFIG });
  const without = JSON.parse((await print()).stdout) as unknown[];
  const all = JSON.parse((await print("--logs", owner)).stdout) as { Statement: { Action: string[] }[] }[];
  expect(all.slice(0, -1)).toEqual(without);
  expect(all.at(-1)?.Statement.flatMap(({ Action }) => Action)).toEqual(["s3:ListBucket", "s3:GetObject"]);
  expect(JSON.stringify(without)).not.toContain('s3:GetObject"');
  const other = await print("--logs", "111122223333");
  expect([other.code, other.stderr]).toEqual([
    2,
    expect.stringContaining("No logs of a trail are named for the account"),
  ]);
  rmSync(directory, { recursive: true });
});

test("policy prints what bringing reports to a bucket takes for a bucket that the configuration names alone", async () => {
  const directory = mkdtempSync(join(tmpdir(), "sagewarden-policy-"));
  const SAGEWARDEN_CONFIG = join(directory, "config.json");
  const destinations = {
    vault: { bucket: "the-vault", region: "eu-west-1", owner: "482915630174", prefix: "reports/" },
    share: { folder: directory },
  };
  writeFileSync(SAGEWARDEN_CONFIG, JSON.stringify({ reports: { destinations } }));
  const print = (...more: string[]) => runCli(["policy", ...more], { SAGEWARDEN_CONFIG });
  const all = JSON.parse((await print("--deliver", "vault")).stdout) as { Statement: object[] }[];
  expect(all.at(-1)?.Statement).toMatchObject([
    { Action: ["s3:PutObject"], Resource: "arn:aws:s3:::the-vault/reports/*" },
  ]);
  expect((await print()).stdout).not.toContain("s3:PutObject");
  expect(await print("--deliver", "share")).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining("share is a folder, which takes no permission of AWS") },
  });
  expect(await print("--deliver", "none")).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining("There is no destination none in") },
  });
  rmSync(directory, { recursive: true });
});

test("preflight says what is not granted, and what to add", async () => {
  const tried = (...words: string[]) => runCli(["preflight", "--regions", "us-east-1", ...words], here());
  const fine = await tried();
  expect(fine.stdout).toMatch(/us-east-1: \d+ of \d+ permissions granted/);
  simulator.setFaults([{ action: "sagemaker:ListDomains", kind: "denied" }]);
  const lacking = await tried();
  const json = await tried("--format", "json");
  simulator.setFaults([]);
  expect(lacking.code).toBe(4);
  expect(lacking.stdout).toContain("sagemaker:ListDomains  (us-east-1)");
  expect(JSON.parse(json.stdout).statement.Action).toContain("sagemaker:ListDomains");
}, 60_000);

test("help says what there is, and goes to stdout when asked for", async () => {
  expect(await runCli(["help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("Exit codes") });
  expect((await runCli([])).code).toBe(2);
});

describe("remove", () => {
  test("removes an account for good, after it is told twice", async () => {
    const directory = mkdtempSync(join(tmpdir(), "sagewarden-remove-"));
    const there = { ...here(), SAGEWARDEN_DATA: directory };
    try {
      expect((await runCli([...scan, "--save"], there)).code).toBe(0);
      const asked = await runCli(["remove", "--account", account.id], there);
      expect(asked).toMatchObject({ code: 2, stdout: "" });
      expect(asked.stderr).toContain("for good");
      const done = await runCli(["remove", "--account", account.id, "--yes"], there);
      expect(done).toMatchObject({ code: 0, stdout: `Removed the account ${account.id}.\n` });
      const again = await runCli(["remove", "--account", account.id, "--region", "us-east-1", "--yes"], there);
      expect(again).toMatchObject({ code: 1, stdout: "" });
      expect(again.stderr).toContain(`There is no account ${account.id}.`);
    } finally {
      rmSync(directory, { recursive: true });
    }
  }, 60_000);
});
