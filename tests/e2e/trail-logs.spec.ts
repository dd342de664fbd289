import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { bearer, signIn, token } from "./session.ts";

/* An account with trails whose logs nobody named: what the screen proposes is written to the configuration, and they count as named. */

const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const account = demoAccount();
const folder = mkdtempSync(join(tmpdir(), "sagewarden-e2e-"));
let simulator: Simulator;
let server: ChildProcess;

test.use({ baseURL: base });
test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ request }) => {
  test.setTimeout(180_000);
  simulator = await startSimulator({ account, enforceLimits: false });
  await serve(request);
  await scan(request);
});

test.afterAll(async () => {
  await stop();
  await simulator.close();
});

test("logs that nobody named are proposed, and named once the proposal is in the configuration", async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  await signIn(page, "/accounts");
  const section = page.getByRole("region", { name: "Logs of its trail" });
  await expect(section).toContainText("Logs of its trail company-trail may go further back, and are not read");
  await section.getByText("What to do to have them read").click();
  await expect(section).toContainText(`policy --logs ${account.id}`);
  await expectNoViolations(page);
  const settings = await section.getByRole("region", { name: "the settings that name the logs" }).textContent();
  expect(JSON.parse(settings ?? "")).toEqual({
    trailLogs: { [account.id]: { bucket: "nwa-cloudtrail", region: "us-east-1" } },
  });
  await stop();
  const config = join(folder, "sagewarden.config.json");
  writeFileSync(config, settings ?? "");
  await serve(request, { SAGEWARDEN_CONFIG: config });
  await page.reload();
  await expect(section).toContainText(/The logs of its trail are read:\s*s3:\/\/nwa-cloudtrail\/AWSLogs\//);
  await expect(section).toContainText("No reading of them has begun yet");
  await expectNoViolations(page);
});

test("trails that could not be read are not said to be none", async ({ page, request }) => {
  await stop();
  await serve(request);
  simulator.setFaults([{ action: "cloudtrail:DescribeTrails", kind: "denied" }]);
  await scan(request);
  await signIn(page, "/accounts");
  const section = page.getByRole("region", { name: "Logs of its trail" });
  await expect(section).toContainText("could not be read");
  await expect(section).toContainText("cloudtrail:DescribeTrails gave AccessDenied");
  await expect(section).not.toContainText("It has no trail");
});

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

async function serve(request: APIRequestContext, more: Readonly<Record<string, string>> = {}): Promise<void> {
  server = spawn(process.execPath, ["lib/cli/main.ts", "serve"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      SAGEWARDEN_TOKEN: token,
      SAGEWARDEN_DATA: join(folder, "data"),
      AWS_ENDPOINT_URL: simulator.url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example",
      ...more,
    },
  });
  const status = async () =>
    (await request.get(`${base}/api/v1/scans`, { headers: bearer }).catch(() => null))?.status();
  await expect.poll(status, { timeout: 90_000 }).toBe(200);
}

async function stop(): Promise<void> {
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  await gone;
}

async function scan(request: APIRequestContext): Promise<void> {
  const data = { account: account.id, regions: ["us-west-2"] };
  const answer = await request.post(`${base}/api/v1/scans`, { headers: bearer, data });
  expect(answer.status()).toBe(202);
  const { id } = await answer.json();
  const state = async () => (await (await request.get(`${base}/api/v1/scans/${id}`, { headers: bearer })).json()).state;
  await expect.poll(state, { timeout: 90_000 }).toBe("completed");
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}
