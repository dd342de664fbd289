import { z } from "zod";
import { parseArn } from "#lib/readings/arn.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { trustedAccounts } from "../has-no-outsiders.ts";
import { moveNotices } from "../remedies/endpoint-config-output.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "endpoint-config/async-topics-are-own",
  kind: "endpoint-config",
  title: "Notices of asynchronous inference go to topics of this account",
  failTitle: "Notices of asynchronous inference go to another account's topic",
  severity: "medium",
  category: "data",
  rationale:
    "Each notice names the request and where its answer lies, or why it failed: whoever owns the topic learns who asks what and when, and where to look for the rest.",
  needs: [],
  controls: ["checklist:N-INF-07", ...ownDestination],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-check-predictions.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceNotificationConfig.html",
  ],
  evaluate({ EndpointConfigArn, AsyncInferenceConfig }, { identity, options }) {
    if (!EndpointConfigArn) return unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");
    const own = [identity.account, ...options.trustedAccounts];
    const verdicts = (["SuccessTopic", "ErrorTopic"] as const).flatMap((field) => {
      const topic = AsyncInferenceConfig?.OutputConfig?.NotificationConfig?.[field];
      if (!topic) return [];
      const path = `AsyncInferenceConfig.OutputConfig.NotificationConfig.${field}`;
      const owner = parseArn(topic)?.account;
      if (!owner) return [unknown(`${path} is not the ARN of a topic.`)];
      const evidence = { path, observed: topic, expected: `a topic of account ${own.join(" or ")}` };
      return [own.includes(owner) ? pass(evidence) : fail(evidence)];
    });
    return worstOf(verdicts, notApplicable("No notices are sent."));
  },
  fix: moveNotices,
});
