import { type Placeholder, withChoices } from "./choices.ts";

/** Words of which one of a region will mostly do for all that is put right there. */
const regional: ReadonlySet<Placeholder> = new Set([
  "VPC_ID",
  "SUBNET_ID",
  "SECURITY_GROUP_ID",
  "ROUTE_TABLE_ID",
  "KMS_KEY_ARN",
  "INSTANCE_TYPE",
  "IP_RANGE",
  "CURRENT_CONFIG_NAME",
  "CURRENT_ENDPOINT_NAME",
]);

/** A variable of a script that holds what a person chooses. */
export interface ChoiceVariable {
  name: string;
  word: Placeholder;
  /** The word as it stands in the commands: several of a kind are numbered. */
  whole: string;
}

/**
 * Commands as `commands.ts` prints them, with variables of bash in place of the words that stand for choices, inside quotes and
 * outside. Whatever a variable holds, it stays within its word.
 * @param account where commands of several accounts stand in one script, of which none may be given what was chosen for another
 */
export function withVariables(
  cli: string,
  { account, region, step }: { account?: string | undefined; region: string; step: number },
): { lines: string[]; variables: ChoiceVariable[] } {
  const variables = new Map<string, ChoiceVariable>();
  const nameOf = (word: Placeholder, whole: string) => {
    const where = regional.has(word) ? region.toUpperCase().replace(/\W/g, "_") : `STEP_${step}`;
    const name = [whole, ...(account === undefined ? [] : [account]), where].join("_");
    variables.set(name, { name, word, whole });
    return `"\${${name}}"`;
  };
  const lines = cli.split("\n").map((line) => {
    // A comment holds no quotes, and none of its words is sent anywhere.
    if (line.startsWith("#") && !line.startsWith("# aws ")) return line;
    return line.replace(/'[^']*'|\\'|[^'\\]+/g, (part) =>
      withChoices(part, (word, whole) => (part.startsWith("'") ? `'${nameOf(word, whole)}'` : nameOf(word, whole))),
    );
  });
  return { lines, variables: [...variables.values()] };
}
