import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { sagemaker } from "./endpoint-moves.ts";

export function addTags(keys: readonly string[], context: Pick<CheckContext, "identity">): Fix {
  const { name, arn, region } = context.identity;
  const Tags = keys.map((Key) => ({ Key, Value: "NEW_TEXT" }));
  return changeSetting(context, {
    summary: `Tag ${name} with ${keys.join(", ")}. A template that makes it has to say so too, or takes the tags off again.`,
    commands: [sagemaker("add-tags", { "resource-arn": arn, tags: Tags, region })],
    cloudFormation: { Tags },
  });
}
