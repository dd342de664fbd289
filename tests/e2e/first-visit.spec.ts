import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { dayOf } from "../../lib/waivers/days.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

/*
 * What somebody wants to know who opens the dashboard for the first time and has read nothing: found from the overview, each in so
 * many clicks as its name says. Typing is no click.
 */

test.beforeAll(async ({ request }) => {
  test.setTimeout(240_000);
  await auditedDemo(request);
  const events = async () => (await request.get("/api/v1/activity?limit=1", { headers: bearer })).text();
  await expect.poll(events, { timeout: 150_000, intervals: [1_000] }).toContain('"id"');
});

/** Clicks, and counts them. */
class Visitor {
  clicks = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async click(what: Locator): Promise<void> {
    await what.click();
    this.clicks++;
  }

  dialog(name: string): Locator {
    return this.page.getByRole("dialog", { name, exact: true });
  }
}

async function visit(page: Page): Promise<Visitor> {
  await signIn(page, "/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  return new Visitor(page);
}

const exposures = (page: Page) =>
  page.getByRole("region", { name: "Worst live exposures" }).getByRole("listitem").getByRole("link");
const paths = (page: Page) => page.getByRole("region", { name: "Attack paths" });

test("the worst thing and what it is about: no click", async ({ page }) => {
  await visit(page);
  const worst = paths(page).getByRole("listitem").first();
  await expect(worst).toBeInViewport();
  await expect(worst).toContainText("Critical");
  await expect(worst).toContainText(/Notebook instance|Model|IAM role/);
});

test("who caused it: 1 click", async ({ page }) => {
  const visitor = await visit(page);
  await visitor.click(
    paths(page)
      .getByRole("link", { name: /notebook open to the internet/ })
      .first(),
  );
  await expect(visitor.dialog("Finding")).toContainText(/by \S+, who called/);
  expect(visitor.clicks).toBe(1);
});

test("the fix of the worst exposure, copied: 2 clicks", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const visitor = await visit(page);
  await visitor.click(exposures(page).first());
  await visitor.click(page.getByRole("button", { name: /^Copy .*command/ }).first());
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^aws |\naws /);
  expect(visitor.clicks).toBe(2);
});

test("what lifts the grade, and to which: no click", async ({ page, request }) => {
  await visit(page);
  const { road } = await (await request.get("/api/v1/road", { headers: bearer })).json();
  const told = page.getByRole("region", { name: `The road to ${road.to}` });
  await expect(told.getByRole("listitem").first()).toContainText(road.steps[0].title);
  // While a critical verdict is unknown no fix lifts the grade, and it says so.
  expect(road.criticalUnknown).toBeGreaterThan(0);
  await expect(told).toContainText(/until they are read, and well, no fix lifts the grade over D/);
});

test("another finding waived until a date: 4 clicks", async ({ page, request }) => {
  const visitor = await visit(page);
  await visitor.click(exposures(page).nth(1));
  await visitor.click(page.locator("[data-row] .row-link").first());
  await visitor.click(visitor.dialog("Finding").getByRole("button", { name: "Waive …" }));
  const form = visitor.dialog("Waive");
  await form.getByLabel("Why it is accepted").fill("It goes with the next release.");
  await form.getByLabel("Who answers for it").fill("Platform team");
  await form.getByLabel("Until the end of (UTC)").fill(dayOf(new Date(), 45));
  await form.getByLabel("Your name").fill("Mira Holt");
  await expect(form).toContainText("Accepts 1 finding that fails now.");
  await visitor.click(form.getByRole("button", { name: "Waive", exact: true }));
  const waived = visitor.dialog("Finding").getByRole("region", { name: "Waived" });
  await expect(waived).toContainText("It goes with the next release.");
  expect(visitor.clicks).toBe(4);

  // It still fails, is counted beside the grade, and whoever ends the decision finds all as it was.
  await expect(visitor.dialog("Finding")).toContainText("Fail");
  await waived.getByRole("link", { name: "The waiver" }).click();
  await expect(visitor.dialog("Waiver")).toContainText("Mira Holt made it");
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Score" })).toContainText("1 waived finding left out");
  const { rows } = await (await request.get("/api/v1/waivers", { headers: bearer })).json();
  await page.goto(`/waivers?waiver=${rows[0].id}`);
  await visitor.dialog("Waiver").getByRole("button", { name: "End …" }).click();
  await expect(visitor.dialog("End the waiver").getByLabel("Your name")).toHaveValue("Mira Holt");
  await visitor.dialog("End the waiver").getByRole("button", { name: "End it" }).click();
  await expect(visitor.dialog("Waiver")).toContainText("Mira Holt ended it");
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Score" })).not.toContainText("waived");
});

