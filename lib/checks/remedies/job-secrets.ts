import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { launchDifferently } from "./jobs.ts";
import { keepInSecretsManager, removal, rotateFirst } from "./secrets.ts";

/** The argument that gives settings to jobs of each kind in the Python SDK. */
const sdk = {
  "training-job": "the name of the secret in place of its value in `environment` or `hyperparameters`",
  "processing-job": "the name of the secret in place of its value in `env`",
  "transform-job": "the name of the secret in place of its value in `env`",
  "tuning-job":
    "the name of the secret in place of its value in the `hyperparameters` or `environment` of what is tuned",
} as const;

/** Rotate, move to Secrets Manager, launch without. `roleArn` is the role that the container has. */
export function launchWithoutSecrets(
  kind: keyof typeof sdk,
  job: object,
  roleArn: string | undefined,
  context: CheckContext,
): Fix {
  const { settings, ...edit } = removal(job, context.secrets, "job.json");
  return launchDifferently(kind, job, context, {
    summary: [rotateFirst, ...(isIsolated(job) ? [isolationNote] : [])].join(" "),
    sdk: sdk[kind],
    ...edit,
    before: keepInSecretsManager(settings, roleArn, context),
  });
}

const isolationNote =
  "In network isolation the container cannot ask for it: hand it over in an input channel that only its role can read.";

function isIsolated(job: { EnableNetworkIsolation?: unknown; NetworkConfig?: unknown }): boolean {
  const network = job.NetworkConfig as { EnableNetworkIsolation?: unknown } | undefined;
  return job.EnableNetworkIsolation === true || network?.EnableNetworkIsolation === true;
}
