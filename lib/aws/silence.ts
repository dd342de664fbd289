import type { SageMakerClient, ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-sagemaker";
import type { InitializeMiddleware } from "@smithy/types";
import { isAborted, isUnreachable } from "./failure.ts";

/**
 * Asks no more, once a call has waited in vain through all its attempts and nothing of the service ever answered in its region: the
 * client then fails at once with what that call met. One that has answered is asked again whatever happens.
 */
export function giveUpOnSilence(client: Pick<SageMakerClient, "middlewareStack">): void {
  let hasAnswered = false;
  let silence: { error: unknown } | undefined;
  const middleware: InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    if (silence && !hasAnswered) throw silence.error;
    try {
      const result = await next(args);
      hasAnswered = true;
      return result;
    } catch (error) {
      if (isUnreachable(error)) silence ??= { error };
      else if (!isAborted(error)) hasAnswered = true;
      throw error;
    }
  };
  client.middlewareStack.add(middleware, { name: "silence", step: "initialize", priority: "high" });
}
