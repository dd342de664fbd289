import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { awsCli, type Fix } from "../fixes.ts";
import { consoleLink } from "./console-link.ts";
import { keepInSecretsManager, rotateFirst } from "./secrets.ts";

type Config = ResourceOf<"notebook-lifecycle-config">;

const hooks = [
  { field: "OnCreate", option: "on-create" },
  { field: "OnStart", option: "on-start" },
] as const;

/** A lifecycle config can be changed; notebooks run the new scripts when they are next started. */
export function rewriteScripts(config: Config, context: CheckContext): Fix {
  const { identity, secrets } = context;
  const options = { "notebook-instance-lifecycle-config-name": identity.name, region: identity.region };
  const used = hooks.filter(({ field }) => config[field]?.length);
  const lines = secrets.map(({ path }) => path.replace(/\[\d+\]\.Content:(\d+)$/, " line $1")).join(", ");
  const read = used.map(({ field, option }) => {
    const query = `${field}[0].Content`;
    const describe = awsCli("sagemaker", "describe-notebook-instance-lifecycle-config", {
      ...options,
      query,
      output: "text",
    });
    return `${describe} | base64 --decode > ${option}.sh`;
  });
  const contents = used.map(({ option }) => `--${option} Content="$(base64 < ${option}.sh | tr -d '\\n')"`);
  return {
    mutability: "in-place",
    summary: `${rotateFirst} Change the scripts of ${identity.name} so that they ask for it; notebooks run them when they are next started, and what earlier runs wrote to their disks stays there.`,
    cli: [
      ...keepInSecretsManager([], undefined, context),
      "# The role of each notebook needs secretsmanager:GetSecretValue on that secret.",
      ...read,
      `# In the scripts (${lines.replace(/[^\x20-\x7e]+/g, " ").slice(0, 300)}), put in its place:`,
      '#   "$(aws secretsmanager get-secret-value --secret-id NAME --query SecretString --output text)"',
      [awsCli("sagemaker", "update-notebook-instance-lifecycle-config", options), ...contents].join(" "),
    ].join("\n"),
    ...consoleLink(identity, "notebook-instances", "lifecycle-configurations", identity.name),
  };
}
