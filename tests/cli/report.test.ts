import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, type Store } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { beginScan, createScan, publishScan } from "#lib/store/scans.ts";
import { writeTallies } from "#lib/store/tallies.ts";
import { findingOf, identityOf, newAccount, noScore, noSummary, readingOf, startScan } from "#tests/store/fixtures.ts";
import { runCli } from "./run-cli.ts";

let folder: string;
let account: string;
let other: string;
let first: string;
let running: string;
const run = (...words: string[]) => runCli(["report", ...words], { SAGEWARDEN_DATA: join(folder, "data") });

/** A scan in which the one resource has the verdict. */
async function scanned({ db }: Store, of: string, status: "pass" | "fail"): Promise<string> {
  const identity = identityOf(of, "nb");
  const scan = await startScan(db, of);
  await beginScan(db, scan.id, ["us-east-1"], {});
  await stageReadings(db, { ...scan, readings: [readingOf(identity)] });
  await stageFindings(db, { ...scan, findings: [findingOf(identity, { status })] });
  const failing = { ...noSummary.failing, high: status === "fail" ? 1 : 0 };
  await writeTallies(db, scan);
  await publishScan(db, scan, { score: noScore, summary: { ...noSummary, failing }, spans: [], judgedBy: {} });
  return scan.id;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  const store = await openStore({ dataDir: join(folder, "data") });
  account = await newAccount(store.db);
  first = await scanned(store, account, "fail");
  await scanned(store, account, "pass");
  ({ id: running } = await createScan(store.db, { account, regions: ["us-east-1"], horizonDays: 90 }));
  other = await newAccount(store.db);
  await scanned(store, other, "fail");
  await store.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const statusesIn = (text: string) =>
  (JSON.parse(text) as { findings: { status: string }[] }).findings.map(({ status }) => status);

test("the scan on show is reported, or an earlier one as it left things", async () => {
  const latest = await run("--account", account);
  expect(latest).toMatchObject({ code: 0, stderr: "" });
  expect(statusesIn(latest.stdout)).toEqual(["pass"]);
  const earlier = await run("--scan", first, "--fail-on", "high");
  expect(earlier.code).toBe(3);
  expect(statusesIn(earlier.stdout)).toEqual(["fail"]);
  expect(JSON.parse(earlier.stdout)).toMatchObject({ scan: { id: first, account } });
});

test("values of settings are asked for by name, and that they were is noted", async () => {
  const { arn } = identityOf(account, "nb");
  const said = (stdout: string) => (JSON.parse(stdout) as { values: string }).values;
  const investigation = ["--of", "investigation", "--account", account, "--resource", arn];
  for (const [words, option] of [
    [["--account", account], "--json-values"],
    [investigation, "--values"],
  ] as const) {
    expect(said((await run(...words)).stdout)).toBe("left-out");
    const asked = await run(...words, option, "included");
    expect(said(asked.stdout)).toBe("included");
    expect(asked.stderr).toMatch(
      /Asked for with the values of environment variables and hyperparameters: \S+\.json\n$/,
    );
    expect((await run(...words, option, "some")).code).toBe(2);
  }
});

test("filters narrow it as they do on the screens", async () => {
  const failing = await run("--scan", first, "--status", "fail", "--format", "ndjson");
  expect(failing.stdout.trim().split("\n")).toHaveLength(1);
  const passing = await run("--scan", first, "--status", "pass,unknown", "--format", "ndjson");
  expect(passing).toMatchObject({ code: 0, stdout: "" });
  const resources = await run("--scan", first, "--of", "resources", "--kind", "notebook-instance", "--format", "csv");
  expect(resources.stdout.split("\r\n")[0]).toContain("failing high");
});

test("a framework is reported control by control, in a file of its name", async () => {
  const reports = join(folder, "frameworks");
  await mkdir(reports);
  const ran = await run("--scan", first, "--framework", "aws-fsbp", "--output", reports);
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  const [file = ""] = await readdir(reports);
  expect(file).toMatch(new RegExp(`^framework-aws-fsbp-${account}-\\d{8}T\\d{4}Z\\.json$`));
  const { framework, accounts } = JSON.parse(await readFile(join(reports, file), "utf8"));
  expect(framework.id).toBe("aws-fsbp");
  // The scan has no ledger: nobody knows what it read.
  const standings = accounts[0].controls.map((one: { standing: string }) => one.standing);
  expect(new Set(standings)).toEqual(new Set(["unknown"]));
});

test("in a folder a report is named by what it is of and when; every account has its own", async () => {
  const reports = join(folder, "reports");
  await mkdir(reports);
  await run("--scan", first, "--status", "fail", "--format", "csv", "--output", reports);
  expect((await readdir(reports))[0]).toMatch(new RegExp(`^findings-${account}-status-fail-\\d{8}T\\d{4}Z\\.csv$`));
  await run("--account", "all", "--output", join(folder, "{account}.json"));
  expect(statusesIn(await readFile(join(folder, `${account}.json`), "utf8"))).toEqual(["pass"]);
  expect(statusesIn(await readFile(join(folder, `${other}.json`), "utf8"))).toEqual(["fail"]);
});

test("a report takes its name when it is whole, through a link as well", async () => {
  const target = join(folder, "target.json");
  await writeFile(target, "what was there before");
  await symlink(target, join(folder, "link.json"));
  expect((await run("--scan", first, "--output", join(folder, "link.json"))).code).toBe(0);
  expect(statusesIn(await readFile(target, "utf8"))).toEqual(["fail"]);
  expect((await readdir(folder)).filter((name) => name.includes("unfinished"))).toEqual([]);
});

test("an investigation is of one resource, in the format that is asked for, named by whom it is of", async () => {
  const { arn } = identityOf(account, "nb");
  const own = ["--of", "investigation", "--account", account, "--resource", arn];
  const ran = await run(...own);
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(ran.stdout)).toMatchObject({ arn, account, of: "resource", events: [] });
  const into = await mkdtemp(join(folder, "investigations-"));
  expect((await run(...own, "--format", "html", "--from", "2026-11-01", "--output", into)).code).toBe(0);
  expect((await readdir(into))[0]).toMatch(new RegExp(`^investigation-${account}-resource-arn-aws.*-nb.*\\.html$`));
});

