import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { expectAccessible } from "./accessible.ts";
import { freePort, OwnServer } from "./own-server.ts";
import { signIn } from "./session.ts";

/* An account with trails whose logs nobody named: what the screen proposes is written to the configuration, and they count as named. */

const port = await freePort();
const account = demoAccount();
const scanned = { account: account.id, regions: ["us-west-2"] };
const folder = mkdtempSync(join(tmpdir(), "sagewarden-e2e-"));
let simulator: Simulator;
let server: OwnServer;

test.use({ baseURL: `http://127.0.0.1:${port}` });
test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ request }) => {
  test.setTimeout(180_000);
  simulator = await startSimulator({ account, enforceLimits: false });
  server = new OwnServer(port, simulator.url);
  await server.serve(request);
  await server.scan(request, scanned);
});

test.afterAll(async () => {
  await server.stop();
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
  await expectAccessible(page, "main");
  const settings = await section.getByRole("region", { name: "the settings that name the logs" }).textContent();
  expect(JSON.parse(settings ?? "")).toEqual({
    trailLogs: { [account.id]: { bucket: "nwa-cloudtrail", region: "us-east-1" } },
  });
  await server.stop();
  const config = join(folder, "sagewarden.config.json");
  writeFileSync(config, settings ?? "");
  await server.serve(request, { SAGEWARDEN_CONFIG: config });
  await page.reload();
  await expect(section).toContainText(/The logs of its trail are read:\s*s3:\/\/nwa-cloudtrail\/AWSLogs\//);
  await expect(section).toContainText("No reading of them has begun yet");
  await expectAccessible(page, "main");
});

test("trails that could not be read are not said to be none", async ({ page, request }) => {
  await server.stop();
  await server.serve(request);
  simulator.setFaults([{ action: "cloudtrail:DescribeTrails", kind: "denied" }]);
  await server.scan(request, scanned);
  await signIn(page, "/accounts");
  const section = page.getByRole("region", { name: "Logs of its trail" });
  await expect(section).toContainText("could not be read");
  await expect(section).toContainText("cloudtrail:DescribeTrails gave AccessDenied");
  await expect(section).not.toContainText("It has no trail");
});
