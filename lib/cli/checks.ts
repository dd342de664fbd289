import { checks } from "#lib/checks/index.ts";
import type { Command } from "./command.ts";
import { oneOf, parseOptions } from "./options.ts";

export const checksCommand: Command = async (words) => {
  const { format } = parseOptions(words, { format: { type: "string", default: "text" } });
  if (oneOf("format", format, ["text", "json"]) === "json") {
    const list = checks.map(({ evaluate: _evaluate, fix: _fix, ...metadata }) => metadata);
    process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
  } else {
    for (const { id, severity, title } of checks)
      process.stdout.write(`${severity.padEnd(8)}  ${id.padEnd(60)}  ${title}\n`);
  }
  return 0;
};
