import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { bundle } from "#lib/reports/formats/bundle/index.ts";
import { bytesOf, reportWith } from "#tests/reports/report-of.ts";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

/* Reports that are kept, from the list that is looked at to the file that is handed over. */

test.beforeAll(async ({ request }) => {
  test.setTimeout(120_000);
  await auditedDemo(request);
});

test("what a list shows is kept as a report, with its hash, and looked at without any right of this address", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "/findings?status=fail&severity=critical&view=list");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /Keep or schedule it/ }).click();
  const dialog = page.getByRole("dialog", { name: "New report" });
  const preview = dialog.getByRole("region", { name: "As it would be now" });
  await expect(preview).toContainText("Severity critical");
  await expect(preview).toContainText(/[1-9]\d* fail, 0 unknown, 0 pass/);
  await expectAccessible(page);
  await dialog.getByLabel("Name").fill("Critical for the board");
  await dialog.getByRole("button", { name: "Make the report" }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole("row").filter({ hasText: "Critical for the board" }).first();
  await expect(row).toContainText("Kept", { timeout: 60_000 });
  await expectAccessible(page);

  await row.getByRole("link", { name: "Critical for the board", exact: true }).click();
  const drawer = page.getByRole("dialog", { name: "Report" });
  const saving = page.waitForEvent("download");
  await drawer.getByRole("link", { name: "Download" }).click();
  const saved = await saving;
  const bytes = await readFile(await saved.path());
  expect(saved.suggestedFilename()).toMatch(/^findings-.*severity-critical.*\.html$/);
  await expect(drawer).toContainText(createHash("sha256").update(bytes).digest("hex"));
  await expectAccessible(page);

  const opening = context.waitForEvent("page");
  await drawer.getByRole("link", { name: "Open" }).click();
  const shown = await opening;
  await shown.getByRole("searchbox").fill("no such thing anywhere");
  await expect(shown.getByRole("status").first()).toContainText(/^None of \d+ findings fits/);
  expect(await shown.evaluate(() => window.origin)).toBe("null");
  expect(
    await shown.evaluate(() =>
      fetch("/api/v1/accounts").then(
        () => "read",
        () => "refused",
      ),
    ),
  ).toBe("refused");
  await shown.close();

  await drawer.getByRole("button", { name: "Remove" }).click();
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "Critical for the board" })).toHaveCount(0);
});

test("a schedule is made, paused, set going and removed; a time that is none is refused in the form", async ({
  page,
  request,
}) => {
  await signIn(page, "/reports");
  await page.getByRole("button", { name: "New report" }).click();
  const dialog = page.getByRole("dialog", { name: "New report" });
  await dialog.getByRole("radio", { name: /What changed/ }).check();
  await dialog.getByRole("radio", { name: /At certain times/ }).check();
  await dialog.getByLabel("Since").selectOption("last-report");
  await dialog.getByLabel("How often").selectOption("cron");
  await dialog.getByLabel(/Cron expression/).fill("* * * * *");
  await dialog.getByRole("button", { name: "Schedule it" }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: "more than once an hour" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("How often").selectOption("weekly");
  await dialog.getByLabel("Time zone").fill("Europe/Berlin");
  await dialog.getByLabel("Name").fill("Weekly changes");
  await dialog.getByRole("button", { name: "Schedule it" }).click();
  const schedules = page.getByRole("region", { name: "Schedules" });
  await expect(schedules).toContainText("Weekly changes");
  await expect(schedules).toContainText("Every Monday at 07:00 (Europe/Berlin)");
  await expect(schedules).toContainText("What changed since the last report");
  const { rows } = await (await request.get("/api/v1/report-schedules", { headers: bearer })).json();
  expect(rows[0].cadence).toEqual({ type: "cron", cron: "0 7 * * 1", timeZone: "Europe/Berlin" });
  await schedules.getByRole("button", { name: "Pause Weekly changes" }).click();
  await expect(schedules).toContainText("Paused");
  await schedules.getByRole("button", { name: "Resume Weekly changes" }).click();
  await expect(schedules).not.toContainText("Paused");
  await expectAccessible(page);
  await schedules.getByRole("button", { name: "Remove the schedule Weekly changes" }).click();
  await expect(schedules).toContainText("None yet");
});

test("a bundle is opened: what was changed is refused, what is read here cannot be imported, another account can", async ({
  page,
  request,
}) => {
  await signIn(page, "/reports");
  await page.getByRole("button", { name: "Open a bundle" }).click();
  const dialog = page.getByRole("dialog", { name: "Open a bundle" });
  const held = dialog.getByRole("region", { name: "What the bundle holds" });
  const choose = (buffer: Buffer) =>
    dialog.getByLabel(/An evidence bundle/).setInputFiles({ name: "bundle.zip", mimeType: "application/zip", buffer });
  const importing = dialog.getByRole("button", { name: "Import it" });
  await expect(importing).toBeDisabled();
  await expectAccessible(page);

  const own = await (await request.get("/api/v1/report/export?format=bundle", { headers: bearer })).body();
  await choose(own);
  await expect(held).toContainText("By this installation");
  await expect(held).toContainText("This account is read in AWS from here");
  await expect(importing).toBeDisabled();
  await expectAccessible(page);

  const changed = Buffer.from(own);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  await choose(changed);
  await expect(dialog.getByRole("alert").filter({ hasText: "The bundle is refused" })).toBeVisible();
  await expect(held).toHaveCount(0);
  await expect(importing).toBeDisabled();

  const account = "999988887777";
  const { scan, ...report } = reportWith([]);
  await choose(Buffer.from(await bytesOf(bundle.render({ ...report, scan: { ...scan, account } }))));
  await expect(held).toContainText("By nobody");
  await expect(held).toContainText(account);
  await importing.click();
  await dialog.getByRole("link", { name: "Look through it" }).click();
  await expect(page).toHaveURL(new RegExp(`account=${account}`));
  await request.delete(`/api/v1/accounts/${account}`, { headers: bearer });
});
