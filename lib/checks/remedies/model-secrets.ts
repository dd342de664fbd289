import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { replaceModel } from "./model.ts";
import { keepInSecretsManager, rotateFirst, settingsWithSecrets, withoutSettings } from "./secrets.ts";

const maps = [".PrimaryContainer.Environment", ".Containers[]?.Environment"];

/** Rotate, move to Secrets Manager, and put a model without the secret in the place of this one. */
export function modelWithoutSecrets(model: ResourceOf<"model">, context: CheckContext): Fix {
  const settings = settingsWithSecrets(context.secrets, "Environment");
  const { mutability, summary, cli, consoleUrl } = replaceModel(context, {
    summary: `${rotateFirst} The container must read it there when it starts, which network isolation does not allow.`,
    jq: withoutSettings(...maps),
    args: { drop: JSON.stringify(settings) },
    terraform: {},
    cloudFormation: {},
  });
  return {
    mutability,
    summary,
    cli: [...keepInSecretsManager(settings, model.ExecutionRoleArn, context), cli].join("\n"),
    ...(consoleUrl && { consoleUrl }),
  };
}
