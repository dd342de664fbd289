import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { getEvent } from "#lib/store/events-list.ts";
import { simulatedHistory, table } from "#tests/activity/queries/simulated-history.ts";
import { keys, runCli } from "./run-cli.ts";

const { simulator, account, logged } = await simulatedHistory();
const { id } = account;
let folder: string;
let environment: Record<string, string>;
const run = (...words: string[]) => runCli(words, environment);
const asked = [
  "--account",
  id,
  "--from",
  "2026-06-01",
  "--to",
  "2026-07-31",
  "--event",
  "CreateNotebookInstance",
  "--regions",
  "eu-west-1,us-east-1",
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "query-events-"));
  const config = join(folder, "settings.json");
  const trailLogs = { [id]: { bucket: "nwa-cloudtrail", region: "us-east-1" } };
  await writeFile(config, JSON.stringify({ trailLogs, eventQueries: { [id]: { athena: table } } }));
  environment = {
    ...keys,
    ...{ SAGEWARDEN_DATA: folder, SAGEWARDEN_CONFIG: config, AWS_ENDPOINT_URL: simulator.url, AWS_REGION: "us-east-1" },
  };
  const store = await openStore({ dataDir: folder });
  await saveAccount(store.db, {
    ...{ id, label: id, partition: "aws", connection: { type: "default" }, regions: ["us-east-1"] },
  });
  await store.close();
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

test("a question says what it reads and costs, and is asked when somebody agreed", async () => {
  simulator.resetCalls();
  const shown = await run("query-events", ...asked);
  expect(shown).toMatchObject({ code: 0, stderr: expect.stringContaining("Say --yes to ask it.") });
  expect(shown.stdout).toContain(`FROM "AwsDataCatalog"."security_logs"."cloudtrail"`);
  expect(shown.stdout).toMatch(/It reads about [\d.]+ kB, less than \$0\.01 by list price\./);
  expect(simulator.calls().get("athena:StartQueryExecution")).toBeUndefined();

  const meant = logged().filter(
    ({ eventName, eventTime }) =>
      eventName === "CreateNotebookInstance" && eventTime >= "2026-06-01" && eventTime < "2026-08-01",
  );
  const answered = await run("query-events", ...asked, "--yes");
  expect(answered.code).toBe(0);
  expect(answered.stdout).toContain(`${meant.length} event${meant.length === 1 ? "" : "s"} came, 0 were here before.`);
  const store = await openStore({ dataDir: folder });
  expect(await getEvent(store.db, id, meant[0]?.eventID ?? "")).toMatchObject({ name: "CreateNotebookInstance" });
  await store.close();
});

test("the table's definition and the policy are printed for what is named", async () => {
  const definition = await run(
    "query-events",
    "--account",
    id,
    "--table",
    "--regions",
    "eu-west-1,us-east-1",
    "--from",
    "2025-01-01",
  );
  expect(definition).toMatchObject({ code: 0, stderr: "" });
  expect(definition.stdout).toContain("CREATE EXTERNAL TABLE `security_logs`.`cloudtrail`");
  expect(definition.stdout).toContain(`LOCATION 's3://nwa-cloudtrail/AWSLogs/${id}/CloudTrail/'`);
  expect(definition.stdout).toContain("'projection.region.values' = 'eu-west-1,us-east-1'");
  const policy = await run("policy", "--queries", id, "--format", "terraform");
  expect(policy.code).toBe(0);
  expect(policy.stdout).toContain("athena:StartQueryExecution");
  expect(policy.stdout).toContain(`table/security_logs/cloudtrail`);
});

test.each([
  ["no account", ["--from", "2026-06-01"], "--account names no account."],
  ["no last day", ["--account", id, "--from", "2026-06-01"], "--to is not understood"],
  [
    "a last day before the first",
    ["--account", id, "--from", "2026-06-02", "--to", "2026-06-01"],
    "--to is not understood: must not be before the first day.",
  ],
  [
    "an account without a place",
    ["--account", "111122223333", "--from", "2026-06-01", "--to", "2026-06-02"],
    "There is no account 111122223333.",
  ],
])("said: %s", async (_, words, told) => {
  const { code, stderr } = await run("query-events", ...words);
  expect(code).toBeGreaterThan(0);
  expect(stderr).toContain(told);
});
