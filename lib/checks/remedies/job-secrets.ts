import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { type JobKind, launchDifferently } from "./jobs.ts";
import { keepInSecretsManager, rotateFirst, settingsWithSecrets, withoutSettings } from "./secrets.ts";

/** Where jobs of each kind keep settings, as jq paths, and the argument that gives them in the Python SDK. */
const settingsOf: Record<JobKind, { maps: string[]; sdk: string }> = {
  "training-job": {
    maps: [".Environment", ".HyperParameters"],
    sdk: "the name of the secret in place of its value in `environment` or `hyperparameters`",
  },
  "processing-job": { maps: [".Environment"], sdk: "the name of the secret in place of its value in `env`" },
  "transform-job": { maps: [".Environment"], sdk: "the name of the secret in place of its value in `env`" },
  "tuning-job": {
    maps: [".TrainingJobDefinition", ".TrainingJobDefinitions[]?"].flatMap((definition) => [
      `${definition}.StaticHyperParameters`,
      `${definition}.Environment`,
    ]),
    sdk: "the name of the secret in place of its value in the `hyperparameters` or `environment` of what is tuned",
  },
};

/** Rotate, move to Secrets Manager, launch without. `roleArn` is the role that the container has. */
export function launchWithoutSecrets(
  kind: JobKind,
  job: object,
  roleArn: string | undefined,
  context: CheckContext,
): Fix {
  const { maps, sdk } = settingsOf[kind];
  const names = [...new Set(maps.map((map) => map.slice(map.lastIndexOf(".") + 1)))];
  const settings = settingsWithSecrets(context.secrets, ...names);
  const elsewhere = context.secrets.filter(({ path }) => !names.some((name) => `.${path}`.includes(`.${name}.`)));
  const isolated = isIsolated(job) ? [isolationNote] : [];
  return launchDifferently(kind, job, context, {
    summary: [rotateFirst, ...isolated].join(" "),
    sdk,
    jq: settings.length > 0 ? withoutSettings(...maps) : ".",
    ...(settings.length > 0 && { args: { drop: JSON.stringify(settings) } }),
    before: keepInSecretsManager(settings, roleArn, context),
    byHand: elsewhere.map(({ path }) => `Take the secret out of ${oneLine(path)} in job.json by hand.`),
  });
}

const isolationNote =
  "In network isolation the container cannot ask for it: hand it over in an input channel that only its role can read.";

function isIsolated(job: { EnableNetworkIsolation?: unknown; NetworkConfig?: unknown }): boolean {
  const network = job.NetworkConfig as { EnableNetworkIsolation?: unknown } | undefined;
  return job.EnableNetworkIsolation === true || network?.EnableNetworkIsolation === true;
}

/** A path holds names from AWS, and a comment must not become a command. */
function oneLine(path: string): string {
  return path.replace(/[^\x20-\x7e]+/g, " ").slice(0, 200);
}
