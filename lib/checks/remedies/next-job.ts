import { hasEnded } from "#lib/inventory/exposure.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { consoleLink } from "./console-link.ts";
import { written } from "./written.ts";

/**
 * For jobs that are started by hand or by code of which nothing is known here, and cost people's work or hours of machines: what the
 * next one has to say, and no command that would start it.
 */
export function startNextWith(
  kind: "labeling-job" | "optimization-job",
  job: object,
  setting: string,
  context: CheckContext,
): Fix {
  const { identity } = context;
  const ended = hasEnded(kind, job);
  return written({
    mutability: ended ? "record" : "replace",
    summary: ended
      ? `${identity.name} is over and cannot be changed: in what starts the next one, ${setting}.`
      : `A job that runs cannot be changed: stop ${identity.name}, and in what starts the next one, ${setting}.`,
    steps: () => [],
    ...consoleLink(identity),
  });
}