test.each([
  [["--of", "investigation"], 2, "It is not said of whom"],
  [["--of", "investigation", "--resource", "a", "--principal", "b"], 2, "It is not said of whom"],
  [["--of", "investigation", "--resource", "a", "--severity", "high"], 2, "Unknown option '--severity'"],
  [["--of", "investigation", "--resource", "a", "--from", "yesterday"], 2, '--from cannot be "yesterday".'],
  [["--of", "investigation", "--resource", "a"], 2, "Several accounts are kept here."],
  [["--scan", "no-such-scan"], 1, 'There is no scan "no-such-scan" here.'],
  [[], 2, "Several accounts are kept here."],
  [["--account", "999999999999"], 1, "There is no account 999999999999 here."],
  [["--account", "all"], 2, "Several accounts have a report each"],
  [["--format", "docx"], 2, '--format cannot be "docx".'],
  [["--of", "resources", "--format", "ocsf"], 2, "There is no ocsf of resources."],
  [["--severity", "terrible"], 2, '--severity cannot be "terrible".'],
  [["--of", "resources", "--severity", "high"], 2, "There is no filter --severity of resources."],
  [["--of", "scan", "--severity", "high"], 2, "--severity goes with --of findings or --of resources."],
  [["--of", "framework"], 2, "It is not said which framework."],
  [["--framework", "unheard-of"], 2, "It is one of nist-800-53-r5, pci-dss-4.0.1"],
  [["--framework", "hipaa", "--of", "scan"], 2, "--framework goes with --of framework"],
  [["--framework", "hipaa", "--since", "previous"], 2, "--framework goes with --of framework"],
  [["--framework", "hipaa", "--severity", "high"], 2, "--severity goes with --of findings or --of resources."],
  [["--framework", "hipaa", "--format", "sarif"], 2, "There is no sarif of framework."],
  [["--data", "/nonexistent/data"], 1, "Nothing is kept in /nonexistent/data."],
  [["--colour", "red"], 2, "Unknown option '--colour'"],
] as const)("%j is refused with a sentence", async (words, code, said) => {
  const ran = await run(...words);
  expect(ran).toMatchObject({ code, stdout: "" });
  expect(ran.stderr).toContain(said);
  expect(ran.stderr).not.toMatch(/\n\s+at /);
});

test("a scan under way, and a file that cannot be written, are said so", async () => {
  const ran = await run("--scan", running);
  expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining("has not ended.") });
  const nowhere = await run("--scan", first, "--output", join(folder, "no", "such", "file.json"));
  expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining("there is no folder") });
  const full = await run("--scan", first, "--output", "/dev/full");
  expect(full).toMatchObject({ code: 1, stderr: expect.stringContaining("The disk is full, so /dev/full") });
});
