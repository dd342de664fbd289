import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

/** A key before the page has come to life does nothing. */
async function openPreferences(page: Page) {
  const panel = page.getByRole("dialog", { name: "Preferences" });
  await expect(async () => {
    if (!(await panel.isVisible())) await page.getByRole("button", { name: "Preferences" }).press("Enter");
    await expect(panel).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return panel;
}

test("time zone, exact times and compact rows are chosen with the keyboard, told, and kept", async ({ page }) => {
  await signIn(page, "/scans");
  const moment = page.getByRole("table", { name: /scans/i }).locator("time").first();
  await expect(moment).toHaveText(/ UTC$/);
  const rowHeight = () =>
    page
      .locator("[data-row]")
      .first()
      .evaluate((row) => getComputedStyle(row).minHeight);
  expect(await rowHeight()).toBe("40px");

  const panel = await openPreferences(page);
  const told = page.getByRole("status").filter({ hasText: /^(Time zone|Times|Rows): / });
  await panel.getByRole("combobox").fill("asia/tok");
  await expect(panel.getByRole("option")).toHaveCount(1);
  await panel.getByRole("combobox").press("Enter");
  await expect(told).toHaveText("Time zone: Asia/Tokyo.");
  await expect(moment).toHaveText(/ UTC\+9$/);
  await panel.getByRole("radio", { name: "Exact" }).press("Space");
  await expect(told).toHaveText("Times: Exact.");
  await panel.getByRole("radio", { name: "Compact" }).press("Space");
  await expect(told).toHaveText("Rows: Compact.");
  expect(await rowHeight()).toBe("32px");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Preferences" })).toBeFocused();

  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  await expect(moment).toHaveText(/ UTC\+9$/);
  expect(await rowHeight()).toBe("32px");
  await signIn(page, "/findings?view=list");
  const since = page.getByRole("table").locator("time").last();
  await expect(since).toHaveText(/^\d{1,2}\s\w{3}\s\d{4}, \d{2}:\d{2}\sUTC\+9$/);
});

test("what the server draws is what the browser draws: nothing jumps", async ({ page, context, baseURL }) => {
  const held = encodeURIComponent("zone=America/New_York&times=absolute&density=compact");
  await context.addCookies([{ name: "sagewarden-preferences", value: held, url: baseURL ?? "" }]);
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await signIn(page, "/");
  await expect(
    page
      .locator("time", { hasText: /\sE[SD]T$/ })
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  const panel = await openPreferences(page);
  await expect(panel.getByRole("radio", { name: "Exact" })).toBeChecked();
  await expect(panel.getByText("America/New_York").first()).toBeVisible();
  expect(errors).toEqual([]);
});
