import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mark } from "#lib/analysis/secrets/mark.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import type { ReadResource } from "#lib/readings/reading.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { ReportFinding } from "#lib/reports/report.ts";
import { type Verification, verificationsOf } from "#lib/verify/verify.ts";
import { parseScript } from "../fixes/shell-text.ts";
import { findingWith, reportWith } from "../reports/report-of.ts";
import { wordsInside } from "../reports/words-inside.ts";

/** How the root access of a notebook instance of this name is seen. */
async function rootAccessOf(
  name: string,
  resource: object = {},
  observed: unknown = "Enabled",
): Promise<Verification | null | undefined> {
  const evidence = [{ path: "RootAccess", observed, expected: "Disabled" }];
  const arn = "arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/nb";
  const reading: ReadResource<unknown> = {
    identity: { account: "111122223333", region: "us-east-1", kind: "notebook-instance", arn, name },
    action: "sagemaker:DescribeNotebookInstance",
    readAt: "2026-11-20T12:00:00.000Z",
    status: "read",
    resource: { NotebookInstanceName: name, NotebookInstanceArn: arn, RootAccess: "Enabled", ...resource },
    secrets: [],
  };
  const check = "notebook-instance/no-root-access";
  const [shown] = await verificationsOf({ check, evidence }, reading, new Inventory([reading], []));
  return shown;
}

describe("the command that shows a piece of evidence", () => {
  test("calls what was called, names the resource, and asks for the field", async () => {
    expect(await rootAccessOf("nb-1")).toEqual({
      command:
        "aws sagemaker describe-notebook-instance --notebook-instance-name=nb-1 --region=us-east-1 --query=RootAccess --output=json",
      shows: "value",
    });
  });

  test("has the resource's name as one word, whatever that is, or is not printed", async () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        "$(id)",
        "'; id; '",
        "--region=evil",
        "file:///etc/passwd",
        "x\nid",
        "\u202e",
        "名前",
        "`id`",
        "a b",
      ),
      fc.string({ unit: "grapheme", minLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const shown = await rootAccessOf(name);
        if (!shown) {
          expect(name).toMatch(/^fileb?:\/\/|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}]/iu);
          return;
        }
        const [line, ...more] = parseScript(shown.command);
        expect(more).toEqual([]);
        expect(line?.pipeline).toHaveLength(1);
        expect(line?.pipeline[0]?.words).toContain(`--notebook-instance-name=${name}`);
        expect(line?.pipeline[0]?.words).toHaveLength(7);
      }),
    );
  });

  test("is not printed where the name held a secret", async () => {
    expect(await rootAccessOf(`nb-${mark("github-token", "3f9a1c")}`)).toBeNull();
  });

  test("says that it prints more where a check made something else of the field, and a secret where one stands there", async () => {
    expect(await rootAccessOf("nb", { RootAccess: "Sometimes" })).toMatchObject({ shows: "place" });
    const secret = mark("github-token", "3f9a1c");
    expect(await rootAccessOf("nb", { RootAccess: secret })).toMatchObject({ shows: "secret" });
  });

  test("does not count the letters of a text that a secret was taken out of", async () => {
    const text = `export TOKEN=${mark("github-token", "3f9a1c")}`;
    const lengthOf = (RootAccess: string) => rootAccessOf("nb", { RootAccess }, RootAccess.length);
    expect(await lengthOf("export A=b")).toMatchObject({ shows: "value", command: expect.stringContaining("length(") });
    expect(await lengthOf(text)).toMatchObject({ shows: "secret", command: expect.not.stringContaining("length(") });
  });

  test("asks for nothing that AWS's schema does not know", async () => {
    const arn = "arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/nb";
    const identity = { account: "111122223333", region: "us-east-1", kind: "notebook-instance", arn, name: "nb" };
    const reading = {
      ...{ identity, action: "sagemaker:DescribeNotebookInstance", readAt: "", status: "read" as const, secrets: [] },
      resource: { NotebookInstanceName: "nb", NotebookInstanceArn: arn, Invented: true },
    };
    const seen = ["Invented", "NeverSet", "KmsKeyId"].map((path) => ({
      ...{ path, expected: "" },
      observed: path === "Invented" ? true : null,
    }));
    const of = { check: "notebook-instance/no-root-access", evidence: seen };
    const shown = await verificationsOf(of, reading, new Inventory([reading], []));
    expect(shown.map((one) => one?.command.includes("--query=KmsKeyId"))).toEqual([undefined, undefined, true]);
  });
});

describe("reports", () => {
  const command = "aws sagemaker describe-notebook-instance --notebook-instance-name=nb --query=RootAccess";
  const verify = async () => [{ command, shows: "value" as const }];

  test.each(["json", "ndjson", "html", "markdown", "ocsf"] as const)("in %s have the command", async (name) => {
    const said = (finding: ReportFinding) =>
      wordsInside(formatNamed(name), formatNamed(name).render(reportWith([finding])));
    expect(await said(findingWith({ verify }))).toContain(command);
    expect(await said(findingWith())).not.toContain("describe-notebook");
  });
});
