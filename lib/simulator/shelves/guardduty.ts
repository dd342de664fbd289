import type { GetDetectorResponse } from "@aws-sdk/client-guardduty";
import { shelf } from "../shelf.ts";

export interface SimulatedDetector extends GetDetectorResponse {
  id: string;
}

/** A region has one at most. */
export const detectors = shelf<SimulatedDetector>("guardduty detectors");
