import { shell } from "../fixes.ts";

/** A jq command as part of a shell pipe. The filter is a constant of ours; what comes from AWS is passed as arguments. */
export function jq(filter: string, args: Record<string, string>): string {
  const words = Object.entries(args).map(([name, value]) => `--arg ${name} ${shell(value)}`);
  return ["jq", ...words, shell(filter)].join(" ");
}
