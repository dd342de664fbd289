import { partitionOf } from "#lib/readings/arn.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { consoleUrl } from "../fixes.ts";

/** The SageMaker console page of a resource, to be spread into a fix: `consoleLink(identity, "models", name)`. */
export function consoleLink({ region }: Identity, ...page: string[]): { consoleUrl?: string } {
  const path = `sagemaker/home?region=${region}#/${page.map((part) => encodeURIComponent(part.toWellFormed())).join("/")}`;
  const url = consoleUrl(partitionOf(region), region, path);
  return url === undefined ? {} : { consoleUrl: url };
}
