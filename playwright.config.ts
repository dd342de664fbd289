import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { browser, installedBrowser } from "./tests/e2e/browser.ts";
import { token } from "./tests/e2e/session.ts";

const port = 38_117;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  timeout: 90_000,
  // A loaded machine is slow, not wrong.
  expect: { timeout: 20_000, toHaveScreenshot: { scale: "device", maxDiffPixels: 0, threshold: 0.1 } },
  snapshotPathTemplate: "tests/e2e/pictures/{arg}{ext}",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [["list"]],
  // What changed between two scans is seen before the account was watched.
  projects: [
    { name: "first visit", testMatch: "first-visit.spec.ts" },
    { name: "screens", testIgnore: ["first-visit.spec.ts", "pictures.spec.ts"] },
    // They were taken with the browser that ships inside an npm package: another draws letters otherwise.
    {
      name: "pictures",
      testMatch: "pictures.spec.ts",
      ignoreSnapshots: installedBrowser() !== undefined,
      use: { trace: "off" },
    },
  ],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: await browser(),
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
  },
  webServer: {
    command: "node lib/cli/main.ts serve --demo",
    url: `http://127.0.0.1:${port}/api/v1/health`,
    timeout: 90_000,
    stdout: "pipe",
    env: {
      PORT: String(port),
      SAGEWARDEN_TOKEN: token,
      SAGEWARDEN_DATA: process.env.SAGEWARDEN_E2E_DATA ?? mkdtempSync(join(tmpdir(), "sagewarden-e2e-")),
    },
  },
});
