import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyRegion } from "#lib/simulator/regions.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { externalId, management, member, organization, roleArnIn, roleName } from "#tests/support/organization.ts";
import { keys, runCli } from "./run-cli.ts";

const [science, withoutRole, suspended, sandbox] = ["222222222222", "333333333333", "444444444444", "555555555555"];
const simulator = await startSimulator(organization);
afterAll(() => simulator.close());
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sagewarden-accounts-"));
});
afterEach(async () => {
  simulator.setFaults([]);
  await rm(folder, { recursive: true });
});

const here = () => ({ ...keys, AWS_ENDPOINT_URL: simulator.url });
const narrow = ["--regions", "us-east-1", "--kinds", "notebook-instance"];
const reports = () => `${join(folder, "{account}.json")}`;
const ofOrganization = ["--organization", "--role-name", roleName, "--external-id", externalId];
const scan = (words: string[], environment: Record<string, string> = {}) =>
  runCli(["scan", ...narrow, ...words], { ...here(), ...environment });

interface Report {
  scan: { account: string };
  resources: { arn: string }[];
  findings: { resource: { arn: string } }[];
}
const reportOf = async (account: string) =>
  JSON.parse(await readFile(join(folder, `${account}.json`), "utf8")) as Report;
const written = async () => (await readdir(folder)).sort();

describe("an organization", () => {
  test("is scanned but for the accounts that let nobody in, which are told; each report is of its own account", async () => {
    const { code, stdout, stderr } = await scan([...ofOrganization, "--output", reports()]);
    expect(await written()).toEqual([management, science, sandbox].map((id) => `${id}.json`));
    for (const id of [management, science, sandbox] as string[]) {
      const report = await reportOf(id);
      expect(report.scan.account).toBe(id);
      const arns = [...report.resources, ...report.findings.map(({ resource }) => resource)].map(({ arn }) => arn);
      expect(new Set(arns)).toEqual(new Set([`arn:aws:sagemaker:us-east-1:${id}:notebook-instance/notebook-${id}`]));
    }
    expect(stdout).toBe("");
    expect(stderr).toContain(`${suspended} (Closed) is not read: The account is suspended.\n`);
    expect(stderr).toContain(
      `${withoutRole} (No role yet) is not read: The role ${roleArnIn(`${withoutRole}`)} could not`,
    );
    expect(stderr).toContain(`${science} (Data science): collecting\n`);
    // The table at the end, in which no name turns what stands around it.
    const table = stderr.slice(stderr.indexOf("Account  "));
    expect(table).toMatch(/^Account +Score +Coverage +Critical +High +Medium +Low +Info\n/);
    expect(table).toMatch(/^222222222222 \(Data science\) +\d+ [A-F] +\d+ % +\d+ +\d+ +\d+ +\d+ +\d+$/m);
    expect(table).toMatch(/^444444444444 \(Closed\) +not scanned: The account is suspended\.$/m);
    expect(table).toContain("555555555555 ([U+202E]Sandbox)");
    expect(stderr).not.toContain("\u202e");
    expect(code).toBe(1);
  });

  const but = ["--exclude", `${withoutRole},${suspended}`];

  test("is narrowed, and then all was done", async () => {
    const { code, stderr } = await scan([...ofOrganization, ...but, "--output", reports()]);
    expect(stderr).toContain("2 accounts of the organization left out on request.");
    expect(code).toBe(0);
  });

  test("exits with the code of the worst of its accounts", async () => {
    expect((await scan([...ofOrganization, ...but, "--fail-on", "high", "--output", reports()])).code).toBe(3);
    simulator.setFaults([{ action: "sagemaker:DescribeNotebookInstance", kind: "denied" }]);
    const only = ["--include", `${science}`, "--output", reports(), "--min-coverage", "90"];
    expect((await scan([...ofOrganization, ...only])).code).toBe(4);
  });

  test("is asked for what it has: an id that it does not know is told, and nothing to scan is no success", async () => {
    const unknown = await scan([...ofOrganization, "--include", `${science},999999999999`, "--output", reports()]);
    expect(unknown.stderr).toContain("999999999999 is not read: The organization has no such account.");
    expect(unknown.code).toBe(1);
    expect(await written()).toEqual([`${science}.json`]);
    const nothing = ["--include", `${science}`, "--exclude", `${science}`, "--output", reports()];
    expect(await scan([...ofOrganization, ...nothing])).toMatchObject({ code: 2, stdout: "" });
  });

  test("is not told to a member", async () => {
    const organization = { id: "o-company0001", managementAccount: management };
    const alone = await startSimulator({ account: { ...member("666666666666"), organization }, enforceLimits: false });
    const environment = { AWS_ENDPOINT_URL: alone.url };
    const { code, stderr } = await scan([...ofOrganization, "--output", reports()], environment);
    await alone.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^sagewarden: AWS did not list the accounts .*AccessDenied.*delegated administrator/m);
  });

  test("is kept under the names of its accounts, without a report", async () => {
    const dataDir = join(folder, "data");
    const { code, stdout } = await scan([...ofOrganization, ...but, "--save"], { SAGEWARDEN_DATA: dataDir });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    const store = await openStore({ dataDir });
    const accounts = await listAccounts(store.db);
    await store.close();
    expect(accounts.map(({ id, label }) => [id, label]).sort()).toEqual([
      [management, "Management"],
      [science, "Data science"],
      [sandbox, "\u202eSandbox"],
    ]);
    expect(accounts.filter(({ currentScan }) => currentScan === null)).toEqual([]);
  });
});

