import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { saying } from "#tests/reports/hostile.ts";
import { manyFindings } from "#tests/reports/many-findings.ts";
import { reportWith, textOf } from "#tests/reports/report-of.ts";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer } from "./session.ts";

/* The HTML report as its reader has it: a file, opened from a disk, with no server behind it. */

const folder = mkdtempSync(join(tmpdir(), "sagewarden-e2e-"));

function fileOf(name: string, text: string): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

const written = async (name: string, report: Report) => fileOf(name, await textOf(formatNamed("html").render(report)));

/** What went wrong or was asked for: whatever a browser complains of, and whatever it fetches. */
function watched(page: Page): string[] {
  const seen: string[] = [];
  page.on("console", (message) => seen.push(message.text()));
  page.on("pageerror", ({ message }) => seen.push(message));
  page.on("dialog", async (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) seen.push(request.url());
  });
  return seen;
}

const told = (page: Page) => page.getByRole("status");

test("the report of the demo account, as the server gives it, is searched and narrowed from a file", async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  await auditedDemo(request);
  const answer = await request.get("/api/v1/report/export?format=html", { headers: bearer });
  const seen = watched(page);
  await page.goto(fileOf("demo", await answer.text()));
  await expect(told(page)).toContainText(/^[\d,]{6} of [\d,]{6} findings fit\. 1 to 50 are shown\.$/);
  await page.getByRole("searchbox", { name: "Search" }).fill("notebook root access");
  await page.getByRole("checkbox", { name: "Failing now" }).check();
  const headings = page.locator("#list h4");
  await expect(headings).toHaveText([/Users of the notebook instance have root access/]);
  await expect(page.locator("#list")).toContainText(/Set by|Resource created by|Who set it is not known/);
  await page
    .getByText(/^Fix: /)
    .first()
    .click();
  await expect(page.getByText("aws sagemaker update-notebook-instance").first()).toBeVisible();
  for (const [colorScheme, part] of [
    ["light", "body"],
    ["dark", "#findings"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, part);
  }
  expect(seen).toEqual([]);
});

test("a check that failed leads to its findings, and back", async ({ page }) => {
  await page.goto(await written("ways", reportWith([...manyFindings(3_000)])));
  const check = page.locator("#failing details").first();
  await check.locator("summary").click();
  const link = check.getByRole("link", { name: /^Its \d+ finding/ });
  const count = /\d+/.exec((await link.textContent()) ?? "")?.[0];
  await link.click();
  await expect(told(page)).toHaveText(`${count} of 3,000 findings fit.`);
  await expect(told(page)).toBeFocused();
  await expect(page.locator("#list article")).toHaveCount(Number(count));
  await page.goBack();
  await expect(told(page)).toContainText("3,000 of 3,000 findings fit.");
});

test("choices and pages stand in the address, and a link restores them", async ({ page, context }) => {
  const address = await written("many", reportWith([...manyFindings(10_000)]));
  await page.goto(address);
  await page.getByRole("checkbox", { name: "High" }).check();
  await page.getByRole("checkbox", { name: "Unknown" }).check();
  await page.getByRole("combobox", { name: "Region" }).selectOption("eu-west-1");
  await expect(told(page)).not.toContainText("10,000 of");
  const before = await told(page).textContent();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(told(page)).toContainText("51 to 100 are shown");
  await expect(told(page)).toBeFocused();
  const first = await page.locator("#list tbody th").first().textContent();

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(told(other)).toHaveText((await told(page).textContent()) ?? "");
  await expect(other.locator("#list tbody th").first()).toHaveText(first ?? "");
  await expect(other.getByRole("checkbox", { name: "High" })).toBeChecked();

  await page.goBack();
  await expect(told(page)).toHaveText(before ?? "");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(told(page)).toHaveText("10,000 of 10,000 findings fit. 1 to 50 are shown.");
  await page.getByRole("searchbox").fill("nothing is called so");
  await expect(told(page)).toHaveText("None of 10,000 findings fits.");
  await expect(page.locator("#list > *")).toHaveCount(0);
});

