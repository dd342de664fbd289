import type { Check, OptionsSchema } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { Command } from "./command.ts";
import { oneOf, parseOptions } from "./options.ts";

export const checksCommand: Command = async (words) => {
  const { format } = parseOptions(words, { format: { type: "string", default: "text" } });
  switch (oneOf("format", format, ["text", "json", "markdown"])) {
    case "json":
      process.stdout.write(`${JSON.stringify(list(), null, 2)}\n`);
      break;
    case "markdown":
      process.stdout.write((await import("./checklist-page.ts")).checklistPage());
      break;
    default:
      for (const { id, severity, title } of checks)
        process.stdout.write(`${severity.padEnd(8)}  ${id.padEnd(60)}  ${title}\n`);
  }
  return 0;
};

function list() {
  return (checks as readonly Check[]).map(({ evaluate: _evaluate, fix: _fix, options, ...metadata }) => {
    return { ...metadata, ...(options && { options: optionsIn(options) }) };
  });
}

/** What may be set in sagewarden.config.json, by its name. */
function optionsIn({ shape }: OptionsSchema) {
  return Object.fromEntries(
    Object.entries(shape).map(([name, option]) => [name, { default: option.parse(undefined), is: option.description }]),
  );
}
