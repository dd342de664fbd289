import { expect, test } from "vitest";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { getFinding } from "#lib/store/findings-list.ts";
import { account, findings, scan, store } from "./scanned-demo.ts";

/* A scan of some kinds knows the others as earlier scans read them: what those did not see is not known to be missing. */

const check = "notebook-instance/kms-key-is-customer-managed";
const west = account.regions.find(({ name }) => name === "us-west-2");

test("a key that is named since its kind was last read is not said to be missing", async () => {
  const [notebook] = west?.sagemaker.notebookInstances ?? [];
  const other = west?.kms.keys.find((key) => key.KeyManager === "CUSTOMER" && key.KeyState === "Enabled");
  if (!west || !notebook || !other) throw new Error("The demo has no notebook instance or key in us-west-2.");
  const arn = `arn:aws:kms:us-west-2:${account.id}:key/7c1f0a52-33d0-4a5e-9f7b-0d6a7f2b9c11`;
  west.kms.keys.push({ ...other, KeyId: arn.split("/").at(-1), Arn: arn, aliases: [] });
  notebook.KmsKeyId = arn;
  const verdict = async (): Promise<[VerdictStatus | undefined, string]> => {
    const own = [...(await findings()).values()].find(
      (one) => one.check === check && one.resource.name === notebook.NotebookInstanceName,
    );
    const detail = own && (await getFinding(store.db, account.id, own.id));
    return [detail?.status, detail?.reason ?? ""];
  };

  await scan({ kinds: ["notebook-instance"] });
  const [status, reason] = await verdict();
  expect(status).toBe("unknown");
  expect(reason).toContain("was not known to the last scan that read its kind");
  expect(reason).not.toContain("not found");

  await scan();
  expect(await verdict()).toEqual(["pass", ""]);
}, 120_000);
