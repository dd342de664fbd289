import { policyFormats, renderPolicy } from "#lib/collectors/policy.ts";
import type { Command } from "./command.ts";
import { oneOf, parseOptions } from "./options.ts";

export const policyCommand: Command = async (words) => {
  const { format } = parseOptions(words, { format: { type: "string", default: "iam" } });
  process.stdout.write(renderPolicy(oneOf("format", format, policyFormats)));
  return 0;
};
