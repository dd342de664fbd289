import signal from "#lib/signals/trail-silenced.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const trail = (
  eventName: string,
  requestParameters: unknown = { name: "main" },
  more: Record<string, unknown> = {},
) => ({
  ...{ eventSource: "cloudtrail.amazonaws.com", eventName, readOnly: false, requestParameters },
  ...more,
});
const selectors = (...eventSelectors: unknown[]) => trail("PutEventSelectors", { trailName: "main", eventSelectors });

testSignal(signal, {
  sees: {
    "a trail that is stopped": trail("StopLogging"),
    "a trail that is deleted": trail("DeleteTrail"),
    "a trail of one region from now on": trail("UpdateTrail", { name: "main", isMultiRegionTrail: false }),
    "files that nobody can check from now on": trail("UpdateTrail", { name: "main", enableLogFileValidation: false }),
    "selectors that take no management events": selectors({ includeManagementEvents: false, readWriteType: "All" }),
    "a second selector that takes reads alone": selectors(
      { includeManagementEvents: true, readWriteType: "All" },
      { includeManagementEvents: true, readWriteType: "ReadOnly" },
    ),
  },
  leaves: {
    "a trail that is started": trail("StartLogging"),
    "what was refused": trail("StopLogging", null, { errorCode: "AccessDenied" }),
    "a trail that gets another bucket": trail("UpdateTrail", { name: "main", s3BucketName: "logs" }),
    "selectors that take all": selectors({ includeManagementEvents: true, readWriteType: "All" }),
    "a request that was lost": trail("PutEventSelectors", null),
    "another service's call of the same name": { ...trail("StopLogging"), eventSource: "example.amazonaws.com" },
  },
});
