import { permissionFor } from "#lib/aws/services.ts";
import type { AnyCollector } from "#lib/collectors/define.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import type { Command } from "./command.ts";
import { oneOf, parseOptions } from "./options.ts";

/** What is read: a line for each kind, or the page docs/kinds.md. */
export const kindsCommand: Command = async (words) => {
  const { format } = parseOptions(words, { format: { type: "string", default: "text" } });
  const write = (text: string) => process.stdout.write(text);
  switch (oneOf("format", format, ["text", "json", "markdown"])) {
    case "json":
      write(`${JSON.stringify(everyCollector().map(factsOf), null, 2)}\n`);
      break;
    case "markdown":
      write((await import("./kinds-page.ts")).kindsPage(await (await import("./kinds-met.ts")).kindsMet()));
      break;
    default:
      for (const { kind, label, actions } of everyCollector()) {
        write(`${kind.padEnd(34)}  ${label.padEnd(40)}  ${actions.join(" ")}\n`);
      }
  }
  return 0;
};

function factsOf({ kind, label, scope, volume, parent, parts = [], actions, ...names }: AnyCollector) {
  const { cloudFormation, terraform } = names;
  const permissions = [...new Set(actions.map(permissionFor))];
  return { kind, label, scope, volume, parent, parts, actions, permissions, cloudFormation, terraform };
}
