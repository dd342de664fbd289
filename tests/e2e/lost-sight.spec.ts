import { DeleteEndpointCommand, DeleteEndpointConfigCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { expect, test } from "@playwright/test";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { freePort, OwnServer } from "./own-server.ts";
import { bearer, token } from "./session.ts";

/* An account that is read whole; then two lists are denied, one region is left out, and an endpoint config is deleted. */

const port = await freePort();
const account = demoAccount();
let simulator: Simulator;
let server: OwnServer;

test.use({ baseURL: `http://127.0.0.1:${port}` });

test.beforeAll(async ({ request }) => {
  test.setTimeout(180_000);
  simulator = await startSimulator({ account, enforceLimits: false });
  server = new OwnServer(port, simulator.url);
  await server.serve(request);
  await server.scan(request, { account: account.id, regions: ["us-east-1", "eu-west-1"] });
  await deleteEndpoint("llm-components");
  simulator.setFaults([
    { action: "iam:GetAccountAuthorizationDetails", kind: "denied" },
    { action: "sagemaker:ListNotebookInstances", region: "us-east-1", kind: "denied" },
  ]);
  await server.scan(request, { account: account.id, regions: ["us-east-1"] });
});

/** With its config, of the same name. */
async function deleteEndpoint(name: string): Promise<void> {
  const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" };
  const client = new SageMakerClient({ region: "us-east-1", endpoint: simulator.url, credentials });
  await client.send(new DeleteEndpointCommand({ EndpointName: name }));
  await client.send(new DeleteEndpointConfigCommand({ EndpointConfigName: name }));
}

test.afterAll(async () => {
  await server.stop();
  await simulator.close();
});

test("nothing of lost sight is shown as better: counts are violet and lead to what can no longer be judged", async ({
  page,
}) => {
  await page.goto(`/sign-in?token=${token}&next=/`);
  const counts = page.getByRole("region", { name: "Failing findings" });
  await expect(counts.getByText(/newly unknown/).first()).toHaveClass(/text-unknown/);
  await expect(counts.locator(".text-pass")).toHaveCount(0);
  await expect(page.getByText(/^Could not be listed: .*IAM group, global/)).toBeVisible();
  const change = page.getByRole("link", { name: /Newly unknown/ });
  const count = Number((await change.textContent())?.match(/\d+/)?.[0]);
  expect(count).toBeGreaterThan(0);
  await change.click();
  await expect(page.getByRole("status").filter({ hasText: `${count} findings` })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Change Newly unknown/ })).toBeVisible();
  await expect(page.getByText(/^Could not be listed:/)).toBeVisible();
});

test("a resource out of sight says so above every tab, and shows what was last read", async ({ page, request }) => {
  const list = await request.get("/api/v1/resources?kind=iam-role&limit=1", { headers: bearer });
  const [{ arn, grade }] = (await list.json()).rows;
  expect(grade).toBeNull();
  for (const tab of ["checks", "configuration", "activity"]) {
    await page.goto(
      `/sign-in?token=${token}&next=${encodeURIComponent(`/resources/detail?${new URLSearchParams({ arn, tab })}`)}`,
    );
    await expect(page.getByText(/^Could not be read in the last scan:/)).toBeVisible();
    await expect(page.getByText(/^What is shown was last read/)).toBeVisible();
  }
  await page.getByRole("tab", { name: "Configuration" }).click();
  await expect(page.getByText(/^Last read by/)).toBeVisible();
  await expect(page.getByText("AssumeRolePolicyDocument").first()).toBeVisible();
});

test("what the last scan did not ask for keeps its verdict, with its own date", async ({ page, request }) => {
  const list = await request.get("/api/v1/findings?region=eu-west-1&status=fail&limit=1", { headers: bearer });
  const [{ id, isEarlier }] = (await list.json()).rows;
  expect(isEarlier).toBe(true);
  await page.goto(
    `/sign-in?token=${token}&next=${encodeURIComponent(`/findings?view=list&region=eu-west-1&finding=${id}`)}`,
  );
  const drawer = page.getByRole("dialog", { name: "Finding" });
  await expect(drawer.getByText(/^Not part of the last scan; read/)).toBeVisible();
  await drawer.getByRole("button", { name: /^Close/ }).click();
  await expect(page.getByText("not in the last scan").first()).toBeVisible();
});

test("what is gone with its resource is listed as it was, without anything to open", async ({ page }) => {
  await page.goto(`/sign-in?token=${token}&next=/`);
  await page.getByRole("link", { name: /Gone with their resource/ }).click();
  const rows = page.getByRole("table", { name: "Findings" }).getByRole("row").filter({ hasText: "llm-components" });
  await expect(rows).not.toHaveCount(0);
  await expect(rows.getByRole("link")).toHaveCount(0);
  await expect(page.getByText("as they last were")).toBeVisible();
  await page.getByRole("radio", { name: "Groups" }).check();
  await page.locator("[data-row] button").first().click();
  await expect(page.locator("[data-row]").filter({ hasText: "llm-components" })).not.toHaveCount(0);
  await expect(page.locator("[data-row]").getByRole("link")).toHaveCount(0);
});