describe("roles", () => {
  test("may be several, given together or apart; one that is missing keeps no other", async () => {
    const roles = [`${roleArnIn(`${science}`)},${roleArnIn(`${withoutRole}`)}`, roleArnIn(`${sandbox}`)];
    const words = roles.flatMap((role) => ["--role-arn", role]);
    const { code, stderr } = await scan([...words, "--external-id", externalId, "--activity", "--output", reports()]);
    expect(await written()).toEqual([`${science}.json`, `${sandbox}.json`]);
    expect((await reportOf(`${sandbox}`)).scan.account).toBe(sandbox);
    expect(stderr).toContain(`${withoutRole} is not read: The role`);
    expect(code).toBe(1);
  });

  test("one that fails later, for want of a region or of a place for its report, ends alone", async () => {
    const opted = member(`${science}`);
    const elsewhere = await startSimulator({
      account: organization.account,
      others: [
        { ...opted, regions: [...opted.regions, emptyRegion("eu-south-2")] },
        { ...member(`${sandbox}`), disabledRegions: ["eu-south-2"] },
      ],
      enforceLimits: false,
    });
    const roles = ["--role-arn", `${roleArnIn(`${science}`)},${roleArnIn(`${sandbox}`)}`, "--external-id", externalId];
    const words = ["scan", "--kinds", "notebook-instance", "--regions", "eu-south-2", ...roles, "--output", reports()];
    const environment = { ...here(), AWS_ENDPOINT_URL: elsewhere.url };
    const region = await runCli(words, environment);
    expect(region.stderr).toContain(`${sandbox} failed: The region eu-south-2 is not enabled for this account.`);
    expect(region.stderr).toMatch(/^555555555555 +not scanned: The region eu-south-2 is not enabled/m);
    expect(await written()).toEqual([`${science}.json`]);
    expect(region.code).toBe(1);

    await mkdir(join(folder, `${sandbox}.json`));
    const place = await scan([...roles, "--output", reports()]);
    await elsewhere.close();
    expect(place.stderr).toMatch(/^555555555555 failed: The report could not be written to .*EISDIR/m);
    expect((await reportOf(`${science}`)).resources).toHaveLength(1);
    expect(place.code).toBe(1);
  });
});

