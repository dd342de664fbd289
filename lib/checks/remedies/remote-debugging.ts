import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { aws } from "./commands.ts";
import { noRemoteDebugging } from "./job-settings.ts";

/** When AWS lets it be changed. Source: SageMaker developer guide, "Access a training container through AWS Systems Manager". */
const changeable = new Set(["Downloading", "Training"]);

/** Shuts a job that trains now, without stopping it; undefined for others. */
export function endRemoteDebugging(
  { SecondaryStatus }: ResourceOf<"training-job">,
  { identity }: CheckContext,
): Fix | undefined {
  if (!changeable.has(SecondaryStatus ?? "")) return undefined;
  const { name, region } = identity;
  return changeSetting(
    { identity },
    {
      summary: `Shut ${name} while it trains: sessions cannot begin any more, those that are open are ended with "aws ssm terminate-session". ${noRemoteDebugging.summary} In what launches the next one, set ${noRemoteDebugging.sdk}.`,
      takesAway: true,
      commands: [
        aws("sagemaker", "update-training-job", {
          "training-job-name": name,
          "remote-debug-config": { EnableRemoteDebug: false },
          region,
        }),
      ],
      ...(noRemoteDebugging.guardrail && { guardrail: noRemoteDebugging.guardrail }),
    },
  );
}
