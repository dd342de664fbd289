import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

test("a stranger sees the sign-in page only, and the token opens the way to where they wanted to go", async ({
  page,
}) => {
  await page.goto("/findings?status=fail");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel(/token/i).fill("not the token at all");
  await page.getByRole("button", { name: /sign in/i }).click();
  await expect(page).toHaveURL(/error=1/);
  await signIn(page, "/findings?status=fail");
  await expect(page).toHaveURL(/\/findings\?status=fail/);
});

test("the overview shows the grade beside its coverage", async ({ page }) => {
  await signIn(page, "/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(/coverage/i).first()).toBeVisible();
});

test("a finding opens with its evidence and a fix for this very resource", async ({ page, request }) => {
  const list = await request.get("/api/v1/findings?status=fail&exposure=live&kind=notebook-instance", {
    headers: bearer,
  });
  const { rows } = (await list.json()) as { rows: { id: string; title: string; resource: { name: string } }[] };
  const finding = rows[0];
  expect(finding).toBeDefined();
  await signIn(page, `/findings?finding=${finding?.id}`);
  const drawer = page.getByRole("dialog");
  await expect(drawer).toContainText(finding?.resource.name ?? "");
  await expect(drawer).toContainText(/observed/i);
  await expect(drawer).toContainText(/fix/i);
});

test("an attack path opens step by step, each with what was seen and how it is broken", async ({ page, request }) => {
  const list = await request.get("/api/v1/findings?status=fail&kind=attack-path", { headers: bearer });
  const { rows } = (await list.json()) as { rows: { id: string }[] };
  await signIn(page, `/findings?finding=${rows[0]?.id}`);
  const drawer = page.getByRole("dialog");
  await expect(drawer).toContainText("The path");
  await expect(drawer.getByRole("listitem").first()).toBeVisible();
  await expect(drawer).toContainText(/cheapest edge/i);
});

test("what the list shows is what is exported, and cells cannot run", async ({ request }) => {
  const query = "status=fail&exposure=live&severity=high";
  const csv = await (await request.get(`/api/v1/findings/export?format=csv&${query}`, { headers: bearer })).text();
  const json = (await (
    await request.get(`/api/v1/findings/export?format=json&${query}`, { headers: bearer })
  ).json()) as unknown;
  const rows = Array.isArray(json) ? json : ((json as { findings?: unknown[] }).findings ?? []);
  expect(csv.trim().split("\r\n")).toHaveLength(rows.length + 1);
  expect(csv).not.toMatch(/(^|,)"?[=+@]/m);
});

const screens = [
  "/",
  "/findings",
  "/resources",
  "/access",
  "/activity",
  "/checks",
  "/frameworks",
  "/frameworks?framework=nist-800-53-r5",
  "/network",
  "/scans",
  "/accounts",
  "/accounts/permissions",
  "/settings",
];

for (const path of screens) {
  for (const scheme of ["light", "dark"] as const) {
    test(`${path} in ${scheme} has no accessibility violations and no errors`, async ({ page }) => {
      const errors = watchErrors(page);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await signIn(page, path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      expect(errors).toEqual([]);
    });
  }
}

test("nothing overflows a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of screens) {
    await signIn(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});

test("every answer carries the security headers, and pages run under the policy", async ({ page, request }) => {
  const answer = await request.get("/api/v1/health");
  expect(answer.headers()).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  expect(answer.headers()["content-security-policy"]).toContain("script-src 'self' 'nonce-");
  const errors = watchErrors(page);
  await signIn(page, "/findings");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(errors.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
});

test("the session cookie is out of reach of scripts", async ({ page, context }) => {
  await signIn(page, "/");
  const cookie = (await context.cookies()).find(({ name }) => name === "sagewarden_session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
