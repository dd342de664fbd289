import pattern from "#lib/signals/patterns/deletions-in-a-burst.ts";
import { testPattern } from "#tests/support/test-pattern.ts";

const deletions = (apart: number, more: object = {}) =>
  Array.from({ length: 10 }, (_, at) => ({ minute: at * apart, eventName: "DeleteModel", ...more }));

testPattern(pattern, {
  sees: {
    "ten in nine minutes": { calls: deletions(1), says: /^10 deletions within 9 minutes: DeleteModel\.$/, count: 10 },
    "what goes on counts": { calls: [...deletions(0.5), ...deletions(0.4)], says: /^20 deletions/, count: 20 },
  },
  leaves: {
    nine: { calls: deletions(1).slice(1) },
    "ten in a morning": { calls: deletions(5) },
    "ten that failed": { calls: deletions(1, { errorCode: "ValidationException" }) },
    "tags and apps": {
      calls: [...deletions(1, { eventName: "DeleteTags" }), ...deletions(1, { eventName: "DeleteApp" })],
    },
    "what a service takes away": { calls: deletions(1, { sourceIPAddress: "sagemaker.amazonaws.com" }) },
  },
});
