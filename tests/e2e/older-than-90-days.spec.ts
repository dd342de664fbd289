import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

test("a longer history is asked: what it reads is told before, its events are found, and the list shows them", async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const day = (ago: number) => new Date(Date.now() - ago * 24 * 3_600_000).toISOString().slice(0, 10);
  const olderThan = async (ago: number) => {
    const list = await request.get(`/api/v1/activity?to=${day(ago)}T00:00:00Z&limit=1`, { headers: bearer });
    return ((await list.json()) as { rows: unknown[] }).rows.length;
  };
  await signIn(page, "/activity");
  await page.getByRole("button", { name: "Older than 90 days" }).click();
  const drawer = page.getByRole("dialog", { name: "Older than 90 days" });
  await expect(drawer).toContainText("security_logs.cloudtrail");
  await expect(page).toHaveURL(/older=ask/);

  // What is wrong is said at its field, and nothing is asked.
  await drawer.getByLabel("Access key").fill("akia");
  await drawer.getByRole("button", { name: "See what it reads" }).click();
  await expect(drawer.getByLabel("Access key")).toHaveAccessibleDescription(/at least 16/);
  await expect(drawer.getByLabel("Access key")).toBeFocused();
  await drawer.getByLabel("Access key").fill("");

  await drawer.getByLabel("First day").fill(day(170));
  await drawer.getByLabel("Last day").fill(day(110));
  await drawer.getByRole("button", { name: "See what it reads" }).click();
  const ask = drawer.getByRole("button", { name: /^Ask: reads / });
  await expect(ask).toBeVisible({ timeout: 60_000 });
  await expect(page).toHaveURL(new RegExp(`older=from:${day(170)}`));
  await drawer.getByText("The statement, in SQL").first().click();
  await expect(drawer.getByRole("region", { name: "statement" })).toContainText("SELECT");
  // A changed question needs a new plan.
  await drawer.getByLabel("Call").fill("CreateTrainingJob");
  await expect(ask).toBeHidden();
  await drawer.getByLabel("Call").fill("");
  await drawer.getByRole("button", { name: "See what it reads" }).click();
  await expect(ask).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, "dialog");

  await ask.click();
  const asked = drawer.getByRole("article").first();
  await expect(asked).toContainText("Completed", { timeout: 60_000 });
  await expect(asked).toContainText(/\d events came/);
  await expect(drawer.getByRole("status").filter({ hasText: "is answered" })).toHaveCount(1);
  expect(await olderThan(110)).toBe(1);

  // What was asked can be asked again, and its events are those of its days.
  await asked.getByRole("button", { name: "Put into the form" }).click();
  await expect(drawer.getByLabel("Last day")).toHaveValue(day(110));
  await asked.getByRole("link", { name: "Its events" }).click();
  await expect(drawer).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`from=${day(170)}`));
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

test("a resource and an actor are asked about by what they are called, and closing goes back to what was there", async ({
  page,
  request,
}) => {
  const { rows } = (await (
    await request.get("/api/v1/resources?kind=notebook-instance&limit=1", { headers: bearer })
  ).json()) as {
    rows: { arn: string }[];
  };
  const arn = rows[0]?.arn ?? "";
  await signIn(page, `/resources/detail?${new URLSearchParams({ arn, tab: "activity" })}`);
  await page.getByRole("button", { name: "Older than 90 days" }).click();
  const drawer = page.getByRole("dialog", { name: "Older than 90 days" });
  await expect(drawer.getByLabel("About", { exact: true })).toHaveValue(arn);
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("button", { name: "Older than 90 days" })).toBeFocused();
  await expect(page.getByRole("tab", { name: "Activity" })).toHaveAttribute("aria-selected", "true");

  const events = await request.get("/api/v1/activity?limit=50", { headers: bearer });
  const [one] = ((await events.json()) as { rows: { actor: string; sessionIssuer: string | null }[] }).rows.filter(
    ({ sessionIssuer }) => sessionIssuer,
  );
  const principal = one?.sessionIssuer ?? "";
  await signIn(page, `/activity/actor?${new URLSearchParams({ principal })}`);
  await page.getByRole("button", { name: "Older than 90 days" }).click();
  await expect(drawer.getByLabel("Who", { exact: true })).toHaveValue(principal);
});
