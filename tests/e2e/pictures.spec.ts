import { expect, type Locator, type Page, test } from "@playwright/test";
import { screens } from "#components/layout/screens.ts";
import { freePort } from "./own-server.ts";
import { signIn } from "./session.ts";
import { moment, StillDashboard } from "./still-dashboard.ts";

/* Every screen beside a picture of it that somebody has looked at, from a phone to a wide monitor, light and dark. */

const sizes = [
  { width: 390, height: 740 },
  { width: 768, height: 740 },
  { width: 1440, height: 800 },
  { width: 2560, height: 900 },
];
const schemes = ["light", "dark"] as const;

/** What is opened from a screen. It is looked at on a phone and on a usual window. */
const details: Record<string, { path: string; open: (page: Page) => Promise<void> }> = {
  "A finding": {
    path: "/findings?view=list&kind=notebook-instance&severity=high",
    open: async (page) => {
      await rowLink(page).click();
      await expect(dialog(page, "Finding")).toContainText(/history/i);
    },
  },
  "An attack path": {
    path: "/",
    open: async (page) => {
      const paths = page.getByRole("region", { name: "Attack paths" });
      await paths
        .getByRole("link", { name: /notebook open to the internet/ })
        .first()
        .click();
      await expect(dialog(page, "Finding")).toContainText(/history/i);
    },
  },
  "A resource": {
    path: "/resources?q=oskar-sandbox&kind=notebook-instance",
    open: async (page) => {
      await rowLink(page).click();
      await expect(page.getByRole("heading", { level: 1, name: "oskar-sandbox" })).toBeVisible();
    },
  },
  "A role or user": {
    path: "/access?q=growth-notebook-admin",
    open: async (page) => {
      await rowLink(page).click();
      await expect(dialog(page, "Role or user")).toContainText("What this does not know");
    },
  },
  "Two scans": {
    path: "/",
    open: async (page) => {
      await page.getByRole("link", { name: "Compare scans" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Two scans" })).toBeVisible();
      await expect(page.locator("[data-row]").first()).toBeVisible();
    },
  },
};

const rowLink = (page: Page) => page.locator("main [data-row] .row-link").first();
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name, exact: true });

/** How many calls a scan takes depends on what its collectors ask at the same moment. */
function calls(page: Page): Locator {
  return new URL(page.url()).pathname === "/scans"
    ? page.getByRole("cell", { name: /^[\d,]{3,}$/ })
    : page.getByRole("definition").filter({ hasText: /API calls?$/ });
}

const port = await freePort();
const dashboard = new StillDashboard(port);

// Half a pixel for each of the page's keeps the pictures small.
test.use({ baseURL: `http://127.0.0.1:${port}`, timezoneId: "UTC", locale: "en-US", deviceScaleFactor: 0.5 });

test.beforeAll(async ({ request }) => {
  test.setTimeout(300_000);
  await dashboard.start(request);
});

test.afterAll(() => dashboard.stop());

test.beforeEach(({ page }) => page.clock.setFixedTime(moment));

for (const { path, label } of screens) {
  test(`${label} looks as it did`, async ({ page }) => {
    await signIn(page, path);
    await expectPictures(page, label, sizes);
  });
}

for (const [name, { path, open }] of Object.entries(details)) {
  test(`${name} looks as it did`, async ({ page }) => {
    await signIn(page, path);
    await open(page);
    await expectPictures(
      page,
      name,
      sizes.filter(({ width }) => width === 390 || width === 1440),
    );
  });
}

async function expectPictures(page: Page, name: string, sizes: readonly { width: number; height: number }[]) {
  await page.waitForLoadState("networkidle");
  // Not over a row, which would be lit.
  await page.mouse.move(0, 0);
  const file = name.toLowerCase().replaceAll(" ", "-");
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of sizes) {
      await page.setViewportSize(size);
      const picture = `${file}-${colorScheme}-${size.width}.png`;
      await expect.soft(page).toHaveScreenshot(picture, { mask: [calls(page)], maskColor: "#808080", timeout: 10_000 });
    }
  }
}
