import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { keys, runCli } from "./run-cli.ts";

let simulator: Simulator;
let folder: string;
const run = (...words: string[]) =>
  runCli(words, {
    ...keys,
    ...{ AWS_ENDPOINT_URL: simulator.url, AWS_REGION: "us-east-1", SAGEWARDEN_DATA: join(folder, "data") },
  });

beforeAll(async () => {
  simulator = await startSimulator({ account: demoAccount({ now: new Date() }), enforceLimits: false });
  folder = await mkdtemp(join(tmpdir(), "security-hub-"));
  await run("scan", "--regions", "us-east-1", "--kinds", "notebook-instance", "--save");
}, 60_000);
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

test("a kept scan is sent when somebody says so, and not by saying what would be", async () => {
  const dry = await run("send-findings", "--dry-run");
  expect(dry).toMatchObject({ code: 0, stderr: "" });
  expect(dry.stdout).toMatch(/^us-east-1: \d+ open and 0 settled would be sent, 0 would be archived\.\n$/);
  expect(simulator.calls().get("securityhub:BatchImportFindings")).toBeUndefined();
  const sent = await run("send-findings");
  expect(sent.stdout).toBe(dry.stdout.replaceAll("would be ", ""));
  expect(simulator.calls().get("securityhub:BatchImportFindings")).toBeGreaterThan(0);
}, 60_000);

test("what cannot be sent is said, and ends with 1; other accounts' credentials are refused", async () => {
  simulator.setFaults([{ action: "securityhub:BatchImportFindings", kind: "denied" }]);
  const ran = await run("send-findings");
  simulator.setFaults([]);
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain(
    "Nothing more could be sent. securityhub:BatchImportFindings is not allowed in us-east-1",
  );
  expect((await run("send-findings", "--role-arn", "a,b")).code).toBe(2);
  expect(await run("send-findings", "--account", "999999999999")).toMatchObject({ code: 1, stdout: "" });
}, 60_000);
