import { expect, test } from "@playwright/test";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { expectAccessible } from "./accessible.ts";
import { freePort, OwnServer } from "./own-server.ts";
import { auditedDemo, signIn } from "./session.ts";

/* From credentials to a first result: an account that nobody scanned yet, of which one list is denied. */

const port = await freePort();
let simulator: Simulator;
let server: OwnServer;

test.beforeAll(async ({ request }) => {
  test.setTimeout(120_000);
  simulator = await startSimulator({
    account: demoAccount(),
    enforceLimits: false,
    faults: [{ action: "sagemaker:ListNotebookInstances", kind: "denied" }],
  });
  server = new OwnServer(port, simulator.url);
  await server.serve(request);
});

test.afterAll(async () => {
  await server.stop();
  await simulator.close();
});

test.describe("with credentials", () => {
  test.use({ baseURL: `http://127.0.0.1:${port}` });

  test("a first result in three screens: 4 clicks", async ({ page }) => {
    test.setTimeout(240_000);
    await signIn(page, "/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("First scan");
    await expect(page.getByRole("region", { name: "Who asks" })).toContainText("assumed-role/security-audit");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Next: what it may read" }).click();
    await page.getByRole("button", { name: "Try the permissions" }).click();
    const may = page.getByRole("region", { name: "What it may read" });
    await expect(may).toContainText("sagemaker:ListNotebookInstances", { timeout: 120_000 });
    await expectAccessible(page);
    await page.getByRole("button", { name: "Next: where to look" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Start the scan" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "The account is being read" })).toBeVisible();
    // Nobody loads the page anew.
    await expect(page.getByRole("region", { name: "Score" })).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(/^Could not be listed: .*Notebook instance/)).toBeVisible();
  });
});

test("the demo says what it is, and is left with one click", async ({ page, request }) => {
  await auditedDemo(request);
  await signIn(page, "/findings");
  const strip = page.getByRole("complementary", { name: "Demo" });
  await expect(strip).toContainText("simulated company");
  await strip.getByRole("link", { name: "Audit your own account" }).click();
  await expect(page.getByRole("dialog", { name: "Add accounts" })).toBeVisible();
});
