import { eventSources } from "#lib/activity/sources.ts";
import { coversAction, type Statement } from "#lib/analysis/iam/policy.ts";
import { actionsOf, serviceOf, sourcesOfService } from "./action-of.ts";
import { givesTags, onlyReads } from "./requests.ts";

/** Which stored events have to be read to try policies: others are none of theirs. */
export interface Reading {
  /** Event sources; undefined for all. */
  sources: readonly string[] | undefined;
  isNamed(name: string): boolean;
}

export function readingFor(policies: readonly { statements: readonly Statement[] }[]): Reading {
  const denials = policies.flatMap(({ statements }) => statements).filter(({ effect }) => effect === "Deny");
  const isMeant = (action: string) => denials.some(({ actions }) => coversAction(actions, action));
  const passesRoles = isMeant("iam:PassRole");
  const services = servicesIn(denials);
  const sources = passesRoles ? undefined : services?.flatMap(sourcesOfService);
  const tags = isMeant("sagemaker:AddTags");
  return {
    sources,
    isNamed: (name) =>
      (passesRoles && !onlyReads.test(name)) ||
      (tags && givesTags.test(name)) ||
      !services ||
      services.flatMap(sourcesOfService).some((source) => actionsOf({ source, name }).some(isMeant)),
  };
}

/** The services whose actions statements name; undefined where they may name any. */
export function servicesIn(statements: readonly Statement[]): string[] | undefined {
  const found = new Set<string>();
  for (const { actions } of statements) {
    for (const pattern of actions.listed) {
      const service = pattern.includes(":") ? (pattern.split(":")[0] ?? "") : "*";
      if (actions.inverted || /[*?]/.test(service)) return undefined;
      found.add(service.toLowerCase());
    }
  }
  return [...found];
}

/** Whether calls of a service are read out of CloudTrail at all. */
export function isServiceRead(service: string): boolean {
  return eventSources.some(({ source }) => serviceOf(source) === service);
}
