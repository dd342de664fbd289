import { expect, type Page, test } from "@playwright/test";
import { screens } from "#components/layout/screens.ts";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, signIn } from "./session.ts";

/* What a screen is while it is waited for, when its question fails, and when nothing matches. Partial ones: lost-sight.spec.ts. */

/** Lists whose rows come from a question of their own, and a search that nothing answers. */
const lists = [
  { path: "/findings?view=list", nothing: "/findings?view=list&q=zzzz-nothing" },
  { path: "/findings", nothing: "/findings?q=zzzz-nothing" },
  { path: "/resources", nothing: "/resources?q=zzzz-nothing" },
  { path: "/activity", nothing: "/activity?q=zzzz-nothing" },
  { path: "/access", nothing: "/access?q=zzzz-nothing" },
  { path: "/checks", nothing: "/checks?q=zzzz-nothing" },
];

test.beforeEach(({ request }) => auditedDemo(request));

for (const { path, label } of screens) {
  test(`${label} is waited for under its own name, which does not move when it comes`, async ({ page }) => {
    // From a screen that is none of its neighbours.
    await signIn(page, path === "/reports" ? "/settings" : "/reports");
    const link = page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: label, exact: true });
    await link.hover();
    await page.waitForLoadState("networkidle");
    let come = () => {};
    const wait = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route(
      (url) => url.pathname === path && url.searchParams.has("_rsc"),
      async (route) => {
        if (!route.request().headers()["next-router-prefetch"]) await wait;
        await route.continue();
      },
    );
    await link.click();
    const awaited = page.locator("main").getByRole("status", { name: "Loading" });
    await expect(awaited.first()).toBeVisible();
    // A list that is there has such rows too, under its last one.
    const first = await awaited.first().elementHandle();
    const name = page.getByRole("heading", { level: 1, name: label });
    const before = await name.evaluate(placeInScreen);
    await expectAccessible(page);
    come();
    await first?.waitForElementState("hidden");
    await expect(name).toBeVisible();
    expect(await name.evaluate(placeInScreen)).toEqual(before);
  });
}

for (const { path, nothing } of lists) {
  test(`${path} says when nothing matches, and one click shows something again`, async ({ page }) => {
    await signIn(page, nothing);
    await expect(page.locator("main [data-row]")).toHaveCount(0);
    const heading = page.locator("main").getByRole("heading", { level: 2 });
    await expect(heading.first()).toBeVisible();
    await expectAccessible(page);
    await page
      .locator("main")
      .getByRole("button", { name: /^(Clear|Show)/ })
      .last()
      .click();
    await expect(page.locator("main [data-row]").first()).toBeVisible();
  });

  // The checks are all here: no question is asked again.
  if (path === "/checks") continue;
  test(`${path} says why a question failed, and asks again`, async ({ page }) => {
    await signIn(page, path);
    await expect(page.locator("main [data-row]").first()).toBeVisible();
    await page.route("**/api/v1/**", (route) => route.fulfill({ status: 500, json: problem }));
    await search(page, "sage");
    const failed = page.getByRole("alert").filter({ hasText: problem.detail });
    await expect(failed.first()).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await page.unroute("**/api/v1/**");
    await failed.first().getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("alert").filter({ hasText: problem.detail })).toHaveCount(0);
    await expect(page.locator("main [data-row], main h2").first()).toBeVisible();
  });
}

const problem = {
  type: "about:blank",
  title: "The database did not answer",
  status: 500,
  detail: "The database did not answer in time.",
};

async function search(page: Page, text: string): Promise<void> {
  await page.locator("main").getByRole("searchbox").first().fill(text);
}

/** From the corner of `main`: the strip of a scan, which may begin or end at any time, moves that. */
function placeInScreen(element: HTMLElement): { x: number; y: number } {
  const [own, main] = [element, element.closest("main")].map((one) => one?.getBoundingClientRect());
  if (!own || !main) throw new Error("It is in no screen.");
  return { x: own.x - main.x, y: own.y - main.y };
}
