import { AppError } from "#lib/errors.ts";
import { plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import { namedWaiverText } from "#lib/scan/waiver-text.ts";
import { stateOf, whyNotUntil } from "#lib/waivers/days.ts";
import { type FileWaiver, readWaiverFile, writeWaiverFile } from "#lib/waivers/file.ts";
import { readMutelist } from "#lib/waivers/prowler.ts";
import { writeMutelist } from "#lib/waivers/prowler-write.ts";
import { day } from "#lib/waivers/waiver.ts";
import type { Command } from "./command.ts";
import { oneOf, parseOptionsAndFiles } from "./options.ts";
import { tell } from "./waiver-file.ts";

const verbs = ["check", "from-prowler", "to-prowler"] as const;
const usage = "It is sagewarden waivers check|from-prowler|to-prowler FILE.";

/** Says what a file of waivers holds, and turns it into a mutelist of Prowler's and back. Nothing is kept. */
export const waiversCommand: Command = async (words) => {
  const { files, options } = parseOptionsAndFiles(words, { owner: { type: "string" }, until: { type: "string" } });
  const [named, file, ...more] = files;
  if (named === undefined || file === undefined || more.length > 0)
    throw new AppError("usage", "What is to be done with which file is not said.", usage);
  const verb = oneOf("verb", named, verbs);
  const text = namedWaiverText(file);
  if (verb === "from-prowler") {
    const why = options.until === undefined ? undefined : whyNoDay(options.until);
    if (why)
      throw new AppError("usage", `--until cannot be "${options.until}": ${why}`, "It is a day like 2027-03-31.");
    const { waivers, leftOut } = readMutelist(text, file, options);
    process.stdout.write(writeWaiverFile(waivers));
    for (const one of leftOut) tell(`Left out: ${one}`);
    return 0;
  }
  const { waivers, warnings } = readWaiverFile(text, file);
  for (const warning of warnings) tell(warning);
  if (verb === "to-prowler") {
    const written = writeMutelist(waivers, new Date());
    process.stdout.write(written.text);
    for (const one of written.leftOut) tell(`Left out: ${one}`);
    return 0;
  }
  process.stdout.write(waivers.map((one) => `${visible(line(one))}\n`).join(""));
  tell(`${plural(waivers.length, "waiver")}.`);
  return 0;
};

function whyNoDay(until: string): string | undefined {
  return day.safeParse(until).success ? whyNotUntil(until, new Date()) : "it is no day.";
}

function line({ id, until, owner, scope, reason }: FileWaiver): string {
  const state = stateOf({ until, endedAt: null }, new Date());
  return `${id}: ${state}, until ${until}, by ${owner}: ${scope.checks.join(", ")}. ${reason}`;
}
