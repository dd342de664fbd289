import type { z } from "zod";
import { chosenChecks } from "#components/checks/check-row.ts";
import type { PackAnswer } from "#components/guardrails/queries.ts";
import { AppError } from "#lib/errors.ts";
import { checksList } from "#lib/filters/checks.ts";
import { choicesFrom } from "#lib/guardrails/choices.ts";
import { renderPack, warningsOf } from "#lib/guardrails/formats.ts";
import { guardedIn } from "#lib/guardrails/guarded.ts";
import { type Pack, packed } from "#lib/guardrails/pack.ts";
import { checksWanted, refuseUnknown } from "#lib/guardrails/wanted.ts";
import { keptAnswers } from "#lib/kept-answers.ts";
import type { guardrailsQuery } from "../_search-params/guardrails.ts";
import { accountsNamed, filterAsked } from "./account.ts";
import { checkRows } from "./checks.ts";
import { shownReports } from "./export.ts";

type Asked = z.output<typeof guardrailsQuery>;

/** The pack of what fails in the accounts. @throws AppError for an account that has no scan yet, for a check that there is not, and for choices that are none */
export async function packOf(query: Asked): Promise<Pack> {
  refuseUnknown(query.check ?? [], query.framework);
  const accounts = await accountsNamed(query.account);
  const choices = choicesFrom(query.exceptRole ?? [], query.subnets ?? []);
  const isWanted = checksWanted(query.check ?? [], query.framework);
  const filter = await filterAsked(checksList, query);
  const shown = new Set(chosenChecks(await checkRows(accounts.map(({ id }) => id)), filter).map(({ id }) => id));
  if (accounts.every(({ currentScan }) => !currentScan)) {
    throw new AppError("not-found", "There is nothing to prevent yet.", "Run a scan first.");
  }
  const wanted = [...shown].filter(isWanted);
  const scans = accounts.map(({ currentScan }) => currentScan);
  const { guarded, unjudged } = await once(JSON.stringify([scans, wanted]), async () => {
    const reports = await shownReports(accounts, { subject: "scan" });
    const meant = new Set(wanted);
    return guardedIn(reports, (check) => meant.has(check));
  });
  return packed(guarded, choices, unjudged);
}

/** What the checks asked about last have of guardrails, in the scans on show: a pack is shown, chosen anew, and tried. */
const once = keptAnswers<Awaited<ReturnType<typeof guardedIn>>>(20);

/** As the screen shows it. */
export async function packAnswer(query: Asked): Promise<PackAnswer> {
  const pack = await packOf(query);
  return {
    ...pack,
    warnings: warningsOf(pack),
    terraform: renderPack("terraform", pack),
    cloudformation: renderPack("cloudformation", pack),
  };
}
