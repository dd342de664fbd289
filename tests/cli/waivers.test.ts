import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { keys, runCli } from "./run-cli.ts";

let simulator: Simulator;
let folder: string;
let file: string;
const until = dayOf(new Date(), 30);
const entry = (checks: string) =>
  `waivers:\n  - {id: lab, checks: ["${checks}"], reason: r, owner: Ada, until: ${until}}\n`;
const scan = (environment: Record<string, string>, ...words: string[]) =>
  runCli(
    [
      "scan",
      "--regions",
      "us-east-1",
      "--kinds",
      "notebook-instance",
      "--format",
      "json",
      "--fail-on",
      "info",
      ...words,
    ],
    { ...keys, AWS_ENDPOINT_URL: simulator.url, AWS_REGION: "us-east-1", ...environment },
  );

beforeAll(async () => {
  simulator = await startSimulator({ account: demoAccount({ now: new Date() }), enforceLimits: false });
  folder = await mkdtemp(join(tmpdir(), "waivers-"));
  file = join(folder, "sagewarden.waivers.yaml");
}, 60_000);
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

interface Told {
  score: { waived: number };
  findings: { status: string }[];
}
const told = (stdout: string) => JSON.parse(stdout) as Told;

test("what a file accepts fails as before, and counts for no score and no exit code, kept or not", async () => {
  const config = { SAGEWARDEN_CONFIG: join(folder, "sagewarden.config.json"), SAGEWARDEN_DATA: join(folder, "data") };
  await writeFile(config.SAGEWARDEN_CONFIG, "{}");
  expect((await scan(config)).code).toBe(3);
  await writeFile(file, entry("notebook-instance/*"));
  const usual = await scan(config);
  expect(usual.stderr).toContain(`What ${file} accepts is left out of the score.`);
  const failing = told(usual.stdout).findings.filter(({ status }) => status === "fail");
  expect(failing.length).toBeGreaterThan(0);
  expect(told(usual.stdout).score.waived).toBe(failing.length);
  expect(usual.code).toBe(0);
  const kept = await scan(config, "--waivers", file, "--save");
  expect(told(kept.stdout)).toMatchObject({ score: { waived: told(usual.stdout).score.waived } });
  expect(kept.code).toBe(0);
  await writeFile(file, entry("notebook-instance/no-root-access"));
  expect((await scan({}, "--waivers", file)).code).toBe(3);
  expect((await scan({}, "--waivers", join(folder, "none.yaml"))).code).toBe(2);
}, 120_000);

test("check says what a file accepts, and what is wrong with it with exit code 2", async () => {
  await writeFile(file, entry("model/in-vcp"));
  const fine = await runCli(["waivers", "check", file]);
  expect(fine).toMatchObject({ code: 0, stdout: `lab: active, until ${until}, by Ada: model/in-vcp. r\n` });
  expect(fine.stderr).toContain("did you mean model/in-vpc?");
  await writeFile(file, entry("model/in-vpc").replace("Ada", '""'));
  const wrong = await runCli(["waivers", "check", file]);
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toContain("line 2, the waiver lab: owner");
  for (const words of [["check"], ["look", file], ["check", file, file]])
    expect((await runCli(["waivers", ...words])).code).toBe(2);
}, 60_000);

test("a mutelist comes out as waivers and goes back, and what was left out is told beside it", async () => {
  const mutelist = join(folder, "mutelist.yaml");
  const checks =
    "{sagemaker_models_vpc_settings_configured: {Regions: ['*'], Resources: ['^lab$']}, s3_x: {Regions: ['*'], Resources: ['*']}}";
  await writeFile(mutelist, `Mutelist: {Accounts: {'*': {Checks: ${checks}}}}`);
  const from = await runCli(["waivers", "from-prowler", mutelist, "--owner", "Ada"]);
  expect(from).toMatchObject({ code: 0, stdout: expect.stringContaining("arn:*:model/lab") });
  expect(from.stderr).toContain("Left out: line 1, s3_x of *: no check here asks the same.");
  await writeFile(file, entry("model/*"));
  const to = await runCli(["waivers", "to-prowler", file]);
  expect(to).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("^sagemaker_models_vpc_settings_configured$(?#lab)"),
  });
  expect(to.stderr).toContain("Prowler has no twin of");
  await writeFile(file, from.stdout);
  expect(await runCli(["waivers", "check", file])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("by Ada"),
  });
  expect(await readFile(file, "utf8")).not.toContain("tags");
}, 60_000);
