import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

/* Past 300 lines, since all of it is asked of one audited account. */

const widths = [390, 768, 1440, 2560];

test.beforeAll(async ({ request }) => auditedDemo(request));

for (const width of widths) {
  test(`filter menus stay inside a window of ${width} px, and what is longer scrolls in them`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    const menus: [path: string, names: string[]][] = [
      ["/findings", ["Verdict", "Kind"]],
      ["/resources", ["Kind", "Grade"]],
      ["/activity", ["Actor", "Event", "Time"]],
    ];
    for (const [path, names] of menus) {
      await signIn(page, path);
      await showFilters(page, names[0] ?? "");
      for (const name of names) {
        const panel = page.getByRole("dialog", { name: `Filter by ${name.toLowerCase()}` });
        await expect(async () => {
          await page.getByRole("button", { name: new RegExp(`^${name}`) }).click({ timeout: 1_000 });
          await expect(panel).toBeVisible({ timeout: 1_000 });
        }).toPass();
        const frame = await boxOf(panel);
        expect(frame.x, name).toBeGreaterThanOrEqual(0);
        expect(frame.y, name).toBeGreaterThanOrEqual(0);
        expect(frame.x + frame.width, name).toBeLessThanOrEqual(width);
        expect(frame.y + frame.height, name).toBeLessThanOrEqual(640);
        // Nothing is painted beyond the panel: each part that does not scroll lies within it.
        const spill = await panel.evaluate((element) => {
          const clips = (part: Element) => getComputedStyle(part).overflowY !== "visible";
          const { bottom } = element.getBoundingClientRect();
          return [...element.querySelectorAll("*")].filter((part) => {
            for (let up = part.parentElement; up && element.contains(up); up = up.parentElement) {
              if (clips(up) && up.getBoundingClientRect().bottom <= bottom + 1) return false;
            }
            return part.getBoundingClientRect().bottom > bottom + 1;
          }).length;
        });
        expect(spill, name).toBe(0);
        await page.keyboard.press("Escape");
      }
    }
  });
}

test("Enter in the palette opens the first line, also when more arrives after it", async ({ page }) => {
  await signIn(page, "/");
  await openPalette(page);
  const field = page.getByRole("combobox");
  await field.fill("admin");
  await expect(page.getByRole("option").filter({ hasText: "growth-notebook-admin" }).first()).toBeVisible();
  const first = page.getByRole("option").first();
  await expect(first).toHaveAttribute("aria-selected", "true");
  // A check, or on a slow machine what is there before the checks are: the last word of what it is known by stands in its address.
  const wanted = ((await first.getAttribute("data-value")) ?? "nothing").split(" ").at(-1) ?? "";
  await field.press("Enter");
  await expect(page).toHaveURL((url) => decodeURIComponent(url.href).includes(wanted));
});

test("the button that closes a drawer covers nothing of it", async ({ page, request }) => {
  const { rows } = await (await request.get("/api/v1/findings?status=fail&limit=1", { headers: bearer })).json();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 700 });
    await signIn(page, `/findings?finding=${rows[0].id}`);
    const drawer = page.getByRole("dialog", { name: "Finding" });
    await expect(drawer).toContainText(/history/i);
    const close = await boxOf(drawer.getByRole("button", { name: /^Close/ }));
    const content = drawer.locator(":scope > div").last();
    await content.evaluate((element) => element.scrollTo(0, 400));
    const { y } = await boxOf(content);
    expect(y).toBeGreaterThanOrEqual(close.y + close.height);
  }
});

test("a drawer holds the focus where it covers the list, and no longer once the window is wide", async ({
  page,
  request,
}) => {
  const { rows } = await (await request.get("/api/v1/findings?status=fail&limit=1", { headers: bearer })).json();
  await page.setViewportSize({ width: 768, height: 700 });
  await signIn(page, `/findings?finding=${rows[0].id}`);
  const drawer = page.getByRole("dialog", { name: "Finding" });
  const isModal = () => drawer.evaluate((element) => element.matches(":modal"));
  await expect(drawer).toContainText(/history/i);
  expect(await isModal()).toBe(true);
  await page.setViewportSize({ width: 1440, height: 700 });
  await expect.poll(isModal).toBe(false);
  await page.getByRole("searchbox").fill("notebook");
  await expect(drawer).toBeVisible();
  await page.setViewportSize({ width: 768, height: 700 });
  await expect.poll(isModal).toBe(true);
});

