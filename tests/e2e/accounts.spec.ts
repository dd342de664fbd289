import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

test("permissions are tried when somebody says so, and an account that cannot be reached is not added", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "/accounts");
  await page.getByRole("link", { name: "Check permissions" }).click();
  await page.getByRole("button", { name: "Try the permissions" }).click();
  await expect(page.getByRole("main").getByRole("status").first()).toContainText(/All \d+ permissions are granted/, {
    timeout: 90_000,
  });
  await page.goto("/accounts");
  await page.getByRole("button", { name: "Add accounts" }).click();
  const dialog = page.getByRole("dialog", { name: "Add accounts" });
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Give the role’s ARN");
  await expectAccessible(page, "dialog");
  await dialog.getByText("Profile", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Profile" }).fill("nobody-at-all");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText(/credentials|profile/i);
});

test("a resource leads to what it uses, and that back to it", async ({ page }) => {
  await signIn(page, "/resources?kind=endpoint-config&q=fraud");
  await page.locator("main .row-link").first().click();
  await page.getByRole("tab", { name: /^Relations/ }).click();
  const name = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("region", { name: "It uses" }).getByRole("link").last().click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(name ?? "");
  await page.getByRole("tab", { name: /^Relations/ }).click();
  await expect(page.getByRole("region", { name: "Used by" })).toContainText(name ?? "nothing");
});
