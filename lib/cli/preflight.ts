import { readConfig } from "#lib/config.ts";
import { plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import { type PreflightLine, type PreflightSummary, preflight } from "#lib/permissions/preflight.ts";
import type { Connection } from "#lib/store/views.ts";
import { labelOf, reachAccounts } from "./accounts.ts";
import type { Command } from "./command.ts";
import { accountsWanted, connectionOptions, regionsFor } from "./connection.ts";
import { eachAccount } from "./each-account.ts";
import { oneOf, parseOptions } from "./options.ts";
import { worstOf } from "./summary.ts";

const notGranted = 4;

/** What came of an account. */
type Tried = { account: string; arn: string; regions: string[] } & PreflightSummary;

export const preflightCommand: Command = async (words, signal) => {
  const options = parseOptions(words, { ...connectionOptions, format: { type: "string", default: "text" } });
  const format = oneOf("format", options.format, ["text", "json"]);
  const wanted = accountsWanted(options);
  const { region: named, scansAtOnce } = readConfig();
  const say = (message: string) => void process.stderr.write(`${message}\n`);
  const attempt = async (connection: Connection, log: (message: string) => void): Promise<Tried> => {
    const session = await sessionFor(connection);
    const identity = await session.identity();
    const { regions } = await regionsFor(session, options.regions, { named, log });
    const summary = await preflight({ session, identity, regions, signal });
    return { account: identity.account, arn: identity.arn, regions, ...summary };
  };
  const print = (tried: readonly Tried[], json: unknown) =>
    process.stdout.write(format === "json" ? `${JSON.stringify(json, null, 2)}\n` : tried.map(textOf).join("\n"));

  if (wanted.type === "one") {
    const tried = await attempt(wanted.connection, say);
    print([tried], tried);
    return codeOf(tried);
  }
  const { targets, missed } = await reachAccounts(wanted, say);
  const ended = await eachAccount(targets, { atOnce: scansAtOnce.unkept, signal, say }, async (target) => {
    const tried = await attempt(target.connection, (message) => say(`${labelOf(target)}: ${message}`));
    say(`${labelOf(target)}: ${tried.granted} of ${plural(tried.permissions, "permission")} granted`);
    return tried;
  });
  const all = ended.done.map(({ result }) => result);
  const untried = [...missed, ...ended.missed];
  print(all, [...all, ...untried.map(({ id, name, why }) => ({ account: id, name, notTried: why }))]);
  return worstOf([...all.map(codeOf), ...untried.map(() => 1)]);
};

function codeOf({ lines }: PreflightSummary): number {
  return lines.some(({ outcome }) => outcome === "refused" || outcome === "untold") ? notGranted : 0;
}

const headings: Readonly<Record<PreflightLine["outcome"], string>> = {
  refused: "Refused",
  untold: "Could not be told",
  unsupported: "Not offered there",
};

function textOf({ arn, regions, ...summary }: Tried): string {
  const lines = [
    `${visible(arn)} in ${regions.join(", ")}: ${summary.granted} of ${plural(summary.permissions, "permission")} granted.`,
  ];
  for (const [outcome, own] of Map.groupBy(summary.lines, (line) => line.outcome)) {
    lines.push("", `${headings[outcome]}:`);
    for (const { permission, regions: where, refusedBy, said } of own) {
      lines.push(
        `  ${permission}  (${where.join(", ")})${refusedBy ? `: a ${refusedBy} refuses it, no statement of the identity's own helps` : ""}`,
      );
      if (outcome !== "unsupported" && !refusedBy && said) lines.push(`    ${visible(said)}`);
    }
  }
  if (summary.statement)
    lines.push("", "Add this statement to the identity's policy:", JSON.stringify(summary.statement, null, 2));
  return `${lines.join("\n")}\n`;
}
