import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteEndpointCommand, DeleteEndpointConfigCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { expect, test } from "@playwright/test";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { bearer, token } from "./session.ts";

/* An account that is read whole; then two lists are denied, one region is left out, and an endpoint config is deleted. */

const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const account = demoAccount();
let simulator: Simulator;
let server: ChildProcess;

test.use({ baseURL: base });

test.beforeAll(async ({ request }) => {
  test.setTimeout(180_000);
  simulator = await startSimulator({ account, enforceLimits: false });
  server = spawn(process.execPath, ["lib/cli/main.ts", "serve"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      SAGEWARDEN_TOKEN: token,
      SAGEWARDEN_DATA: mkdtempSync(join(tmpdir(), "sagewarden-e2e-")),
      AWS_ENDPOINT_URL: simulator.url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example",
    },
  });
  await expect
    .poll(async () => (await request.get(`${base}/api/v1/scans`, { headers: bearer }).catch(() => null))?.status(), {
      timeout: 90_000,
    })
    .toBe(200);
  const scan = async (data: object) => {
    const answer = await request.post(`${base}/api/v1/scans`, {
      headers: bearer,
      data: { account: account.id, ...data },
    });
    expect(answer.status()).toBe(202);
    const { id } = await answer.json();
    const state = async () =>
      (await (await request.get(`${base}/api/v1/scans/${id}`, { headers: bearer })).json()).state;
    await expect.poll(state, { timeout: 90_000 }).toBe("completed");
  };
  await scan({ regions: ["us-east-1", "eu-west-1"] });
  await deleteEndpoint("llm-components");
  simulator.setFaults([
    { action: "iam:GetAccountAuthorizationDetails", kind: "denied" },
    { action: "sagemaker:ListNotebookInstances", region: "us-east-1", kind: "denied" },
  ]);
  await scan({ regions: ["us-east-1"] });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** With its config, of the same name. */
async function deleteEndpoint(name: string): Promise<void> {
  const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" };
  const client = new SageMakerClient({ region: "us-east-1", endpoint: simulator.url, credentials });
  await client.send(new DeleteEndpointCommand({ EndpointName: name }));
  await client.send(new DeleteEndpointConfigCommand({ EndpointConfigName: name }));
}

test.afterAll(async () => {
  if (server.exitCode === null) {
    server.kill("SIGTERM");
    await once(server, "exit");
  }
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