test("under the verdict Pass nothing has the title of a failure", async ({ page, request }) => {
  const { rows } = (await (await request.get("/api/v1/checks", { headers: bearer })).json()) as {
    rows: { title: string; failTitle: string; pass: number; fail: number }[];
  };
  const mixed = rows.filter(({ pass, fail }) => pass > 0 && fail > 0);
  expect(mixed.length).toBeGreaterThan(0);
  await signIn(page, "/findings?status=pass");
  await expect(page.getByRole("main")).toContainText(mixed[0]?.title ?? "");
  const text = await page.getByRole("main").textContent();
  for (const { title, failTitle } of mixed.slice(0, 8)) {
    expect(text).toContain(title);
    expect(text).not.toContain(failTitle);
  }
});

test("text that is cut is told in full to the keyboard and to the pointer", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, "/findings?view=list");
  await page.getByRole("row").nth(1).waitFor();
  const cut = await page.locator("[data-row] .row-link [data-cut]").evaluateAll((all) => {
    const at = all.findIndex((one) => one.scrollWidth > one.clientWidth);
    return { at, text: all[at]?.textContent ?? "" };
  });
  expect(cut.at).toBeGreaterThanOrEqual(0);
  // A key before the page has come to life does nothing; `k` at the first row stays there, however often.
  await expect(async () => {
    await page.keyboard.press("k");
    await expect(page.locator("[data-row] .row-link").first()).toBeFocused({ timeout: 1_000 });
  }).toPass();
  for (let row = 0; row < cut.at; row++) await page.keyboard.press("j");
  const tip = page.getByRole("tooltip");
  await expect(tip).toContainText(cut.text);
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();
  await page.locator("[data-row] .row-link [data-cut]").nth(cut.at).hover();
  await expect(tip).toContainText(cut.text);
});

test("a page notices a scan that somebody else starts, with one counter and one way to stop it", async ({
  page,
  request,
}) => {
  await signIn(page, "/scans");
  await page.getByRole("row").nth(1).waitFor();
  const before = await page.getByRole("row").count();
  const { rows } = await (await request.get("/api/v1/accounts", { headers: bearer })).json();
  const asked = await request.post("/api/v1/scans", { headers: bearer, data: { account: rows[0].id } });
  expect(asked.status()).toBe(202);
  await comeBack(page);
  const strip = page.getByRole("region", { name: "Scan under way" });
  await expect(strip).toBeVisible({ timeout: 20_000 });
  await expect(strip.getByText(/\d+ of \d+ steps/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/\d+ of \d+ (steps|reads)/)).toHaveCount(1);
  await expect(page.getByRole("button", { name: /stop|cancel/i })).toHaveCount(1);
  await expect(strip).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole("row")).toHaveCount(before + 1);
});

test("a filter that is not known is shown and refused, never left out", async ({ page, request }) => {
  for (const [address, words] of [
    ["/findings?severity=foo&status=fail", "severity can be critical, high, medium, low, info"],
    ["/resources?grade=Z", "grade can be F, D, C, B, A, none"],
    ["/activity?from=yesterday", "from cannot have this value"],
    ["/checks?categry=network", "there is no filter of that name"],
  ] as const) {
    await signIn(page, address);
    await expect(page.getByRole("main").getByRole("alert")).toContainText(words);
    await expect(page.locator("[data-row]")).toHaveCount(0);
  }
  await signIn(page, "/findings?severity=foo&status=fail");
  await page.getByRole("link", { name: /^Clear it/ }).click();
  await expect(page).toHaveURL(/\/findings\?status=fail$/);
  await expect(page.locator("[data-row]").first()).toBeVisible();
  const answer = await request.get("/api/v1/findings?severity=foo", { headers: bearer });
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toMatchObject({
    detail: "The parameter severity is not understood: it can be critical, high, medium, low, info.",
  });
});

