import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";

type Facts = ReturnType<typeof everyCollector>[number];

/*
 * Request parameters that name a SageMaker resource, and the resource part of the ARN they stand for. `{}` is the
 * parameter's value, `{other}` another parameter's, `{a|b}` the first of two that is there. The order counts: in a
 * request that names several, the one an event is mainly about comes first.
 * Sources: SageMaker API model (request members, first letter lowered as CloudTrail writes them); Service Authorization
 * Reference, "Amazon SageMaker", resource types.
 *
 * What is collected says so in its collector (`inEvents`; of other services: service-paths.ts). The lists here are of kinds that no collector reads yet.
 */

/** Kinds that name those which are collected, or stand by themselves. */
export const uncollectedPaths: Readonly<Record<string, string>> = {
  // Hosting
  monitoringAlertName: "monitoring-schedule/{monitoringScheduleName}/alert/{}",

  // Registry
  modelCardExportJobName: "model-card/{modelCardName}/export-job/{}",

  // Lineage
  trialComponentName: "experiment-trial-component/{}",
  trialName: "experiment-trial/{}",
  experimentName: "experiment/{}",
  actionName: "action/{}",
  contextName: "context/{}",
};

const collected = inOrder(everyCollector())
  .filter((one) => servicesOf(one).includes("sagemaker"))
  .flatMap(pathsOf);

export const namePaths: Readonly<Record<string, string>> = {
  ...uncollectedPaths,
  ...Object.fromEntries(collected.filter(({ noun }) => !noun).map(({ parameter, template }) => [parameter, template])),
};

interface NamePath {
  /** Only in events about this: see `inEvents`. */
  noun: string | undefined;
  parameter: string;
  template: string;
}

function pathsOf({ kind, arnType = kind, inEvents = {} }: Facts): NamePath[] {
  return Object.entries(inEvents).map(([path, rest]) => {
    const [parameter = "", noun] = path.split(":").reverse();
    return { noun, parameter, template: resourceOf(arnType, rest) };
  });
}

/** `device-fleet/{fleet}/device/{}` of a `device-fleet/device` that is called `{fleet}/{}`. */
function resourceOf(arnType: string, rest: string): string {
  const types = arnType.split("/");
  if (types.length === 1) return `${arnType}/${rest}`;
  const names = rest.split("/");
  return types.map((type, at) => `${type}/${names[at]}`).join("/");
}

/** What serves a kind comes before it, and so does what is a part of it: a request for one of those names the kind besides. */
function inOrder(kinds: readonly Facts[]): Facts[] {
  const met = new Set<Facts>();
  const withThoseBefore = (one: Facts): Facts[] => {
    if (met.has(one)) return [];
    met.add(one);
    const before = kinds.filter(({ kind, parent }) => parent === one.kind || one.servedBy?.kinds.includes(kind));
    return [...before.flatMap(withThoseBefore), one];
  };
  return kinds.flatMap(withThoseBefore);
}

/** Parameters that mean something else in each API, by what the event's name says after its verb. */
export const namePathsByNoun: Readonly<Record<string, Readonly<Record<string, string>>>> = byNoun();

function byNoun(): Record<string, Record<string, string>> {
  const paths: Record<string, Record<string, string>> = {};
  for (const { noun, parameter, template } of collected) {
    if (noun) paths[noun] = { ...paths[noun], [parameter]: template };
  }
  return paths;
}

/** Paths to roles a request passes on: whoever starts work under a role uses it. Top-level ARNs need no entry. */
export const rolePaths: readonly string[] = [
  "defaultUserSettings.executionRole",
  "defaultSpaceSettings.executionRole",
  "userSettings.executionRole",
  "trainingJobDefinition.roleArn",
  "trainingJobDefinitions[].roleArn",
  "instanceGroups[].executionRole",
];

/** Nested paths to other ARNs that say what an event touches. */
export const arnPaths: readonly string[] = [
  "modelPackageArnList[]",
  "startArns[]",
  "metricQueries[].resourceArn",
  "resourceSpec.lifecycleConfigArn",
  "humanTaskConfig.workteamArn",
];
