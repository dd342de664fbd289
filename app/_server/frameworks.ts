import type { ControlRow, FrameworkRow } from "#components/frameworks/framework-row.ts";
import type { Control, Framework } from "#lib/checks/controls/framework.ts";
import { frameworks } from "#lib/checks/controls/index.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { currentStore } from "#lib/store/current.ts";
import { tallyChecks } from "#lib/store/tallies.ts";

/** Every framework, each control with the results of its checks in the accounts together. */
export async function frameworkRows(accounts: readonly string[]): Promise<FrameworkRow[]> {
  const tallies = new Map((await tallyChecks(currentStore().db, accounts)).map((tally) => [tally.check, tally]));
  const citing = Map.groupBy(
    (checks as readonly Check[]).flatMap(({ id, controls }) => controls.map((control) => ({ id, control }))),
    ({ control }) => control,
  );
  return frameworks.map(({ controls, ...framework }) => ({
    ...framework,
    controls: byId(controls).flatMap(([control, said]): ControlRow[] => {
      const id = `${framework.id}:${control}` as const;
      const own = citing.get(id)?.map((one) => one.id) ?? [];
      if (own.length === 0) return [];
      const sum = (count: "pass" | "fail" | "unknown" | "notApplicable") =>
        own.reduce((total, check) => total + (tallies.get(check)?.[count] ?? 0), 0);
      const counts = {
        pass: sum("pass"),
        fail: sum("fail"),
        unknown: sum("unknown"),
        notApplicable: sum("notApplicable"),
      };
      return [{ id, control, ...said, checks: own, ...counts }];
    }),
  }));
}

/** As their framework counts them: AC-4 before AC-17. */
function byId(controls: Framework["controls"]): [id: string, control: Control][] {
  return Object.entries(controls).sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
}
