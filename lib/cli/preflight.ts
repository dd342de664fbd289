import { readConfig } from "#lib/config.ts";
import { plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import { type PreflightLine, type PreflightSummary, preflight } from "#lib/permissions/preflight.ts";
import type { Command } from "./command.ts";
import { connectionOf, connectionOptions, regionsFor } from "./connection.ts";
import { oneOf, parseOptions } from "./options.ts";

const notGranted = 4;

export const preflightCommand: Command = async (words, signal) => {
  const options = parseOptions(words, { ...connectionOptions, format: { type: "string", default: "text" } });
  const format = oneOf("format", options.format, ["text", "json"]);
  const log = (message: string) => process.stderr.write(`${message}\n`);
  const session = await sessionFor(connectionOf(options));
  const identity = await session.identity();
  const { regions } = await regionsFor(session, options.regions, { named: readConfig().region, log });
  const summary = await preflight({ session, identity, regions, signal });
  const { account, arn } = identity;
  process.stdout.write(
    format === "json"
      ? `${JSON.stringify({ account, arn, regions, ...summary }, null, 2)}\n`
      : textOf(arn, regions, summary),
  );
  return summary.lines.some(({ outcome }) => outcome === "refused" || outcome === "untold") ? notGranted : 0;
};

const headings: Readonly<Record<PreflightLine["outcome"], string>> = {
  refused: "Refused",
  untold: "Could not be told",
  unsupported: "Not offered there",
};

function textOf(arn: string, regions: readonly string[], summary: PreflightSummary): string {
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
