/* How quickly a browser shows the HTML report, and what of it is searched for. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "@playwright/test";
import { browser } from "#tests/e2e/browser.ts";
import { percentile } from "./figures.ts";

export interface Browsed {
  /** Milliseconds from the start of the navigation until the first findings are painted. */
  opened: number;
  /** Milliseconds from the last letter typed until what fits is painted. */
  filtered: number;
}

/** The median of several times that a file is opened and searched for `words`. @throws Error where there is no browser. */
export async function browsed(report: string, words: string): Promise<Browsed> {
  const folder = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
  const file = join(folder, "report.html");
  await writeFile(file, report);
  const chrome = await chromium.launch(await browser());
  try {
    const times: Browsed[] = [];
    for (let turn = 0; turn < 6; turn++) times.push(await once(chrome, pathToFileURL(file).href, words));
    const [, ...warm] = times;
    return {
      opened: percentile(
        warm.map(({ opened }) => opened),
        0.5,
      ),
      filtered: percentile(
        warm.map(({ filtered }) => filtered),
        0.5,
      ),
    };
  } finally {
    await chrome.close();
    await rm(folder, { recursive: true });
  }
}

/** Measured in the page, by its own clock: what drives it takes time of its own. */
async function once(chrome: Browser, address: string, words: string): Promise<Browsed> {
  const page = await chrome.newPage();
  await page.addInitScript(() => {
    const painted = () => requestAnimationFrame(() => setTimeout(() => performance.mark("told")));
    new MutationObserver((changes) => {
      if (changes.some(({ target }) => (target as Element).id === "told")) painted();
    }).observe(document, { subtree: true, childList: true });
  });
  const told = (before: number) =>
    page.waitForFunction((count) => performance.getEntriesByName("told").length > count, before);
  await page.goto(address);
  await told(0);
  const opened = await page.evaluate(() => performance.getEntriesByName("told")[0]?.startTime ?? Number.NaN);
  const typed = await page.evaluate((text) => {
    const search = document.querySelector<HTMLInputElement>("input[type=search]");
    if (search) search.value = text;
    const at = performance.now();
    search?.dispatchEvent(new Event("input", { bubbles: true }));
    return { at, before: performance.getEntriesByName("told").length };
  }, words);
  await told(typed.before);
  const ended = await page.evaluate(() => performance.getEntriesByName("told").at(-1)?.startTime ?? Number.NaN);
  await page.close();
  return { opened, filtered: ended - typed.at };
}