test("every finding is on one page and no other, in the order of the file", async ({ page }) => {
  const findings = [...manyFindings(620)];
  await page.goto(await written("paged", reportWith(findings)));
  const names: (string | null)[] = [];
  for (let turned = 0; ; turned++) {
    await expect(told(page)).toContainText(` ${turned * 50 + 1} to `);
    names.push(...(await page.locator("#list h5, #list tbody th[scope=row] > bdi:first-child").allTextContents()));
    const next = page.getByRole("button", { name: "Next" });
    if (await next.isDisabled()) break;
    await next.click();
  }
  // Fields of what was seen stand in tables too, and have no name of a resource.
  const all = new Set(findings.map(({ resource }) => resource.name));
  const shown = names.filter((name) => all.has(name ?? ""));
  expect(shown).toHaveLength(620);
  expect(new Set(shown)).toEqual(all);
});

test("all that fits is printed, and paper says what was chosen", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.title = `printed ${document.querySelectorAll("#list article").length}`;
    };
  });
  await page.goto(await written("printed", reportWith([...manyFindings(3_000)])));
  await page.getByRole("checkbox", { name: "Failing now" }).check();
  await expect(page.locator("#list article")).toHaveCount(50);
  const label = await page.getByRole("button", { name: /^Print these/ }).textContent();
  await page.getByRole("button", { name: /^Print these/ }).click();
  const count = Number(/[\d,]+/.exec(label ?? "")?.[0].replace(",", ""));
  expect(count).toBeGreaterThan(500);
  await expect(page).toHaveTitle(`printed ${count}`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Chosen: Failing now.")).toBeVisible();
  await expect(page.getByRole("searchbox")).toBeHidden();
  await expect(page.getByRole("heading", { name: "Result", exact: true })).toBeVisible();
  await expect(page.locator("#failing")).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator("#list article")).toHaveCount(50);
});

test("words of AWS and its users do nothing in it", async ({ page }) => {
  const words = `"><img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)" onclick="alert(4)">`;
  const seen = watched(page);
  await page.goto(await written("hostile", saying(words)));
  await expect(told(page)).toHaveText("5 of 5 findings fit.");
  await page.getByRole("searchbox").fill("<img SRC=x");
  await expect(told(page)).toHaveText("5 of 5 findings fit.");
  await expect(page.locator("#list h5").first()).toHaveText(words);
  await expect(page.locator("img, main script:not([type]), a[href^=javascript]")).toHaveCount(0);
  expect(seen).toEqual([]);
});

for (const lost of ["keys", "written"])
  test(`a file that lost some of its ${lost} shows no list, and does not say that nothing was found`, async ({
    page,
  }) => {
    const text = await textOf(formatNamed("html").render(reportWith([...manyFindings(1_200)])));
    await page.goto(fileOf(lost, text.replace(new RegExp(`<script [^>]*class="${lost}">[^<]*</script>`), "")));
    await expect(page.getByText("The list is not shown.")).toBeVisible();
    await expect(page.getByText("It could not be unpacked: a part of the file is missing.")).toBeVisible();
    await expect(told(page)).toBeEmpty();
  });

test("findings that were damaged on the way are said to be, and not shown", async ({ page }) => {
  const text = await textOf(formatNamed("html").render(reportWith([...manyFindings(1_200)])));
  const written = text.lastIndexOf('class="written">') + 40;
  await page.goto(fileOf("damaged", `${text.slice(0, written)}AAAAAAAA${text.slice(written + 8)}`));
  await expect(page.locator("#list article").first()).toBeVisible();
  await page.getByRole("checkbox", { name: "Passing" }).check();
  await page.evaluate(() => {
    location.hash = "#part=passing&page=999";
  });
  await expect(told(page)).toHaveText("These findings could not be unpacked: the file is damaged.");
  await expect(page.locator("#list > *")).toHaveCount(0);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("scope, result and checks are read, and it says what is not", async ({ page }) => {
    await page.goto(await written("plain", reportWith([...manyFindings(1_000)])));
    await expect(page.getByText("The list is not shown.")).toBeVisible();
    await expect(page.getByRole("searchbox")).toBeHidden();
    for (const name of ["Scope", "Result", "What was not assessed"])
      await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
    const check = page.locator("#failing details").first();
    await check.locator("summary").click();
    await expect(check.getByText("Controls")).toBeVisible();
  });
});
