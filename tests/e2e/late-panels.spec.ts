import { expect, type Page, test } from "@playwright/test";
import { auditedDemo, signIn } from "./session.ts";

/** What is loaded from now on takes a second. */
async function slow(page: Page): Promise<void> {
  await page.route("**/_next/static/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
}

test.beforeEach(async ({ page, request }) => {
  await auditedDemo(request);
  await signIn(page, "/findings");
  await page.waitForLoadState("networkidle");
  await slow(page);
});

test("a menu opened by a key before its code is there has the focus on its first item, and gives it back", async ({
  page,
}) => {
  const button = page.getByRole("button", { name: "Export" });
  for (const key of ["Enter", " ", "ArrowDown"]) {
    await button.focus();
    await page.keyboard.press(key);
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute("aria-expanded", "false");
  }
});

test("a menu and a panel that are pressed before their code is there open, and close again at their button", async ({
  page,
}) => {
  for (const [name, role] of [
    ["Export", "menu"],
    ["Preferences", "dialog"],
  ] as const) {
    const button = page.getByRole("button", { name, exact: true });
    const panel = page.getByRole(role, { name, exact: true });
    await button.click();
    await expect(panel).toBeVisible();
    await expect(button).toHaveAttribute("aria-controls", (await panel.getAttribute("id")) ?? "");
    await button.click();
    await expect(panel).toBeHidden();
    await button.click();
    await expect(panel).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(button).toBeFocused();
  }
});

test("a panel opened by a key has the focus inside, all of it at once", async ({ page }) => {
  const button = page.getByRole("button", { name: "Preferences", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Preferences" });
  await expect(panel).toBeVisible();
  expect(await panel.getByRole("combobox", { name: "Narrow the time zones" }).count()).toBe(1);
  await expect(panel.locator(":focus")).toHaveCount(1);
});

test("a menu and a panel that nobody waits for any more stay closed when their code comes", async ({ page }) => {
  const search = page.getByRole("searchbox").first();
  for (const [name, role] of [
    ["Export", "menu"],
    ["Preferences", "dialog"],
  ] as const) {
    const button = page.getByRole("button", { name, exact: true });
    const code = page.waitForResponse(/_next.static/);
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await search.focus();
    await expect(button).toHaveAttribute("aria-expanded", "false");
    await (await code).finished();
    await page.waitForLoadState("networkidle");
    await expect(page.getByRole(role, { name, exact: true })).toHaveCount(0);
    await expect(search).toBeFocused();
  }
});
