import { expect, type Page, test } from "@playwright/test";
import type { SavedView } from "#lib/filters/saved-view.ts";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

test.afterEach(async ({ request }) => {
  const { rows } = (await (await request.get("/api/v1/views", { headers: bearer })).json()) as { rows: SavedView[] };
  for (const { id } of rows) await request.delete(`/api/v1/views/${id}`, { headers: bearer });
});

/** A key before the page has come to life does nothing. */
async function menuOf(page: Page) {
  const menu = page.getByRole("menu", { name: "Views" });
  await expect(async () => {
    if (!(await menu.isVisible())) await page.getByRole("button", { name: /^Views/ }).press("Enter");
    await expect(menu).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return menu;
}

test("a view is saved, told when it is changed, updated, made the default and removed, all with the keyboard", async ({
  page,
}) => {
  await signIn(page, "/findings?severity=critical");
  const choose = async (name: string | RegExp) => {
    const item = (await menuOf(page)).getByRole(String(name).includes("Worst") ? "menuitemradio" : "menuitem", {
      name,
    });
    await item.press("Enter");
  };
  await expectAccessible(page);
  await choose("Save this view…");
  const field = page.getByRole("dialog", { name: "Save this view" }).getByRole("textbox");
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await field.fill("Worst");
  await field.press("Enter");
  const button = page.getByRole("button", { name: "Views Worst" });
  await expect(button).toBeVisible();
  await expect(page).toHaveURL(/saved=/);
  await page.getByRole("radio", { name: "List", exact: true }).check();
  await expect(button).toContainText("changed");
  await page.getByRole("button", { name: "Update" }).press("Enter");
  await expect(button).not.toContainText("changed");
  await choose("Make it the default");
  await expect((await menuOf(page)).getByRole("menuitemradio", { name: "Worst" })).toHaveAttribute(
    "aria-checked",
    "true",
  );
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  // Where the address says nothing; never where it says something.
  await page.goto("/findings");
  await expect(page).toHaveURL(/severity=critical.*view=list.*saved=|saved=/);
  await expect(page).toHaveURL(/severity=critical/);
  await page.goto("/findings?severity=low");
  await expect(page.getByRole("button", { name: "Views", exact: true })).toBeVisible();
  expect(page.url()).not.toContain("critical");
  await choose(/^Worst/);
  await expect(page).toHaveURL(/severity=critical/);
  await page.goBack();
  await expect(page).toHaveURL(/severity=low/);
  await choose(/^Worst/);
  await choose("Remove…");
  await page.getByRole("dialog", { name: "Remove the view" }).getByRole("button", { name: "Remove" }).press("Enter");
  await expect(page.getByRole("button", { name: "Views", exact: true })).toBeVisible();
});

test("a view that could not be kept is taken back and says why", async ({ page }) => {
  await page.route("**/api/v1/views", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({ status: 507, contentType: "application/problem+json", body: '{"detail":"The disk is full."}' })
      : route.continue(),
  );
  await signIn(page, "/resources?grade=F");
  await (await menuOf(page)).getByRole("menuitem", { name: "Save this view…" }).press("Enter");
  await page.getByRole("textbox", { name: "Name" }).fill("Failing");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "The disk is full." })).toBeVisible();
  await expect((await menuOf(page)).getByText("No saved view yet")).toBeVisible();
});

test("groups that are open are in the address, and back closes them", async ({ page }) => {
  await signIn(page, "/findings");
  const group = page.locator("[data-row] button").first();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(group).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/open=/);
  await expect(group).toHaveAttribute("aria-expanded", "true");
  await page.reload();
  await expect(group).toHaveAttribute("aria-expanded", "true");
  await expect(page.locator("[data-row] a.row-link").first()).toBeVisible();
  await page.goBack();
  await expect(group).toHaveAttribute("aria-expanded", "false");
});

test("keys choose rows and go to screens, and do nothing while somebody types", async ({ page }) => {
  await signIn(page, "/findings?view=list&status=fail");
  const boxes = page.getByRole("checkbox");
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.locator("[data-row] .row-link").first()).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("x");
  await expect(boxes.first()).toBeChecked();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  for (const at of [0, 1, 2]) await expect(boxes.nth(at)).toBeChecked();
  await page.keyboard.press("/");
  await page.keyboard.type("gox?");
  await expect(page.getByRole("searchbox").first()).toHaveValue("gox?");
  await expect(page).toHaveURL(/\/findings/);
  await page.getByRole("searchbox").first().fill("");
  await page.getByRole("searchbox").first().blur();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(/\/findings/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(page).toHaveURL((url) => url.pathname === "/");
});

test("the head of a column puts the list in its order", async ({ page }) => {
  await signIn(page, "/findings?view=list");
  const head = page.getByRole("columnheader", { name: "Since" });
  await expect(async () => {
    await head.getByRole("button").click();
    await expect(page).toHaveURL(/sort=newest/, { timeout: 1_000 });
  }).toPass();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(page.getByRole("columnheader", { name: "Severity" })).toHaveAttribute("aria-sort", "none");
  await expectAccessible(page);
});

test("the palette does what can be done from here, and finds who made calls", async ({ page }) => {
  await signIn(page, "/findings");
  const field = page.getByRole("combobox");
  const opened = () =>
    expect(async () => {
      if (!(await field.isVisible())) await page.keyboard.press("Control+k");
      await expect(field).toBeVisible({ timeout: 1_000 });
    }).toPass();
  await opened();
  await field.fill("export");
  await field.press("Enter");
  await expect(page.getByRole("menu", { name: /^Export/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await opened();
  await field.fill("save this");
  await field.press("Enter");
  await expect(page.getByRole("dialog", { name: "Save this view" }).getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await opened();
  await field.fill("notebook instances");
  await expect(page.getByRole("option").first()).toContainText("Notebook instances");
  await expectAccessible(page);
  await field.press("Enter");
  await expect(page).toHaveURL(/\/resources\?kind=notebook-instance/);
});
