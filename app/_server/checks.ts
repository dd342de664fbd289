import type { CheckRow } from "#components/checks/check-row.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { currentStore } from "#lib/store/current.ts";
import { tallyChecks } from "#lib/store/tallies.ts";

/** The catalogue, each check with its results in the accounts together. */
export async function checkRows(accounts: string | readonly string[]): Promise<CheckRow[]> {
  const tallies = new Map((await tallyChecks(currentStore().db, accounts)).map((tally) => [tally.check, tally]));
  return (checks as readonly Check[]).map(
    ({ id, kind, title, failTitle, severity, category, rationale, controls, references }) => {
      const { pass = 0, fail = 0, unknown = 0, notApplicable = 0, recordFail = 0 } = tallies.get(id) ?? {};
      const tally = { pass, fail, unknown, notApplicable, recordFail };
      return {
        id,
        kind,
        title,
        failTitle,
        severity,
        category,
        rationale,
        controls: controlsOf(controls),
        references,
        ...tally,
      };
    },
  );
}
