import type { AwsSession } from "#lib/aws/session.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { formatCount, plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import { sessionFor, sessionOf } from "#lib/jobs/sessions.ts";
import { reportOf } from "#lib/scan/report.ts";
import { type Pushed, pushToSecurityHub } from "#lib/security-hub/push.ts";
import type { Command } from "./command.ts";
import { accountsWanted, connectionOptions } from "./connection.ts";
import { keptPlace, scansWanted } from "./kept-scans.ts";
import { parseOptions } from "./options.ts";
import { withStore } from "./scan-kept.ts";

/** So many findings that the hub refused are told one by one. */
const mostTold = 5;

/** Sends the findings of a scan that is kept to AWS Security Hub: what no other command does, and with permissions of its own. */
export const sendFindingsCommand: Command = async (words, signal) => {
  const { regions: _, organization: __, ...credentials } = connectionOptions;
  const options = parseOptions(words, {
    ...credentials,
    scan: { type: "string", default: "latest" },
    account: { type: "string" },
    data: { type: "string" },
    everything: { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
  });
  const { everything, "dry-run": isDry } = options;
  const wanted = accountsWanted({ ...options, organization: false });
  if (wanted.type !== "one") throw new AppError("usage", "Findings are sent with one role.", "Name one.");
  const isNamed = options.demo || options.profile !== undefined || options["role-arn"] !== undefined;
  return withStore(keptPlace(readConfig(), options.data), async ({ db }) => {
    const [scan, ...others] = await scansWanted(db, options.scan, options.account);
    if (!scan || others.length > 0)
      throw new AppError("usage", "The findings of one account are sent at a time.", "Name it with --account.");
    const session = isNamed ? await sessionFor(wanted.connection) : await sessionOf(db, scan.account);
    await refuseStranger(session, scan.account);
    const report = await reportOf(db, scan);
    const done = await pushToSecurityHub(report, { pool: session.pool, everything, isDry, signal });
    process.stdout.write(done.map((one) => told(one, isDry)).join(""));
    return done.some(({ problem, refused }) => problem !== undefined || refused.length > 0) ? 1 : 0;
  });
};

/** Findings of one account are never sent to the hub of another. */
async function refuseStranger(session: AwsSession, account: string): Promise<void> {
  const { account: own } = await session.identity();
  if (own === account) return;
  throw new AppError("usage", `These credentials are of ${own}, and the scan is of ${account}.`, "Name others.");
}

function told({ region, open, settled, archived, left, refused, problem }: Pushed, isDry: boolean): string {
  const would = isDry ? "would be " : "";
  const lines = [
    `${region}: ${formatCount(open)} open and ${formatCount(settled)} settled ${would}sent, ${formatCount(archived)} ${would}archived.`,
    ...(left > 0
      ? [`  ${plural(left, "finding stays", "findings stay")} as before: not all of what they are about was read.`]
      : []),
    ...refused
      .slice(0, mostTold)
      .map(({ id, code, message }) => `  Refused ${visible(id)}: ${visible(`${code} ${message}`)}`),
    ...(refused.length > mostTold ? [`  and ${formatCount(refused.length - mostTold)} more refused.`] : []),
    ...(problem !== undefined ? [`  Nothing more could be sent. ${visible(problem)}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
