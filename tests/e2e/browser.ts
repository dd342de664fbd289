import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** One that is there already, with fonts of its own; undefined where the one that ships inside an npm package is used. */
export function installedBrowser(): string | undefined {
  const paths = [process.env.CHROME_PATH ?? "", ...installed, chromium.executablePath()];
  return paths.find((path) => path !== "" && existsSync(path));
}

/**
 * A Chromium to test with: one that is installed, Playwright's own, or the one that ships inside an npm package, so
 * that the tests need neither root nor a download. Answers launch options for it.
 */
export async function browser(): Promise<{ executablePath: string; args: string[] }> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  const found = installedBrowser();
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (found) return { executablePath: found, args: [...quiet, ...sandbox, "--disable-gpu"] };
  // Makes the package unpack the shared libraries it needs on a bare Linux; it must be set before the import.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs22.x";
  const { default: shipped } = await import("@sparticuz/chromium");
  // An emulated graphics card takes more of the processor than all the rest of the browser.
  shipped.setGraphicsMode = false;
  // In a single process the end of one test's window can take the browser, and with it the next test, along. Without its web
  // security a browser does not name the origin of a change, and the server refuses it.
  const unwanted = new Set(["--single-process", "--disable-web-security"]);
  const args = shipped.args.filter((arg) => !unwanted.has(arg));
  return { executablePath: await shipped.executablePath(), args: [...args, ...quiet, "--disable-gpu"] };
}
