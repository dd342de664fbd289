import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

/* Scans that are started again and again: from the screen Scans, to which the settings lead. */

test.use({ timezoneId: "America/New_York" });

test.beforeAll(async ({ request }) => {
  test.setTimeout(120_000);
  await auditedDemo(request);
});

test("a schedule is made, edited, paused, set going and removed; a time that is none is refused in the form", async ({
  page,
  request,
}) => {
  await signIn(page, "/settings");
  await page.getByRole("link", { name: "Schedule full scans" }).click();
  await page.getByRole("button", { name: "Schedule scans" }).click();
  const dialog = page.getByRole("dialog", { name: "Schedule scans" });
  await expect(dialog.getByLabel("Time zone")).toHaveValue("America/New_York");
  await dialog.getByLabel("How often").selectOption("cron");
  await dialog.getByLabel(/Cron expression/).fill("* * * * *");
  await dialog.getByRole("button", { name: "Schedule it" }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: "more than once an hour" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("How often").selectOption("weekly");
  await dialog.getByLabel("Time of day").fill("07:00");
  await dialog.getByLabel("Time zone").fill("Europe/Berlin");
  await dialog.getByRole("button", { name: "Schedule it" }).click();
  await expect(dialog).toHaveCount(0);

  const schedules = page.getByRole("region", { name: "Schedules" });
  await expect(schedules).toContainText("Every account");
  await expect(schedules).toContainText(/Every \w+day at 07:00 \(Europe\/Berlin\)/);
  await expect(schedules).toContainText(
    /next .*, 07:00 \(Europe\/Berlin\), which is .*, 0[12]:00 \(America\/New_York\)/,
  );
  await expectAccessible(page);

  await schedules.getByRole("button", { name: /^Edit the schedule of every account/ }).click();
  const editing = page.getByRole("dialog", { name: "Change the schedule" });
  await expect(editing.getByLabel("Time of day")).toHaveValue("07:00");
  await editing.getByLabel("How often").selectOption("daily");
  await editing.getByRole("radio", { name: /Only these/ }).check();
  await editing.getByLabel("Regions, separated by commas").fill("us-east-1");
  await editing.getByRole("button", { name: "Save" }).click();
  await expect(schedules).toContainText("Every day at 07:00 (Europe/Berlin)");
  await expect(schedules).toContainText("us-east-1 · finished jobs as the settings say");
  const { rows } = await (await request.get("/api/v1/scan-schedules", { headers: bearer })).json();
  expect(rows).toMatchObject([{ account: null, regions: ["us-east-1"], horizonDays: null, cron: "0 7 * * *" }]);

  await schedules.getByRole("button", { name: /^Pause/ }).click();
  await expect(schedules).toContainText("Paused");
  await schedules.getByRole("button", { name: /^Resume/ }).click();
  await expect(schedules).not.toContainText("Paused");
  await schedules.getByRole("button", { name: /^Remove/ }).click();
  const asking = page.getByRole("dialog", { name: "Remove the schedule" });
  await expectAccessible(page);
  await asking.getByRole("button", { name: "Remove it" }).click();
  await expect(schedules).toHaveCount(0);
});
