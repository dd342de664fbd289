import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { aws } from "./commands.ts";

export function unshare(principals: readonly string[], context: CheckContext): Fix {
  const { name, arn, region } = context.identity;
  return changeSetting(context, {
    summary: `Take ${principals.join(" and ")} out of the share ${name}, once its owner has said that nobody there needs it. What was copied meanwhile stays with them.`,
    takesAway: true,
    commands: [aws("ram", "disassociate-resource-share", { "resource-share-arn": arn, principals, region })],
  });
}
