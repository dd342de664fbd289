import { optionalGroups } from "#lib/permissions/declared.ts";
import { leastPrivilegePolicies } from "#lib/permissions/policy.ts";
import { policyFormats, renderPolicies } from "#lib/permissions/policy-formats.ts";
import type { Command } from "./command.ts";
import { commaList, oneOf, parseOptions, wholeNumber } from "./options.ts";

export const policyCommand: Command = async (words) => {
  const options = parseOptions(words, {
    format: { type: "string", default: "iam" },
    without: { type: "string", default: "" },
    part: { type: "string" },
  });
  const format = oneOf("format", options.format, policyFormats);
  const groups = optionalGroups.map(({ name }) => name);
  const without = commaList(options.without).map((name) => oneOf("without", name, groups));
  const all = leastPrivilegePolicies(without);
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
