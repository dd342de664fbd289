import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { keys, runCli } from "./run-cli.ts";

let simulator: Simulator;
let folder: string;
let file: string;
const account = demoAccount({ now: new Date() });
const scan = (...words: string[]) =>
  runCli(["scan", "--regions", "us-east-1", "--kinds", "notebook-instance", "--format", "ndjson", ...words], {
    ...keys,
    ...{ AWS_ENDPOINT_URL: simulator.url, AWS_REGION: "us-east-1", SAGEWARDEN_DATA: join(folder, "data") },
  });

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  folder = await mkdtemp(join(tmpdir(), "baseline-"));
  file = join(folder, "baseline.ndjson");
  await scan("--output", file);
}, 60_000);
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

interface Line {
  id: string;
  status: string;
  severity: string;
  exposure: string;
  resource: { arn: string };
}
const lines = async () =>
  (await readFile(file, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

test("what failed before does not fail a build, and what did not is told by name", async () => {
  const same = await scan("--fail-on", "info", "--new-only", "--baseline", file);
  expect(same).toMatchObject({ code: 0, stderr: expect.stringContaining("No live finding is new.") });
  // All is in the report, as ever.
  expect(same.stdout.trim().split("\n")).toHaveLength((await lines()).length);

  const known = await lines();
  const forgotten = known.find(
    ({ status, severity, exposure }) => status === "fail" && severity === "high" && exposure === "live",
  );
  const other = join(folder, "other.ndjson");
  // Unknown before is no known failure.
  const before = known.map((line) => (line === forgotten ? { ...line, status: "unknown" } : line));
  await writeFile(other, before.map((line) => JSON.stringify(line)).join("\n"));
  const found = await scan("--fail-on", "high", "--new-only", "--baseline", other);
  expect(found.code).toBe(3);
  expect(found.stderr).toContain("1 live finding is new:");
  expect(found.stderr).toContain(forgotten?.resource.arn);
  expect((await scan("--fail-on", "critical", "--new-only", "--baseline", other)).code).toBe(0);
}, 120_000);

test("kept scans are held to the one before: of the first all is new", async () => {
  const words = ["--fail-on", "high", "--new-only", "--save"];
  expect((await scan(...words)).code).toBe(3);
  expect(await scan(...words)).toMatchObject({ code: 0, stderr: expect.stringContaining("No live finding is new.") });
}, 120_000);

test("a JSON report is a baseline too; what is none, and another account's, is refused", async () => {
  const report = join(folder, "report.json");
  const findings = await lines();
  await writeFile(report, JSON.stringify({ schemaVersion: 1, findings }));
  expect((await scan("--fail-on", "high", "--new-only", "--baseline", report)).code).toBe(0);
  const refused = async (text: string, said: string) => {
    const wrong = join(folder, "wrong.json");
    await writeFile(wrong, text);
    const ran = await scan("--fail-on", "high", "--new-only", "--baseline", wrong);
    expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(said) });
  };
  await refused('{"schemaVersion": 2, "findings": []}', "is no report of Sagewarden");
  await refused("id,status\n1,fail\n", "is no report of Sagewarden");
  await refused(JSON.stringify({ ...findings[0], account: "999999999999" }), "is of the account 999999999999");
  expect((await scan("--fail-on", "high", "--new-only", "--baseline", join(folder, "none"))).stderr).toContain(
    "ENOENT",
  );
  expect((await scan("--new-only", "--baseline", file)).stderr).toContain("Add --fail-on with a severity.");
  expect((await scan("--fail-on", "high", "--new-only")).stderr).toContain("It is not said what was known before.");
  expect((await scan("--baseline", file)).stderr).toContain("--baseline goes with --new-only.");
}, 120_000);
