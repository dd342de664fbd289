import { hasMark } from "#lib/analysis/secrets/mark.ts";
import { partitionOf } from "#lib/readings/arn.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { consoleUrl } from "../fixes.ts";

/**
 * The SageMaker console page of a resource, to be spread into a fix: `consoleLink(identity, "models", name)`. Where the
 * name held a secret, which the console would need, it is the page of all of its kind.
 */
export function consoleLink({ region }: Identity, ...page: string[]): { consoleUrl?: string } {
  const known = page.filter((part) => !hasMark(part)).map((part) => encodeURIComponent(part.toWellFormed()));
  const path = `sagemaker/home?region=${region}#/${known.join("/")}`;
  const url = consoleUrl(partitionOf(region), region, path);
  return url === undefined ? {} : { consoleUrl: url };
}
