import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { trailLogsOf } from "#lib/jobs/demo.ts";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import { values } from "#lib/reports/values.ts";
import type { InvestigationAsked } from "#lib/scan/investigation.ts";
import { investigationFile } from "#lib/scan/investigation-file.ts";
import { readSettings } from "#lib/scan/settings.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import type { AccountView } from "#lib/store/views.ts";
import { keptPlace } from "./kept-scans.ts";
import { oneOf, parseOptions } from "./options.ts";
import { placeFor, writeReport } from "./report-file.ts";
import { withStore } from "./scan-kept.ts";

const text = { type: "string" } as const;

/** `report --of investigation`: what is kept of one resource, or of what one role or user did. Nothing is asked of AWS. */
export async function investigationReport(words: string[]): Promise<number> {
  const typed = parseOptions(words, {
    of: text,
    account: text,
    resource: text,
    principal: text,
    actor: text,
    from: text,
    to: text,
    format: { ...text, default: "json" },
    values: { ...text, default: "left-out" },
    output: text,
    data: text,
  });
  const asked = askedIn(typed);
  const format = oneOf(
    "format",
    typed.format,
    investigationFormats.map(({ name }) => name),
  );
  const chosen = oneOf("values", typed.values, values.unwrap().options);
  const config = readConfig();
  return withStore(keptPlace(config, typed.data), async ({ db }) => {
    const account = await accountWanted(db, typed.account);
    const logs = trailLogsOf(account, readSettings(config).trailLogs[account.id]);
    const { file, pieces } = await investigationFile(db, account, { ...asked, format, values: chosen }, { logs });
    await writeReport(pieces, typed.output === undefined ? undefined : placeFor(typed.output, account.id, file));
    return 0;
  });
}

/** @throws AppError `usage` where it is not said of whom, or of both, or a time is none */
function askedIn(typed: {
  resource?: string | undefined;
  principal?: string | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}): InvestigationAsked {
  const { resource, principal, actor } = typed;
  const period = { from: momentIn("from", typed.from), to: momentIn("to", typed.to) };
  if (period.from && period.to && period.from >= period.to)
    throw new AppError("usage", "The time ends before it begins.", "Put the earlier moment in --from.");
  if (resource && principal === undefined && actor === undefined) return { resource, ...period };
  if (principal && resource === undefined) return { principal, actor, ...period };
  throw new AppError(
    "usage",
    "It is not said of whom, or of two at once.",
    "Name one with --resource ARN or --principal ARN; --actor goes with a principal.",
  );
}

/** A day stands for its first moment, in UTC. */
function momentIn(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(value);
  const time = new Date(value);
  if (isTime && !Number.isNaN(time.getTime())) return time.toISOString();
  throw new AppError(
    "usage",
    `--${name} cannot be "${value}".`,
    "It is a day, 2026-11-01, or a time with its zone, 2026-11-01T12:00:00Z.",
  );
}

/** @throws AppError `not-found` of an account that is not kept, `usage` where it is not said which */
async function accountWanted(db: Db, named: string | undefined): Promise<AccountView> {
  const accounts = await listAccounts(db);
  const [first, second] = accounts;
  if (named === undefined && second)
    throw new AppError(
      "usage",
      "Several accounts are kept here.",
      `Name one: ${accounts.map(({ id }) => id).join(", ")}.`,
    );
  const account = named === undefined ? first : accounts.find(({ id }) => id === named);
  if (account) return account;
  const missing = named === undefined ? "No account is kept here." : `There is no account ${named} here.`;
  throw new AppError("not-found", missing, "Scan it with --save.");
}
