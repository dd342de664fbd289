import { expect, test } from "@playwright/test";
import type { KeyFacets } from "#lib/store/views.ts";
import { expectAccessible } from "./accessible.ts";
import { bearer, signIn } from "./session.ts";

test("a session and a user's key are chosen from menus of their own, and the events are theirs", async ({
  page,
  request,
}) => {
  const counted = async () =>
    (await (await request.get("/api/v1/activity/keys", { headers: bearer })).json()) as KeyFacets;
  await expect.poll(async () => (await counted()).own?.rows.length ?? 0, { timeout: 90_000 }).toBeGreaterThan(0);
  await signIn(page, "/activity");
  for (const label of ["Session", "Access key"]) {
    await page.getByRole("button", { name: label, exact: true }).click();
    const menu = page.getByRole("group", { name: label });
    await expect(menu.getByRole("radio").first()).toBeVisible();
    await expectAccessible(page, "main");
    await menu.getByRole("radio").first().check();
    await expect(page).toHaveURL(/accessKey=A[SK]IA/);
    const key = new URL(page.url()).searchParams.get("accessKey") ?? "";
    expect(key.startsWith("AKIA")).toBe(label === "Access key");
    await menu.getByRole("button", { name: `Any ${label.toLowerCase()}` }).click();
    await expect(page).not.toHaveURL(/accessKey=/);
    await page.keyboard.press("Escape");
  }
});
