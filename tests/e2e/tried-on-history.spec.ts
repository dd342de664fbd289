import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

test("the pack is tried on the last 90 days: the counts are the API's, and lead to who and to which calls", async ({
  page,
  request,
}) => {
  interface Answer {
    accounts: {
      tried: { calls: number; denied: number; undecided: number; names: { name: string; denied: number }[] };
    }[];
  }
  const answer = async () => {
    const found = await request.get("/api/v1/guardrails/history", { headers: bearer });
    return ((await found.json()) as Answer).accounts[0]?.tried;
  };
  // Events come after the scan.
  await expect.poll(async () => (await answer())?.denied ?? 0, { timeout: 80_000 }).toBeGreaterThan(100);
  await signIn(page, "/checks");
  await page.getByRole("button", { name: "Prevent" }).first().click();
  await page.getByRole("tab", { name: "Tried on the last 90 days" }).click();
  const tried = page.getByRole("tabpanel");
  await expect(tried.getByRole("region", { name: "By statement" })).toBeVisible({ timeout: 60_000 });
  await expect(tried).toContainText(/Of [\d,]+ calls that these policies name and bind, [\d,]+ would have been denied/);
  await expectAccessible(page, '[role="dialog"], dialog');
  const calls = tried.getByRole("region", { name: "Which calls" });
  await expect(calls.getByRole("row").nth(1)).toContainText("CreateTrainingJob");
  await calls.getByRole("link", { name: "Event 1 of CreateTrainingJob that would have been denied" }).click();
  await expect(page).toHaveURL(/\/activity\?/);
  await expect(page.getByRole("dialog")).toContainText("CreateTrainingJob");
});

test("a role's policies are shown without what it was not seen to use, and what they were tried on", async ({
  page,
  request,
}) => {
  const list = await request.get("/api/v1/access?q=vision-studio", { headers: bearer });
  const [role] = ((await list.json()) as { rows: { arn: string }[] }).rows;
  await signIn(page, `/access?principal=${encodeURIComponent(role?.arn ?? "")}`);
  const section = page.getByRole("dialog");
  await expect(section.getByText(/rights could go: what would have been seen, and was not/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(section.getByText(/it denies none that its policies allow today/)).toBeVisible();
  const policy = section.getByRole("region", { name: "AmazonSageMakerFullAccess" });
  await policy.getByRole("tab", { name: "Rights" }).click();
  // Few are unfolded already.
  const used = policy.locator("details").filter({ has: page.locator("summary", { hasText: /^Used/ }) });
  if ((await used.getAttribute("open")) === null) await used.locator("summary").click();
  await expect(policy.getByText("sagemaker:CreateTrainingJob", { exact: true })).toBeVisible();
});
