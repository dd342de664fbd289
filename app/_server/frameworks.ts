import type { ControlRow, FrameworkRow, Results } from "#components/frameworks/framework-row.ts";
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
  const resultsOf = (own: Iterable<string>): Results => {
    const results = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
    for (const check of own) {
      const tally = tallies.get(check);
      if (!tally) continue;
      for (const name of ["pass", "fail", "unknown", "notApplicable"] as const) results[name] += tally[name];
    }
    return results;
  };
  return frameworks.map(({ controls, ...framework }) => {
    const rows = byId(controls).flatMap(([control, said]): ControlRow[] => {
      const id = `${framework.id}:${control}` as const;
      const own = citing.get(id)?.map((one) => one.id) ?? [];
      return own.length > 0 ? [{ id, control, ...said, checks: own, ...resultsOf(own) }] : [];
    });
    const all = new Set(rows.flatMap((row) => row.checks));
    return { ...framework, controls: rows, ...resultsOf(all) };
  });
}

/** As their framework counts them: AC-4 before AC-17. */
function byId(controls: Framework["controls"]): [id: string, control: Control][] {
  return Object.entries(controls).sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
}
