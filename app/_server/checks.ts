import type { CheckDetail, CheckRow } from "#components/checks/check-row.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { AppError } from "#lib/errors.ts";
import { currentStore } from "#lib/store/current.ts";
import { tallyChecks } from "#lib/store/tallies.ts";
import type { CheckTally } from "#lib/store/views.ts";

type Accounts = string | readonly string[];

/** The catalogue, each check with its results in the accounts together. */
export async function checkRows(accounts: Accounts): Promise<CheckRow[]> {
  const tallies = await talliesBy(accounts);
  return (checks as readonly Check[]).map((check) => rowOf(check, tallies.get(check.id)));
}

/** One check, by the id it has or had. @throws AppError `not-found`. */
export async function checkDetail(accounts: Accounts, id: string): Promise<CheckDetail> {
  const check = checkOf(id);
  if (!check) throw new AppError("not-found", "There is no such check.", "The list shows every check there is.");
  const { rationale, references, controls } = check;
  const tallies = await talliesBy(accounts);
  return { ...rowOf(check, tallies.get(check.id)), rationale, references, controls: controlsOf(controls) };
}

async function talliesBy(accounts: Accounts): Promise<ReadonlyMap<string, CheckTally>> {
  return new Map((await tallyChecks(currentStore().db, accounts)).map((tally) => [tally.check, tally]));
}

function rowOf({ id, kind, title, failTitle, severity, category, controls }: Check, tally?: CheckTally): CheckRow {
  const { pass = 0, fail = 0, waived = 0, unknown = 0, notApplicable = 0, recordFail = 0 } = tally ?? {};
  return {
    ...{ id, kind, title, failTitle, severity, category, controls },
    ...{ pass, fail, waived, unknown, notApplicable, recordFail },
  };
}
