import signal from "#lib/signals/change-without-mfa.ts";
import { session } from "#tests/activity/records.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const without = session("DataScientist", "alice", "false");

testSignal(signal, {
  sees: {
    "a change in a session without MFA": { userIdentity: without },
    "the same, with other data beside it": {
      userIdentity: without,
      additionalEventData: { SignatureVersion: "SigV4" },
    },
    "the root user's sign-in with a password alone": {
      ...{ eventType: "AwsConsoleSignIn", eventName: "ConsoleLogin", readOnly: false },
      ...{ userIdentity: { type: "Root" }, additionalEventData: { MFAUsed: "No" } },
    },
  },
  leaves: {
    "a change in a session with MFA": { userIdentity: session("DataScientist", "alice", "true") },
    "a read without MFA": { userIdentity: without, readOnly: true },
    "what a notebook does, whom nobody asks": { userIdentity: session("studio", "SageMaker", "false") },
    "a key without a session, of which CloudTrail does not tell": {
      userIdentity: { type: "IAMUser", userName: "ci", accessKeyId: "AKIAEXAMPLE" },
    },
  },
});
