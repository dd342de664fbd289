import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { auditedDemo, bearer, signIn } from "./session.ts";

/*
 * What happened in the demo account's 90 days, told from the screens alone: each story by the clicks of somebody who knows nothing of it.
 */

interface Sighting {
  id: string;
  signal: string;
  title: string;
  sentence: string;
  count: number;
  events: string[];
}

let sightings: Sighting[];

test.beforeAll(async ({ request }) => {
  test.setTimeout(240_000);
  await auditedDemo(request);
  // Events come after the scan, and what they say together after them.
  const isThere = async () => {
    sightings = await ask<Sighting>(request, "sightings?limit=100");
    return sightings.length;
  };
  await expect.poll(isThere, { timeout: 150_000, intervals: [1_000] }).toBeGreaterThan(6);
});

async function ask<Row>(request: APIRequestContext, path: string): Promise<Row[]> {
  const answer = await request.get(`/api/v1/${path}`, { headers: bearer });
  return ((await answer.json()) as { rows: Row[] }).rows;
}

const drawer = (page: Page) => page.getByRole("dialog");

test("the worst that several events say stands in the overview, and leads to exactly these events", async ({
  page,
}) => {
  await signIn(page, "/");
  const row = page.getByRole("listitem").filter({ hasText: "two networks at once" });
  await expect(row).toContainText("growth-notebook-admin");
  await row.getByRole("link").click();
  const seen = sightings.find(({ signal }) => signal === "credentials-in-two-networks");
  await expect(page.getByRole("region", { name: "What these events say together" })).toContainText(
    seen?.sentence ?? "",
  );
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /^\d+ events?$/ })
      .first(),
  ).toHaveText(`${seen?.count} events`);
  await page.locator("[data-row] .row-link").first().click();
  await expect(drawer(page)).toContainText("Together with others");
});

test("each story that several events tell can be opened, says its sentence, and shows all its events", async ({
  page,
}) => {
  for (const { id, title, sentence, events } of sightings) {
    await signIn(page, `/activity?sighting=${encodeURIComponent(id)}`);
    const notice = page.getByRole("region", { name: "What these events say together" });
    await expect(notice).toContainText(title);
    await expect(notice).toContainText(sentence);
    await expect(
      page
        .getByRole("status")
        .filter({ hasText: /^\d+ events?$/ })
        .first(),
    ).toContainText(`${events.length} event`);
  }
});

/** A finding by its check and the name of its resource, who is behind it, and the call. */
const blamed = [
  ["iam-role/not-administrator", "growth-notebook-admin", "tomas.rivera", "AttachRolePolicy"],
  ["iam-user/console-has-mfa", "oskar-intern", "grace.okafor", "CreateLoginProfile"],
  ["security-group/not-open", "", "", "AuthorizeSecurityGroupIngress"],
  ["ecr-repository/policy-is-not-public", "vision/ffmpeg", "", "SetRepositoryPolicy"],
  ["notebook-instance/no-internet-egress", "growth-forecast", "", "CreateNotebookInstance"],
] as const;

for (const [check, name, who, call] of blamed) {
  test(`${check}: the finding names who did it, with the call, which opens`, async ({ page, request }) => {
    const rows = await ask<{ id: string; resource: { name: string } }>(
      request,
      `findings?status=fail&exposure=live&check=${encodeURIComponent(check)}`,
    );
    const found = rows.find(({ resource }) => name === "" || resource.name === name);
    await signIn(page, `/findings?finding=${found?.id}`);
    await expect(drawer(page)).toContainText(/Who (set it|created the resource)/);
    await expect(drawer(page)).toContainText(who);
    await drawer(page).getByRole("link", { name: call, exact: true }).click();
    await expect(page).toHaveURL(/\/activity\?.*event=/);
    await expect(drawer(page)).toContainText(call);
  });
}

test("the list of findings says who set what, without opening any", async ({ page }) => {
  await signIn(page, "/findings?view=list&severity=critical&status=fail");
  const row = page.locator("[data-row]").filter({ hasText: "growth-notebook-admin" }).first();
  await expect(row).toContainText("tomas.rivera");
});

/** A call that is worth a look, and what the drawer says of it. */
const marked = [
  ["StopLogging", "A trail was stopped, deleted or told to record less"],
  ["DisableKey", "A key was disabled or is to be deleted"],
  ["PutModelPackageGroupPolicy", "A policy was set that lets in other accounts"],
  ["StartSession", "Somebody opened a space of Studio from an editor of his own"],
  ["EnableSagemakerServicecatalogPortfolio", "Somebody signed in, tried to, or made a call as the root user"],
] as const;

for (const [call, title] of marked) {
  test(`${call} is worth a look, and the drawer says why`, async ({ page }) => {
    await signIn(page, `/activity?name=${call}&signalled=true`);
    await page.locator("[data-row] .row-link").first().click();
    await expect(drawer(page)).toContainText("Worth a look");
    await expect(drawer(page)).toContainText(title);
  });
}

test("a key that was to be deleted was rescued: its own page tells both", async ({ page, request }) => {
  const [cancelled] = await ask<{ id: string }>(request, "activity?name=CancelKeyDeletion");
  const answer = await request.get(`/api/v1/activity/${cancelled?.id}`, { headers: bearer });
  const { resources } = (await answer.json()) as { resources: { arn: string; kind: string }[] };
  const arn = resources.find(({ kind }) => kind === "kms-key")?.arn ?? "";
  await signIn(page, `/resources/detail?arn=${encodeURIComponent(arn)}&tab=activity`);
  for (const call of ["ScheduleKeyDeletion", "CancelKeyDeletion"]) {
    await expect(page.getByText(call, { exact: true }).first()).toBeVisible();
  }
});
