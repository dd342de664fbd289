import type {
  GetDetectorRequest,
  GetDetectorResponse,
  ListDetectorsRequest,
  ListDetectorsResponse,
} from "@aws-sdk/client-guardduty";
import * as client from "@aws-sdk/client-guardduty";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { detectors, type SimulatedDetector } from "../shelves/guardduty.ts";
import { guarddutyWrites } from "../writes/watchers.ts";
import { listOf, oneOf } from "./shelved.ts";

const listDetectors = listOf<SimulatedDetector, ListDetectorsRequest, ListDetectorsResponse>(detectors, {
  items: "DetectorIds",
  token: ["NextToken", "NextToken"],
  size: ["MaxResults", 50],
  shown: ({ id }) => id,
});

const getDetector = oneOf<SimulatedDetector, GetDetectorRequest, GetDetectorResponse>(detectors, {
  is: ({ id }, { DetectorId }) => id === DetectorId,
  missing: () =>
    new AwsError(
      "BadRequestException",
      "The request is rejected because the input detectorId is not owned by the current account.",
    ),
  answer: (detector) => detector,
});

export const guardduty: Service = {
  name: "guardduty",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: { ...guarddutyWrites, GetDetector: getDetector, ListDetectors: listDetectors },
  badToken: ["BadRequestException", "The request is rejected because the nextToken is invalid."],
};
