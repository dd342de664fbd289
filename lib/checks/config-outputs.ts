import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { notApplicable, unknown, type Verdict } from "./verdicts.ts";

type Config = ResourceOf<"endpoint-config">;
type Capture = NonNullable<Config["DataCaptureConfig"]>;
type AsyncOutput = NonNullable<Config["AsyncInferenceConfig"]>["OutputConfig"];

const incomplete = unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");

/** Judges the copies of requests and answers that a config keeps. Unless it says no, it does: API reference, DataCaptureConfig. */
export function ofDataCapture(
  { EndpointConfigArn, DataCaptureConfig: capture }: Config,
  judge: (capture: Capture, path: string) => Verdict,
): Verdict {
  if (!EndpointConfigArn) return incomplete;
  if (!capture || capture.EnableCapture === false) return notApplicable("Data capture is not enabled.");
  return judge(capture, "DataCaptureConfig");
}

/** Judges what becomes of answers that are fetched later. */
export function ofAsyncOutput(
  { EndpointConfigArn, AsyncInferenceConfig }: Config,
  judge: (output: AsyncOutput, path: string) => Verdict,
): Verdict {
  if (!EndpointConfigArn) return incomplete;
  if (!AsyncInferenceConfig) return notApplicable("The config is not for asynchronous inference.");
  return judge(AsyncInferenceConfig.OutputConfig, "AsyncInferenceConfig.OutputConfig");
}
