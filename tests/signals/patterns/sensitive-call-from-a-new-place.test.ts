import pattern from "#lib/signals/patterns/sensitive-call-from-a-new-place.ts";
import { daysBefore, testPattern } from "#tests/support/test-pattern.ts";

const usual = { minute: daysBefore(10), eventName: "ListModels", readOnly: true };
const call = (more: object) => ({ eventName: "AttachRolePolicy", eventSource: "iam.amazonaws.com", ...more });
const away = { sourceIPAddress: "198.51.100.9" };

testPattern(pattern, {
  sees: {
    "a new network": {
      calls: [usual, call(away)],
      says: /^AttachRolePolicy came from 198\.51\.100\.0\/24: never before in the 10 days/,
      count: 1,
    },
    "a new client, an hour after it was first seen": {
      calls: [usual, { minute: -60, eventName: "ListModels", userAgent: "Boto3/1" }, call({ userAgent: "Boto3/1" })],
      says: /with a client of another sort \(sdk\)/,
      count: 1,
    },
    "a new region and network": {
      calls: [usual, call({ ...away, awsRegion: "us-west-2" })],
      says: / and in us-west-2/,
      count: 1,
    },
  },
  leaves: {
    "the usual place": { calls: [usual, call({})] },
    "a call that is not sensitive": { calls: [usual, { eventName: "ListModels", ...away }] },
    "a call that was refused": { calls: [usual, call({ ...away, errorCode: "AccessDenied" })] },
    "a place of two days ago": {
      calls: [usual, { minute: daysBefore(2), eventName: "ListModels", ...away }, call(away)],
    },
    "somebody who came lately": { calls: [{ ...usual, minute: daysBefore(6) }, call(away)] },
    "somebody of whom nothing is known": { calls: [call(away)] },
    "whoever comes from everywhere": {
      calls: [...Array.from({ length: 20 }, (_, at) => ({ ...usual, sourceIPAddress: `192.0.${at}.1` })), call(away)],
    },
    "what a service does for them": { calls: [usual, call({ sourceIPAddress: "cloudformation.amazonaws.com" })] },
  },
});