test("what changed between two scans, and who did it: at most 2 clicks", async ({ page, request }) => {
  test.setTimeout(300_000);
  // People go on to work in the demo account two minutes after it was first served, which its first scan follows at once.
  const { rows } = await (await request.get("/api/v1/scans?limit=100", { headers: bearer })).json();
  const first = Math.min(...rows.map(({ requestedAt }: { requestedAt: string }) => Date.parse(requestedAt)));
  await expect.poll(() => Date.now() - first, { timeout: 150_000, intervals: [1_000] }).toBeGreaterThan(125_000);
  const visitor = await visit(page);
  const changed = page.getByRole("region", { name: /^Changes since / });
  // Whoever comes later finds that it was watched.
  if (!(await changed.isVisible())) await visitor.click(page.getByRole("button", { name: "Scan now" }));
  await expect(changed).toBeVisible({ timeout: 90_000 });
  await visitor.click(changed.getByRole("link", { name: "Compare scans" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two scans");
  const role = page.locator("[data-row]").filter({ hasText: "growth-pipeline" }).first();
  await expect(role).toContainText(/Pass.*Fail/);
  await expect(role).toContainText("tomas.rivera");
  const bucket = page.locator("[data-row]").filter({ hasText: "nwa-growth-us-east-1" }).first();
  await expect(bucket).toContainText(/Fail.*Pass/);
  await expect(bucket).toContainText("grace.okafor");
  expect(visitor.clicks).toBeLessThanOrEqual(2);
});

test("everything that a principal did to an endpoint: 4 clicks", async ({ page, request }) => {
  const list = await request.get("/api/v1/activity?name=UpdateEndpoint&failed=false", { headers: bearer });
  const { rows } = (await list.json()) as { rows: { id: string }[] };
  const detail = await request.get(`/api/v1/activity/${rows[0]?.id}`, { headers: bearer });
  const { resources } = (await detail.json()) as { resources: { arn: string; kind: string }[] };
  const name =
    resources
      .find(({ kind }) => kind === "endpoint")
      ?.arn.split("/")
      .at(-1) ?? "";
  const visitor = await visit(page);
  await visitor.click(page.getByRole("link", { name: "Resources" }).first());
  await page.getByRole("searchbox").fill(`endpoint/${name}`);
  await visitor.click(
    page.locator("[data-row]").filter({ hasText: name, hasNotText: "Attack path" }).locator(".row-link").first(),
  );
  await visitor.click(page.getByRole("tab", { name: "Activity" }));
  const actors = page.getByRole("region", { name: "Who acted on it", exact: true });
  await visitor.click(actors.getByRole("link", { name: /in Activity/ }).first());
  await expect(page).toHaveURL(/\/activity\?.*resource=.*actor=/);
  await expect(page.locator("[data-row]").first()).toBeVisible();
  expect(visitor.clicks).toBe(4);
});

test("roles that are too powerful, and who uses them: 2 clicks", async ({ page }) => {
  const visitor = await visit(page);
  await visitor.click(page.getByRole("link", { name: "Access" }).first());
  await visitor.click(page.locator("[data-row]").filter({ hasText: "administrator" }).locator(".row-link").first());
  await expect(visitor.dialog("Role or user")).toContainText("What it reaches");
  await expect(visitor.dialog("Role or user")).toContainText(/[Uu]sed/);
  expect(visitor.clicks).toBe(2);
});

test("what was not assessed: 1 click", async ({ page }) => {
  const visitor = await visit(page);
  await visitor.click(page.getByRole("link", { name: /^Coverage \d+ %/ }));
  await expect(page.getByRole("status").filter({ hasText: /^\d+ findings$/ })).toBeVisible();
  await expect(page.locator("[data-row]").first()).toContainText("Unknown");
  expect(visitor.clicks).toBe(1);
});

test("the result as a report: 2 clicks", async ({ page }) => {
  const visitor = await visit(page);
  await visitor.click(page.getByRole("button", { name: "Export" }));
  const coming = page.waitForEvent("download");
  await visitor.click(page.getByRole("menuitem", { name: /^Report as HTML/ }));
  const report = await readFile(await (await coming).path(), "utf8");
  expect(report).toContain("What was not assessed");
  expect(visitor.clicks).toBe(2);
});
