import check from "#lib/checks/endpoint/not-left-failed.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (EndpointStatus: "InService" | "Failed" | "UpdateRollbackFailed", since?: string, options?: object) => ({
  // Stored readings hold times as texts.
  resource: { EndpointArn: "arn:e", EndpointStatus, LastModifiedTime: since as never },
  ...(options && { options: { ...options } }),
});
const longAgo = "2026-10-01T00:00:00.000Z";
const yesterday = "2026-11-21T00:00:00.000Z";

testCheck(check, {
  pass: { "it answers": of("InService", longAgo), "it failed yesterday": of("Failed", yesterday) },
  fail: {
    "it failed long ago": of("Failed", longAgo),
    "its rollback failed long ago": of("UpdateRollbackFailed", longAgo),
    "it failed yesterday, and nobody should wait": of("Failed", yesterday, { days: 0 }),
  },
  unknown: { "no time in the answer": of("Failed"), "the answer is empty": { resource: {} } },
});