test("an activity without events draws no axis, and a phone shows the TLS of those there are", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "/activity?q=nothing-is-called-this");
  await expect(page.getByText("No event matches these filters")).toBeVisible();
  await expect(page.locator("figure")).toHaveCount(0);
  await signIn(page, "/activity");
  await expect(
    page
      .locator("[data-row]")
      .getByText(/^TLS 1\.\d$/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});

test("rows are not wider than can be read, and heads are of one colour", async ({ page }) => {
  await page.setViewportSize({ width: 2560, height: 1300 });
  for (const path of [
    "/",
    "/findings",
    "/findings?view=list",
    "/resources",
    "/access",
    "/activity",
    "/checks",
    "/frameworks",
    "/network",
    "/scans",
  ]) {
    await signIn(page, path);
    await page.locator("[data-row], main li").filter({ visible: true }).first().waitFor();
    const widest = await page
      .locator("[data-row], main li")
      .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().width)));
    expect(widest, path).toBeLessThanOrEqual(1536);
    const colours = await page
      .getByRole("columnheader")
      .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).color))]);
    expect(colours.length, path).toBeLessThanOrEqual(1);
  }
});

test("on a wide window what is opened stands beside the list, not on it", async ({ page }) => {
  for (const width of [2400, 2560, 3840]) {
    await page.setViewportSize({ width, height: 1300 });
    for (const [path, list] of [
      ["/findings?view=list", "Findings"],
      ["/activity", "Events"],
    ] as const) {
      await signIn(page, path);
      await page.getByRole("table", { name: list }).locator(".row-link").first().click();
      const [drawer, rows] = await Promise.all([
        page.getByRole("dialog").boundingBox(),
        page.getByRole("table", { name: list }).boundingBox(),
      ]);
      expect(drawer?.x, `${path} at ${width}`).toBeGreaterThanOrEqual((rows?.x ?? 0) + (rows?.width ?? 0) - 1);
      expect(drawer?.width, `${path} at ${width}`).toBeGreaterThanOrEqual(640);
    }
  }
});

for (const scheme of ["light", "dark"] as const) {
  test(`what opens over the screens has no accessibility violations in ${scheme}`, async ({ page, request }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const { rows } = await (await request.get("/api/v1/findings?status=fail&limit=1", { headers: bearer })).json();
    const opened: [path: string, open: (page: Page) => Promise<void>][] = [
      ["/findings", (on) => on.getByRole("button", { name: /^Kind/ }).click()],
      [`/findings?finding=${rows[0].id}`, (on) => expect(on.getByRole("dialog")).toContainText(/history/i)],
      ["/findings?severity=foo", async () => undefined],
      ["/access", (on) => openFirstPrincipal(on)],
      [
        "/accounts",
        async (on) => {
          const dialog = on.getByRole("dialog", { name: "Remove the account" });
          await expect(async () => {
            if (!(await dialog.isVisible())) await on.getByRole("button", { name: "Remove the account" }).click();
            await expect(dialog).toBeVisible({ timeout: 1_000 });
          }).toPass();
        },
      ],
      [
        "/",
        async (on) => {
          await openPalette(on);
          await on.getByRole("combobox").fill("role");
        },
      ],
    ];
    for (const [path, open] of opened) {
      await signIn(page, path);
      await open(page);
      await expectAccessible(page);
    }
  });
}

