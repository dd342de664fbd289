import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { replaceModel } from "./model.ts";
import { keepInSecretsManager, removal, rotateFirst } from "./secrets.ts";

/** Rotate, move to Secrets Manager, put a model without the secret in the place of this one, and delete this one. */
export function modelWithoutSecrets(model: ResourceOf<"model">, context: CheckContext): Fix {
  const { settings, byHand, ...edit } = removal(model, context.secrets, "model.json");
  return replaceModel(context, {
    summary: `${rotateFirst} The container must read it there when it starts, which network isolation does not allow.`,
    fields: {},
    ...edit,
    before: keepInSecretsManager(settings, model.ExecutionRoleArn, context),
    byHand,
    removesOld: true,
  });
}
