import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { optionalGroups } from "#lib/permissions/declared.ts";
import { deliverPolicy } from "#lib/permissions/deliver.ts";
import { eventQueryPolicy } from "#lib/permissions/event-queries.ts";
import { leastPrivilegePolicies, type PolicyDocument } from "#lib/permissions/policy.ts";
import { policyFormats, renderPolicies } from "#lib/permissions/policy-formats.ts";
import { sendFindingsPolicy } from "#lib/permissions/send-findings.ts";
import { trailLogPolicy } from "#lib/permissions/trail-logs.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import { readSettings } from "#lib/scan/settings.ts";
import type { Command } from "./command.ts";
import { commaList, isAccountId, oneOf, parseOptions, wholeNumber } from "./options.ts";

export const policyCommand: Command = async (words) => {
  const options = parseOptions(words, {
    format: { type: "string", default: "iam" },
    without: { type: "string", default: "" },
    part: { type: "string" },
    logs: { type: "string" },
    queries: { type: "string" },
    "send-findings": { type: "string" },
    deliver: { type: "string" },
  });
  const format = oneOf("format", options.format, policyFormats);
  const groups = optionalGroups.map(({ name }) => name);
  const without = commaList(options.without).map((name) => oneOf("without", name, groups));
  const all = [
    ...leastPrivilegePolicies(without),
    ...(options.logs === undefined ? [] : [logsPolicy(options.logs)]),
    ...(options.queries === undefined ? [] : [queriesPolicy(options.queries)]),
    ...(options["send-findings"] === undefined
      ? []
      : [sendFindingsPolicy(accountId(options["send-findings"]), partitionOf(readConfig().homeRegion))]),
    ...(options.deliver === undefined ? [] : [bucketPolicy(options.deliver)]),
  ];
  const part = options.part === undefined ? undefined : wholeNumber("part", options.part, 1, all.length);
  if (format === "iam" && part === undefined && all.length > 1) {
    process.stderr.write(
      `AWS allows 6,144 characters in a policy, so these are ${all.length}, as a list. Attach all of them: --part 1 to --part ${all.length} print each by itself.\n`,
    );
  }
  const wanted = part === undefined ? all : all.slice(part - 1, part);
  process.stdout.write(renderPolicies(format, wanted));
  return 0;
};

/** @throws AppError `usage` for what is no account */
function accountId(text: string): string {
  if (isAccountId(text)) return text;
  throw new AppError("usage", `"${text}" is no account of AWS.`, "It is a number of twelve digits.");
}

/** @throws AppError `usage` for an account of which nobody allowed the logs to be read. */
function logsPolicy(account: string): PolicyDocument {
  const { trailLogs, file } = readSettings(readConfig());
  const logs = trailLogs[account];
  if (logs) return trailLogPolicy(logs, account);
  throw new AppError(
    "usage",
    `No logs of a trail are named for the account ${account}${file === null ? "" : ` in ${file}`}.`,
    'Name the bucket in sagewarden.config.json: {"trailLogs": {"<account>": {"bucket": "…", "region": "…"}}}.',
  );
}

/** @throws AppError `usage` for an account of which nobody allowed longer history to be asked for. */
function queriesPolicy(account: string): PolicyDocument {
  const { eventQueries, trailLogs, file } = readSettings(readConfig());
  const place = eventQueries[account];
  if (place) return eventQueryPolicy(place, account, trailLogs[account]);
  throw new AppError(
    "usage",
    `No place to ask for longer history is named for the account ${account}${file === null ? "" : ` in ${file}`}.`,
    'Name it in sagewarden.config.json: {"eventQueries": {"<account>": {"athena": {"region": "…", "workgroup": "…", "database": "…", "table": "…"}}}}.',
  );
}

/** @throws AppError `usage` for a destination that nobody named, or that is not in AWS. */
function bucketPolicy(name: string): PolicyDocument {
  const { destinations, file } = readSettings(readConfig());
  const destination = destinations.find((one) => one.name === name);
  if (destination?.type === "bucket") return deliverPolicy(destination);
  throw new AppError(
    "usage",
    destination
      ? `The destination ${name} is a ${destination.type}, which takes no permission of AWS.`
      : `There is no destination ${name}${file === null ? "" : ` in ${file}`}.`,
    'Name a bucket in sagewarden.config.json: {"reports": {"destinations": {"<name>": {"bucket": "…", "region": "…", "owner": "<account>"}}}}.',
  );
}
