import { type APIRequestContext, expect, type Page } from "@playwright/test";

/** The token the browser tests' server is started with. */
export const token = "browser-tests-sign-in-token";
export const bearer = { authorization: `Bearer ${token}` };

/** Waits until the demo account has been audited. */
export async function auditedDemo(request: APIRequestContext): Promise<void> {
  await expect
    .poll(async () => (await request.get("/api/v1/scans", { headers: bearer })).text(), {
      timeout: 90_000,
      intervals: [500],
    })
    .toContain('"state":"completed"');
}

export async function signIn(page: Page, path: string): Promise<void> {
  await page.goto(`/sign-in?token=${token}&next=${encodeURIComponent(path)}`);
}
