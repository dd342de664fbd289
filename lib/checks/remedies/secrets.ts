import { parseArn } from "#lib/inventory/arn.ts";
import type { SecretSighting } from "#lib/inventory/reading.ts";
import type { CheckContext } from "../define.ts";
import { awsCli, shell } from "../fixes.ts";

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

/** Commands that put the new value where only those who may can read it, and let the role read it. */
export function keepInSecretsManager(
  setting: string,
  roleArn: string | undefined,
  { identity }: CheckContext,
): string[] {
  const { name, region, account, arn } = identity;
  const secret = `sagemaker/${name}/${setting.replace(/[^\w/+=.@-]/g, "-").slice(0, 200)}`;
  const partition = parseArn(arn)?.partition ?? "aws";
  const role = roleArn && parseArn(roleArn)?.resource.split("/").at(-1);
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: `arn:${partition}:secretsmanager:${region}:${account}:secret:${secret}-*`,
      },
    ],
  };
  return [
    "# Once the old value is revoked where it was issued, with the new one in secret.txt:",
    `aws secretsmanager create-secret --name ${shell(secret)} --secret-string file://secret.txt --region ${shell(region)}`,
    ...(role
      ? [
          awsCli("iam", "put-role-policy", {
            "role-name": role,
            "policy-name": "read-job-secret",
            "policy-document": JSON.stringify(policy),
          }),
        ]
      : []),
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
