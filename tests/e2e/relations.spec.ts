import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { auditedDemo, bearer, signIn } from "./session.ts";

test.beforeAll(async ({ request }) => auditedDemo(request));

interface Found {
  arn: string;
  account: string;
  name: string;
}

async function firstOf(request: APIRequestContext, kind: string): Promise<Found> {
  const answer = await request.get(`/api/v1/resources?kind=${kind}&exposure=live&limit=1`, { headers: bearer });
  return (await answer.json()).rows[0];
}

const addressOf = ({ arn, account }: Found, more = "") =>
  `/resources/detail?${new URLSearchParams({ account, arn, tab: "relations" })}${more}`;

const graphOn = (page: Page) => page.getByRole("region", { name: "Relations as a graph" });

test("an endpoint is followed to its model step by step, and Enter opens what the keyboard is at", async ({
  page,
  request,
}) => {
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  const endpoint = await firstOf(request, "endpoint");
  await signIn(page, addressOf(endpoint));
  const graph = graphOn(page);
  await expect(graph.getByRole("link", { name: /^Endpoint config/ })).toBeVisible();
  await expect(graph.getByRole("link", { name: /^Model / })).toHaveCount(0);
  await graph.getByText("3 steps").click();
  await expect(page).toHaveURL(/depth=3/);
  const model = graph.getByRole("link", { name: /^Model / }).first();
  await expect(model).toBeVisible();
  await graph.getByRole("button", { name: "Zoom in" }).click();
  const [box, config] = [
    await model.boundingBox(),
    await graph.getByRole("link", { name: /^Endpoint config/ }).boundingBox(),
  ];
  expect(box?.x ?? 0).toBeGreaterThan((config?.x ?? 0) + (config?.width ?? 0));
  // The keys lead from box to box, those out of sight too.
  await graph.getByRole("radio", { name: "3 steps" }).focus();
  for (const link of await graph.getByRole("link").filter({ hasNotText: "React Flow" }).all()) {
    await page.keyboard.press("Tab");
    await expect(link).toBeFocused();
    await expect(link).toBeInViewport({ ratio: 0.9 });
  }
  await model.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/model.*tab=relations&depth=3/);
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expect(graph.getByRole("link", { name: /^IAM role/ }).first()).toBeVisible();
  expect(refused).toEqual([]);
});

test("nobody loads the picture who looks at the checks", async ({ page, request }) => {
  const scripts: Promise<string>[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script") scripts.push(answer.text());
  });
  const hasPicture = async () => (await Promise.all(scripts)).some((text) => text.includes("react-flow__viewport"));
  await signIn(page, addressOf(await firstOf(request, "endpoint")).replace("relations", "checks"));
  await page.waitForLoadState("networkidle");
  expect(scripts.length).toBeGreaterThan(3);
  expect(await hasPicture()).toBe(false);
  await page.getByRole("tab", { name: /^Relations/ }).click();
  await expect(graphOn(page).getByRole("link", { name: /^Endpoint config/ })).toBeVisible();
  expect(await hasPicture()).toBe(true);
});

test("on a phone the lists are first, and the picture is behind a button", async ({ page, request }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, addressOf(await firstOf(request, "endpoint")));
  const graph = graphOn(page);
  const link = graph.getByRole("link", { name: /^Endpoint config/ });
  await expect(page.getByRole("region", { name: "It uses" })).toBeVisible();
  await expect(link).toHaveCount(0);
  await expect(async () => {
    await graph.getByRole("button", { name: "Show as a graph" }).click({ timeout: 1_000 });
    await expect(link).toBeVisible({ timeout: 3_000 });
  }).toPass();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await graph.getByRole("button", { name: "Hide the graph" }).click();
  await expect(link).toHaveCount(0);
});

test("how many more a role has leads to their list", async ({ page, request }) => {
  const role = await crowded(request);
  await signIn(page, addressOf(role));
  const more = graphOn(page).getByRole("link", { name: /\d (more|of them)$/ });
  await more.first().click();
  await expect(page).toHaveURL(/#used-by-/);
  await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();
});

test("names, rings and loops of other people change nothing of the picture", async ({ page, request }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const names = ["n".repeat(200), "<img src=x onerror=alert(1)>", "\u202egnp.exe", "{{7*7}}'\"]"];
  await page.route("**/api/v1/resources/relations?*", async (route) => {
    const answer = await (await route.fetch()).json();
    const [root] = answer.nodes;
    const nodes = names.map((name, at) => ({
      ...{ ...root, name, id: name, step: at % 2 ? 1 : -1, arn: at === 0 ? null : `arn:aws:iam::1:role/${name}` },
      ...{ account: at === 0 ? "999988887777" : root.account, standing: at === 1 ? root.standing : null },
    }));
    const ends = names.flatMap((name, at) => (at % 2 ? [[root.id, name]] : [[name, root.id]]));
    const more = [...ends, [names[1], root.id], [root.id, root.id], [names[0], names[2]]];
    const edges = more.map(([from, to]) => ({ from, to, fields: ["F".repeat(300)] }));
    await route.fulfill({ json: { nodes: [root, ...nodes], edges, more: [] } });
  });
  await signIn(page, addressOf(await firstOf(request, "endpoint")));
  const boxes = graphOn(page).locator(".react-flow__node");
  await expect(boxes).toHaveCount(names.length + 1);
  await expect(boxes.filter({ hasText: "<img src=x" })).toBeVisible();
  await expect(boxes.filter({ hasText: "account 999988887777" })).toBeVisible();
  const widths = await boxes.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  expect(new Set(widths.map(Math.round)).size).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  expect(dialogs).toEqual([]);
});

for (const scheme of ["light", "dark"] as const) {
  test(`the open tab has no accessibility violations in ${scheme}`, async ({ page, request }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const found of [await firstOf(request, "endpoint"), await crowded(request)]) {
      await signIn(page, addressOf(found, "&depth=2"));
      await expect(graphOn(page).locator(".react-flow__node").first()).toBeVisible();
      await expectAccessible(page);
    }
  });
}

/** A role that more use than have a place in the picture. */
async function crowded(request: APIRequestContext): Promise<Found> {
  const { rows } = await (
    await request.get("/api/v1/resources?kind=iam-role,kms-key&limit=200", { headers: bearer })
  ).json();
  for (const found of rows as Found[]) {
    const query = new URLSearchParams({ account: found.account, arn: found.arn });
    const { more } = await (await request.get(`/api/v1/resources/relations?${query}`, { headers: bearer })).json();
    if (more.some((left: { side: string }) => left.side === "usedBy")) return found;
  }
  throw new Error("Nothing in the demo account is used by so many.");
}
