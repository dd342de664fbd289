import pattern from "#lib/signals/patterns/region-never-used.ts";
import { daysBefore, testPattern } from "#tests/support/test-pattern.ts";

const home = { minute: daysBefore(80), eventName: "CreateModel" };
const there = (more: object = {}) => ({ eventName: "CreateTrainingJob", awsRegion: "us-west-2", ...more });
const followed = "2026-09-01T00:00:00.000Z";

testPattern(pattern, {
  sees: {
    "a change where there never was one": {
      calls: [home, there()],
      followed,
      says: /^CreateTrainingJob in us-west-2, where nothing was changed in the 80 days before/,
      count: 1,
    },
    "one in a region that is followed for longer than one reading reaches": {
      calls: [{ ...home, minute: daysBefore(300) }, there()],
      followed: "2025-01-01T00:00:00.000Z",
      says: /in the 89 days before/,
      count: 1,
    },
    "one that was refused": {
      calls: [home, there({ errorCode: "AccessDenied" })],
      followed,
      says: /us-west-2/,
      count: 1,
    },
  },
  leaves: {
    "a look": { calls: [home, there({ eventName: "ListModels", readOnly: true })], followed },
    "a region that is not followed": { calls: [home, there()] },
    "a region that is followed since last week": { calls: [home, there()], followed: "2026-11-10T00:00:00.000Z" },
    "a region in use": { calls: [home, there({ minute: daysBefore(3) }), there()], followed },
    "what a service does there": { calls: [home, there({ sourceIPAddress: "sagemaker.amazonaws.com" })], followed },
  },
});
