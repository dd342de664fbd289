import { parseArn } from "#lib/inventory/arn.ts";
import type { SecretSighting } from "#lib/inventory/reading.ts";
import type { CheckContext } from "../define.ts";
import { awsCli } from "../fixes.ts";

/** The first step towards any secret that Describe shows: it cannot be made secret again. */
export const rotateFirst =
  "Rotate the secret first: every principal that may describe this resource, and everyone with the CloudTrail logs, has it in clear, and removing it does not change that. Then keep it in Secrets Manager or Parameter Store and pass its name only.";

/** The names of the settings in a map that hold secrets: `DB_PASSWORD` for the path `Environment.DB_PASSWORD`. */
export function settingsWithSecrets(secrets: readonly SecretSighting[], ...maps: string[]): string[] {
  const names = secrets.flatMap(({ path, kind }) =>
    kind === "unscanned"
      ? []
      : maps.flatMap((map) => {
          const at = `.${path}`.indexOf(`.${map}.`);
          return at === -1 ? [] : [path.slice(at + map.length + 1)];
        }),
  );
  return [...new Set(names)];
}

const mostCommands = 10;

/** Commands that put the new values where only those who may can read them, and let the role read them. */
export function keepInSecretsManager(
  settings: readonly string[],
  roleArn: string | undefined,
  { identity }: CheckContext,
): string[] {
  const { name, region, account, arn } = identity;
  const partition = parseArn(arn)?.partition ?? "aws";
  const role = roleArn && parseArn(roleArn)?.resource.split("/").at(-1);
  const secrets = (settings.length > 0 ? settings : ["secret"]).slice(0, mostCommands).map((setting) => {
    const plain = setting.replace(/[^\w+=.@-]/g, "-").slice(0, 200);
    return { secret: `sagemaker/${name}/${plain}`, file: `${plain}.txt` };
  });
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: secrets.map(
          ({ secret }) => `arn:${partition}:secretsmanager:${region}:${account}:secret:${secret}-*`,
        ),
      },
    ],
  };
  const allow = {
    "policy-name": `read-secrets-of-${name.replace(/[^\w+=,.@-]/g, "-").slice(0, 100)}`,
    "policy-document": JSON.stringify(policy),
  };
  return [
    `# Once the old ${secrets.length > 1 ? "values are" : "value is"} revoked where issued, with the new in a file:`,
    ...secrets.map(({ secret, file }) =>
      awsCli("secretsmanager", "create-secret", { name: secret, "secret-string": `file://${file}`, region }),
    ),
    ...(role ? [awsCli("iam", "put-role-policy", { "role-name": role, ...allow })] : []),
  ];
}

/** A jq filter that takes the settings named in the argument `drop`, a JSON list, out of these maps. */
export function withoutSettings(...maps: string[]): string {
  return maps
    .map(
      (map) =>
        `(${map} | select(. != null)) |= with_entries(select(.key as $k | $drop | fromjson | index([$k]) | not))`,
    )
    .join(" | ");
}
