import pattern from "#lib/signals/patterns/capture-sent-elsewhere.ts";
import { daysBefore, testPattern } from "#tests/support/test-pattern.ts";

const known = { minute: daysBefore(20), eventName: "ListModels", readOnly: true };
const configured = (minute: number, destinationS3Uri: string | undefined, more: object = {}) => ({
  ...{ minute, eventName: "CreateEndpointConfig" },
  requestParameters: { endpointConfigName: "v2", ...(destinationS3Uri && { dataCaptureConfig: { destinationS3Uri } }) },
  ...more,
});
const update = (minute: number, endpointConfigName = "v2") => ({
  ...{ minute, eventName: "UpdateEndpoint", requestParameters: { endpointName: "e", endpointConfigName } },
});
/** Of endpoints that go on as they were. */
const busy = Array.from({ length: 600 }, (_, nth) => update(1 + nth, `v${nth + 10}`));

testPattern(pattern, {
  sees: {
    "a new bucket that goes live": {
      calls: [known, configured(0, "s3://elsewhere-7781/x"), update(3)],
      says: /captures to elsewhere-7781, which no request had named before, went live within 3 minutes \(UpdateEndpoint\)/,
      count: 2,
    },
    "the evening before": {
      calls: [known, configured(-600, "s3://elsewhere-7781/x"), { ...update(3), eventName: "CreateEndpoint" }],
      says: /\(CreateEndpoint\)/,
      count: 2,
    },
    "the morning of a busy day": {
      calls: [known, configured(0, "s3://elsewhere-7781/x"), ...busy, update(700)],
      says: /went live within 12 hours/,
      count: 2,
    },
  },
  leaves: {
    "a bucket that jobs write to": {
      calls: [
        known,
        {
          minute: daysBefore(9),
          eventName: "CreateTrainingJob",
          requestParameters: { o: "s3://elsewhere-7781/models" },
        },
        ...[configured(0, "s3://elsewhere-7781/x"), update(3)],
      ],
    },
    "a configuration without capture": { calls: [known, configured(0, undefined), update(3)] },
    "one that never goes live": { calls: [known, configured(0, "s3://elsewhere-7781/x"), update(3, "v1")] },
    "an account that is not known for long": { calls: [configured(0, "s3://elsewhere-7781/x"), update(3)] },
    "a configuration that was refused": {
      calls: [known, configured(0, "s3://elsewhere-7781/x", { errorCode: "AccessDenied" }), update(3)],
    },
  },
});
