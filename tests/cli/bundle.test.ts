import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { account } from "#tests/simulator/fixture.ts";
import { keys, runCli } from "./run-cli.ts";

let simulator: Simulator;
let folder: string;
let bundle: string;
const at = (name: string) => join(folder, name);
const here = (words: string[]) => runCli(words, { SAGEWARDEN_DATA: at("data") });

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  folder = await mkdtemp(join(tmpdir(), "sagewarden-cli-bundle-"));
  bundle = at("bundle.zip");
  const words = ["scan", "--regions", "us-east-1", "--kinds", "notebook-instance,vpc", "--save"];
  const own = { ...keys, AWS_ENDPOINT_URL: simulator.url, SAGEWARDEN_DATA: at("data") };
  const { code } = await runCli([...words, "--format", "bundle", "--output", bundle], own);
  expect(code).toBe(0);
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

test("a bundle is written by one, checked by another and read back elsewhere", async () => {
  const again = await here(["report", "--format", "bundle", "--output", at("again.zip")]);
  expect(again.code).toBe(0);
  expect(await readFile(at("again.zip"))).toEqual(await readFile(bundle));

  const key = await here(["bundle-key"]);
  expect(key.stdout).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  await writeFile(at("key.pem"), key.stdout);
  const checked = await here(["verify", bundle, "--key", at("key.pem")]);
  expect(checked).toMatchObject({ code: 0, stderr: "" });
  expect(checked.stdout).toContain("Nothing in it was changed, nothing is missing");
  expect(checked.stdout).toContain(`signed by ${key.stderr.trim()}, the key that you named`);

  const imported = await here(["import", bundle, "--key", at("key.pem"), "--data", at("other")]);
  expect(imported).toMatchObject({ code: 0, stderr: "" });
  expect(imported.stdout).toContain(`Imported the scan of account ${account.id}`);
  const [there, own] = await Promise.all(
    [at("other"), at("data")].map((data) => here(["report", "--data", data, "--format", "ndjson"])),
  );
  expect(there?.stdout.length).toBeGreaterThan(1_000);
  expect(there?.stdout).toBe(own?.stdout);
  const mixed = await runCli(["scan", "--regions", "us-east-1", "--kinds", "vpc", "--save"], {
    ...keys,
    AWS_ENDPOINT_URL: simulator.url,
    SAGEWARDEN_DATA: at("other"),
  });
  expect(mixed).toMatchObject({ code: 1, stderr: expect.stringContaining("was imported from an evidence bundle") });
}, 120_000);

test("what was changed, or is another's, is refused with a sentence; what is missing is wrong usage", async () => {
  const bytes = await readFile(bundle);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(at("changed.zip"), bytes);
  const other = await here(["bundle-key", "--data", at("third")]);
  await writeFile(at("other.pem"), other.stdout);
  for (const command of ["verify", "import"]) {
    const changed = await here([command, at("changed.zip")]);
    expect(changed).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("The bundle is refused: ") });
    const foreign = await here([command, bundle, "--key", at("other.pem")]);
    expect(foreign).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("and not by SHA256:") });
    for (const words of [[], [bundle, bundle], [at("none.zip")], [bundle, "--key", at("none.pem")], ["--what"]])
      expect((await here([command, ...words])).code, `${command} ${words}`).toBe(2);
  }
}, 120_000);