test("an account is removed when its id has been typed, and a refusal is told in a sentence", async ({
  page,
  request,
}) => {
  const { rows } = await (await request.get("/api/v1/accounts", { headers: bearer })).json();
  const [{ id }] = rows;
  await page.route(`**/api/v1/accounts/${id}`, (route) =>
    route.fulfill({
      status: 409,
      contentType: "application/problem+json",
      json: { detail: "A scan of this account is under way.", advice: "Wait until it ends, or cancel it." },
    }),
  );
  await signIn(page, "/accounts");
  const dialog = page.getByRole("dialog", { name: "Remove the account" });
  await expect(async () => {
    await page.getByRole("button", { name: "Remove the account" }).click({ timeout: 1_000 });
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(dialog).toContainText(/\d+ resources and their history/);
  const remove = dialog.getByRole("button", { name: "Remove for good" });
  await expect(remove).toBeDisabled();
  await dialog.getByRole("textbox").fill(id.slice(1));
  await expect(remove).toBeDisabled();
  await dialog.getByRole("textbox").fill(id);
  await remove.click();
  await expect(dialog.getByRole("alert")).toContainText("A scan of this account is under way. Wait until it ends");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: rows[0].label })).toBeVisible();
});

/** A key before the page has come to life does nothing. */
async function openPalette(page: Page): Promise<void> {
  const field = page.getByRole("combobox");
  await expect(async () => {
    if (!(await field.isVisible())) await page.keyboard.press("Control+k");
    await expect(field).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** On a narrow window they stand behind a button; a click before the page has come to life does nothing. */
async function showFilters(page: Page, first: string): Promise<void> {
  await expect(page.getByRole("searchbox").first()).toBeVisible();
  const button = page.getByRole("button", { name: "Filters", exact: true });
  const facet = page.getByRole("button", { name: new RegExp(`^${first}`) });
  await expect(async () => {
    if (!(await facet.isVisible())) await button.click({ timeout: 1_000 });
    await expect(facet).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** As when the reader comes back to the tab. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not on screen.");
  return box;
}

test("a network is walked from the matrix to the ways of a resource, by links that can be sent", async ({
  page,
  request,
}) => {
  const { rows } = await (await request.get("/api/v1/network", { headers: bearer })).json();
  const vpc = rows.find(({ needs }: { needs: unknown[] }) => needs.length > 0);
  await signIn(page, "/network");
  const row = page.getByRole("row").filter({ hasText: vpc.id });
  await expect(async () => {
    const dialog = page.getByRole("dialog", { name: "Service" });
    if (!(await dialog.isVisible())) await row.getByRole("button", { name: /^S3/ }).click({ timeout: 1_000 });
    await expect(dialog).toContainText("Who needs it", { timeout: 1_000 });
  }).toPass();
  await page.getByRole("dialog", { name: "Service" }).getByRole("link").first().click();
  const ways = page.getByRole("dialog", { name: "Ways" });
  for (const goal of ["The internet", "S3", "The SageMaker API"]) {
    await expect(ways.getByRole("heading", { name: goal, exact: true })).toBeVisible();
  }
  await page.reload();
  await expect(ways).toContainText("The SageMaker API");
  await page.keyboard.press("Escape");
  await expect(ways).toBeHidden();
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(vpc.name);
  await expect(page.getByRole("table", { name: "Gateways and subnets" })).toBeVisible();
});

/** The drawer of the first role, with all that folds in it open. */
async function openFirstPrincipal(page: Page): Promise<void> {
  await page.locator("[data-row] .row-link").first().click();
  const drawer = page.getByRole("dialog", { name: "Role or user" });
  await expect(drawer).toContainText("What it reaches");
  await expect(drawer).toContainText("What this does not know");
  await drawer.locator("details").evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
}

test("whoever is in the list of access opens with what he reaches, and its links lead to others who do", async ({
  page,
}) => {
  await signIn(page, "/access?may=administrate");
  await openFirstPrincipal(page);
  const drawer = page.getByRole("dialog", { name: "Role or user" });
  await expect(drawer).toContainText("It may do everything that is not taken away by name.");
  await drawer.getByRole("link", { name: "who reaches it" }).first().click();
  await expect(page).toHaveURL(/\/access\?account=\d{12}&on=arn/);
  await expect(page.locator("[data-row]").first()).toBeVisible();
});
