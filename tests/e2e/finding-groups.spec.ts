import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

test("findings are grouped by resource, a group is opened and walked with the keys, and all of it is in the list", async ({
  page,
}) => {
  await signIn(page, "/findings");
  const menu = page.getByRole("menu", { name: "Group by" });
  await expect(async () => {
    if (!(await menu.isVisible())) await page.getByRole("button", { name: /^Group by/ }).press("Enter");
    await expect(menu).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await menu.getByRole("menuitemradio", { name: "Resource" }).click();
  await expect(page).toHaveURL(/by=resource/);
  const group = page.locator("[data-row] button.row-link").first();
  await expect(group.getByText("Grade")).toBeAttached();
  await group.click();
  await expect(page).toHaveURL(/open=/);
  await expect(group).toHaveAttribute("aria-expanded", "true");
  const finding = page.locator("[data-row] a.row-link").first();
  await expect(finding).toBeVisible();
  await page.keyboard.press("j");
  await expect(finding).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  await expectAccessible(page);
  await page.reload();
  await expect(group).toHaveAttribute("aria-expanded", "true");
  const open = await page.locator("[data-row]:has(a.row-link)").count();
  await page
    .getByRole("button", { name: /in the list$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/view=list/);
  await expect(page).toHaveURL(/resource=arn/);
  await expect(
    page
      .getByRole("table", { name: "Findings" })
      .locator("[data-row]")
      .nth(open - 1),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /^Group by/ })).toHaveCount(0);
});

test("every grouping shows the groups that there are, and an old address its open check", async ({ page }) => {
  await signIn(page, "/findings");
  for (const by of ["check", "resource", "category", "owner", "account", "path"]) {
    await page.goto(`/findings?by=${by}`);
    await expect(page.locator("[data-row] button.row-link").first()).toBeVisible();
  }
  await page.goto("/findings?view=checks");
  await page.locator("[data-row] button.row-link").first().click();
  await expect(page).toHaveURL(/open=[a-z-]+(\/|%2F)[a-z-]+/);
});
