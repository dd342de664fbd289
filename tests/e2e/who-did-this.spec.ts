import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

interface Event {
  id: string;
  account: string;
  accessKeyId: string;
  sessionIssuer: string;
  at: string;
  address: string;
}

async function eventsWith(request: Parameters<typeof auditedDemo>[0], query: string): Promise<Event[]> {
  const answer = await request.get(`/api/v1/activity?${query}`, { headers: bearer });
  return ((await answer.json()) as { rows: Event[] }).rows;
}

const shown = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("the intrusion is told by clicks: from an attacker's tool to the role, its addresses, a session and who opened it", async ({
  page,
  request,
}) => {
  // Events come after the scan.
  await expect
    .poll(async () => (await eventsWith(request, "client=offensive")).length, { timeout: 80_000 })
    .toBeGreaterThan(0);
  const [event] = await eventsWith(request, "client=offensive");
  await signIn(page, "/activity?client=offensive");
  await page.locator("[data-row]").first().getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/\/activity\/actor\?/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(shown(page, "With what")).toContainText("An attacker's tool or system");
  await expect(shown(page, "From where").getByRole("row")).not.toHaveCount(1);
  await shown(page, "Sessions and keys")
    .getByRole("link", { name: event?.accessKeyId ?? "" })
    .click();
  await expect(page).toHaveURL(/\/activity\/session\?/);
  await expect(shown(page, "How it was opened")).toContainText(/AssumeRole|not kept/);
  await page.locator("[data-row] .row-link").first().click();
  await expect(page.getByRole("dialog")).toContainText("Who, from where");
});

test("who acted on a resource leads to exactly these events, and the actor leads back to it", async ({
  page,
  request,
}) => {
  const list = await request.get("/api/v1/activity?name=UpdateEndpoint&failed=false", { headers: bearer });
  const { rows } = (await list.json()) as { rows: Event[] };
  const detail = await request.get(`/api/v1/activity/${rows[0]?.id}`, { headers: bearer });
  const { resources } = (await detail.json()) as { resources: { arn: string; kind: string }[] };
  const arn = resources.find(({ kind }) => kind === "endpoint")?.arn ?? "";
  await signIn(page, `/resources/detail?arn=${encodeURIComponent(arn)}&tab=activity`);
  const actors = shown(page, "Who acted on it");
  const count = actors.getByRole("link", { name: /in Activity/ }).first();
  const said = Number(((await count.textContent()) ?? "").replaceAll(/\D/g, ""));
  await count.click();
  await expect(page).toHaveURL(/\/activity\?.*resource=.*actor=/);
  await expect(page.getByRole("status").filter({ hasText: /event/ }).first()).toHaveText(
    new RegExp(`^${said} events?$`),
  );
  await page.getByRole("link", { name: "This actor" }).click();
  await expect(shown(page, "What it touched")).toContainText("endpoint/");
});

test("what the filters of Activity show is what is exported", async ({ page, request }) => {
  await signIn(page, "/activity?failed=true");
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /Events as CSV/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^events-\d{12}-failed-true\.csv$/);
  const answer = await request.get("/api/v1/activity/export?failed=true&format=json", { headers: bearer });
  const { events } = (await answer.json()) as { events: { errorCode: string | null }[] };
  expect(events.length).toBeGreaterThan(0);
  expect(events.every(({ errorCode }) => errorCode !== null)).toBe(true);
});

test("of a week in which somebody came, the comparison names them and leads to their events", async ({
  page,
  request,
}) => {
  const intruder = (await eventsWith(request, "client=offensive")).at(-1);
  const from = new Date(Date.parse(intruder?.at ?? "") - 3_600_000).toISOString();
  await signIn(page, `/activity?from=${from}`);
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/\/activity\/compare\?/);
  const addresses = shown(page, "New addresses");
  await expect(addresses.getByRole("row").nth(1)).toBeVisible();
  const unfold = addresses.getByRole("button", { name: /^Show/ });
  if (await unfold.isVisible()) await unfold.click();
  await addresses
    .getByRole("row")
    .filter({ hasText: intruder?.address ?? "" })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/\/activity\?.*address=/);
  await expect(page.locator("[data-row]").first()).toContainText(intruder?.address ?? "");
});

for (const scheme of ["light", "dark"] as const) {
  test(`an actor, a session and two periods in ${scheme} can be read by everybody, and on a phone`, async ({
    page,
    request,
  }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const [event] = await eventsWith(request, "client=offensive");
    const who = new URLSearchParams({ principal: event?.sessionIssuer ?? "" });
    for (const path of [
      `/activity/actor?${who}`,
      `/activity/session?accessKey=${event?.accessKeyId}`,
      "/activity/compare",
    ]) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await signIn(page, path);
      await expect(page.getByRole("table").first()).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}

test("an address that names nobody, or what is not understood, says so", async ({ page }) => {
  await signIn(page, "/activity/actor");
  await expect(page.getByText("Whose activity?")).toBeVisible();
  await signIn(page, "/activity/session");
  await expect(page.getByText("Which session?")).toBeVisible();
  await signIn(page, "/activity/session?accessKey=ASIANOBODY");
  await expect(page.getByText("No call that was signed with it is kept")).toBeVisible();
  await signIn(page, "/activity/actor?principal=x&color=red");
  await expect(page.getByText("not understood")).toBeVisible();
});

test("names behind rows that go are not waited for, and are asked for again when the rows come back", async ({
  page,
}) => {
  const asked = (name: string) => `**/api/v1/findings${name}?*`;
  await page.route(asked("/blame"), () => undefined);
  const [held] = await Promise.all([page.waitForRequest(asked("/blame")), signIn(page, "/findings?view=list")]);
  const { promise: mayCome, resolve: come } = Promise.withResolvers<void>();
  await page.route(asked(""), async (route) => {
    await mayCome;
    await route.continue();
  });
  const left = page.waitForEvent("requestfailed", (request) => request === held);
  const rows = page.locator("[data-rows]");
  await page.getByRole("button", { name: "Severity" }).first().click();
  const critical = page.getByRole("group", { name: "Severity" }).getByRole("checkbox").first();
  await critical.click();
  await left;
  await expect(rows).toHaveAttribute("aria-busy", "true");
  await page.unroute(asked("/blame"));
  come();
  await expect(rows).toHaveAttribute("aria-busy", "false");
  const unknown = page.locator("[data-row] .skeleton");
  await expect(unknown).toHaveCount(0);
  await critical.click();
  await expect(page.locator("[data-row]").first()).toBeVisible();
  await expect(unknown).toHaveCount(0);
});