describe("profiles", () => {
  async function withProfiles(): Promise<Record<string, string>> {
    const file = join(folder, "config");
    const role = (id: string) => `role_arn = ${roleArnIn(id)}\nsource_profile = base\nexternal_id = ${externalId}\n`;
    const base = `[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = base\nregion = us-east-1\n`;
    const science1 = `[profile science]\nregion = us-east-1\n${role(`${science}`)}`;
    const science2 = `[profile again]\nregion = us-east-1\n${role(`${science}`)}`;
    const expired = "[profile expired]\naws_access_key_id = EXPIREDEXPIRED\naws_secret_access_key = base\n";
    await writeFile(file, `${base}${science1}${science2}${expired}`);
    const none = join(folder, "credentials");
    await writeFile(none, "");
    return { AWS_ENDPOINT_URL: simulator.url, AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: none };
  }

  test("may be several; of two that lead to one account the second is told, as are those that lead nowhere", async () => {
    const environment = await withProfiles();
    const words = ["--profile", "base,science,again", "--profile", "nobody,expired", "--output", reports()];
    const { code, stderr } = await runCli(["scan", ...narrow, ...words], environment);
    expect((await written()).filter((name) => name.endsWith(".json"))).toEqual([
      `${management}.json`,
      `${science}.json`,
    ]);
    expect(stderr).toContain(`profile again is not read: It leads to account ${science}, as profile science does.`);
    expect(stderr).toMatch(/^profile nobody is not read: .*credentials/m);
    expect(stderr).toMatch(/^profile expired is not read: .*did not accept/m);
    expect(code).toBe(1);
  });
});

describe("wrong usage is said before anything is scanned:", () => {
  test.each([
    [["--output", "report.json"], "Say with {account} where its id goes"],
    [[], "--output reports/{account}.json"],
  ])("one place, or none, for the reports of several: %j", async (words, part) => {
    simulator.resetCalls();
    const roles = ["--role-arn", `${roleArnIn(`${science}`)},${roleArnIn(`${sandbox}`)}`];
    const { code, stdout, stderr } = await scan([...roles, ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(part);
    expect(simulator.calls().size).toBe(0);
  });

  test("a folder of reports that is not there, before any is scanned", async () => {
    const output = join(folder, "no", "{account}.json");
    const ran = await scan([...ofOrganization, "--output", output]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(`there is no folder ${join(folder, "no")}`);
    expect(simulator.calls().get("sagemaker:ListNotebookInstances")).toBeUndefined();
  });
});

test("one account's report is called after it as well", async () => {
  expect((await scan(["--output", reports()])).code).toBe(0);
  expect(await written()).toEqual([`${management}.json`]);
});

describe("preflight", () => {
  const tried = (...words: string[]) => runCli(["preflight", "--regions", "us-east-1", ...words], here());

  test("tries several accounts, and says which could not be tried", async () => {
    const json = await tried(...ofOrganization, "--include", `${science},${suspended}`, "--format", "json");
    const said = JSON.parse(json.stdout) as { account: string; granted?: number; notTried?: string }[];
    expect(said.map(({ account }) => account)).toEqual([science, suspended]);
    expect(said[0]?.granted).toBeGreaterThan(100);
    expect(said[1]?.notTried).toBe("The account is suspended.");
    expect(json.code).toBe(1);
    simulator.setFaults([{ action: "sagemaker:ListDomains", kind: "denied" }]);
    const text = await tried(...ofOrganization, "--include", `${science},${sandbox}`);
    expect(text.code).toBe(4);
    const told = text.stdout.split("\n").filter((line) => /permissions granted/.test(line));
    expect(told.map((line) => line.slice(0, 32))).toEqual([
      `arn:aws:sts::${science}:assume`,
      `arn:aws:sts::${sandbox}:assume`,
    ]);
  });
});
