import { describe, expect, test } from "vitest";
import { emptyPack } from "#components/guardrails/empty-pack.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import type { Fix, Guardrail } from "#lib/checks/fixes.ts";
import { warningsOf } from "#lib/guardrails/formats.ts";
import { guardedIn } from "#lib/guardrails/guarded.ts";
import { packed } from "#lib/guardrails/pack.ts";
import { derivedAction } from "#lib/inventory/derived.ts";
import type { Report, ReportCoverage } from "#lib/reports/report.ts";
import { findingWith, reportWith } from "#tests/reports/report-of.ts";

const failing = "model/in-vpc";
const other = "notebook-instance/no-root-access";
const path = "attack-path/notebook-does-not-lead-to-administrator";
const guardrail: Guardrail = {
  ...{ Sid: "DenyModels", Effect: "Deny", Action: "sagemaker:CreateModel", Resource: "*" },
  Condition: { Null: { "sagemaker:VpcSubnets": "true" } },
};
const fix: Fix = { mutability: "in-place", summary: "Mend it." };

/** A finding whose fix is that; undefined where none could be written. */
const failed = (of: Fix | undefined, check = failing) =>
  findingWith({ check, remedy: async () => of && { fix: of, isCalledAsChoice: false } });
const dark = (check: string) => findingWith({ check, status: "unknown" });
const packOf = async (...reports: Report[]) => {
  const { guarded, unjudged } = await guardedIn(reports, () => true);
  const pack = packed(guarded, { exceptRoles: [], subnets: [] }, unjudged);
  return { ...pack, warnings: warningsOf(pack) };
};
const unlisted = (kind: string, action = "sagemaker:List"): ReportCoverage => {
  return { region: "us-east-1", kind, action, status: "denied", unlisted: true };
};

describe("what could not be judged", () => {
  test("is told, and nobody is told that nothing fails", async () => {
    const pack = await packOf(reportWith([dark(failing), dark(failing), dark(other), findingWith({ status: "pass" })]));
    expect(pack.unjudged.map(({ check }) => check)).toEqual([failing, other]);
    const warning = "2 checks could not be judged; they may fail, and their guardrails are not in the pack.";
    expect(pack.warnings).toEqual([warning]);
    expect(emptyPack(pack)).toEqual({ title: "No policy could be made", why: warning });
    const judged = await packOf(reportWith([findingWith({ check: failing, status: "pass" })]));
    expect(emptyPack(judged).why).toBe("None of these checks fails.");
  });

  test("fails elsewhere, and is in the pack then", async () => {
    const pack = await packOf(reportWith([dark(failing)]), reportWith([failed({ ...fix, guardrail }), dark(other)]));
    expect(pack.unjudged.map(({ check }) => check)).toEqual([other]);
    expect(pack.warnings).toContain(
      "1 check could not be judged; it may fail, and its guardrails are not in the pack.",
    );
  });

  test("is also what nobody could list, and of a family of paths those alone that were not derived", async () => {
    const coverage = [unlisted("model"), unlisted("attack-path", derivedAction(checkOf(path)?.family ?? ""))];
    const { unjudged } = await packOf(reportWith([], { coverage }));
    const ids = unjudged.map(({ check }) => check);
    expect(ids).toContain(failing);
    expect(ids.filter((id) => id.startsWith("attack-path/"))).toEqual([path]);
    expect(ids.filter((id) => !/^(model|attack-path)\//.test(id))).toEqual([]);
    const read = coverage.map(({ unlisted: _, ...line }) => line);
    expect((await packOf(reportWith([], { coverage: read }))).unjudged).toEqual([]);
  });
});

describe("the findings of a check", () => {
  test("are asked on where a fix could not be written, or said nothing", async () => {
    const nothing = Array.from({ length: 30 }, () => failed(fix));
    const unwritten = Array.from({ length: 30 }, () => failed(undefined));
    for (const before of [nothing, unwritten]) {
      const pack = await packOf(reportWith([...before, failed({ ...fix, guardrail })]));
      expect(pack.statements).toMatchObject([{ sid: "DenyModels", checks: [{ check: failing, live: 31 }] }]);
    }
  });

  test("are not said to be beyond policies where only their fixes could not be written", async () => {
    const pack = await packOf(reportWith([failed(undefined), failed(fix, other)]));
    expect(pack.withoutGuardrail.map(({ check }) => check)).toEqual([other]);
    expect(pack.open.map(({ check }) => check)).toEqual([failing]);
    expect(pack.warnings).toEqual([
      expect.stringMatching(/^1 failing check cannot be prevented so/),
      "Of 1 failing check it is not known whether policies could prevent it: not all fixes could be written.",
    ]);
    expect(emptyPack(pack).title).toBe("No policy could be made");
  });

  test("are asked no more once several in a row say the same", async () => {
    let asked = 0;
    const findings = Array.from({ length: 100 }, () =>
      findingWith({
        check: failing,
        remedy: async () => {
          asked++;
          return { fix: { ...fix, guardrail }, isCalledAsChoice: false };
        },
      }),
    );
    await packOf(reportWith(findings));
    expect(asked).toBeLessThan(10);
  });
});
