import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STS } from "@aws-sdk/client-sts";
import { afterEach, expect, test, vi } from "vitest";
import { simulate } from "#lib/simulator/command.ts";
import { accountId } from "./fixture/names.ts";
import { at } from "./simulated.ts";

const printed = vi.spyOn(process.stdout, "write").mockReturnValue(true);
afterEach(() => printed.mockClear());

test("serves an account file, and prints where it is and what to set", async () => {
  const folder = await mkdtemp(join(tmpdir(), "account-"));
  const file = join(folder, "account.json");
  await writeFile(file, JSON.stringify({ id: accountId, regions: [{ name: "eu-west-1" }] }));
  const simulator = await simulate({ account: file, port: 0 });
  const text = printed.mock.calls.map(([chunk]) => String(chunk)).join("");
  expect(text.split("\n")[0]).toBe(
    `Simulated AWS account ${accountId} at ${simulator.url} with eu-west-1. Any AWS client can use it:`,
  );
  expect(text).toContain(
    `export AWS_ENDPOINT_URL=${simulator.url} AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1\n`,
  );
  expect(text).toContain("AWS_ACCESS_KEY_ID=");
  expect(await new STS(at(simulator)).getCallerIdentity({})).toMatchObject({ Account: accountId });
  await simulator.close();
  await rm(folder, { recursive: true });
});

test.each([{ account: "demo" }, { account: "demo", size: 0.1, seed: 7 }])("serves %j", async (choice) => {
  const simulator = await simulate({ ...choice, port: 0 });
  const { Account } = await new STS(at(simulator)).getCallerIdentity({});
  expect(printed.mock.calls[0]?.[0]).toContain(`Simulated AWS account ${Account} at`);
  await simulator.close();
});

test("a size is refused for an account that has its own", async () => {
  await expect(simulate({ account: "/some.json", size: 2, port: 0 })).rejects.toMatchObject({ code: "usage" });
});

test("a file that cannot be read is refused before anything is served", async () => {
  await expect(simulate({ account: "/nowhere.json", port: 0 })).rejects.toMatchObject({ code: "not-found" });
  expect(printed).not.toHaveBeenCalled();
});
