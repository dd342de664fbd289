import signal from "#lib/signals/role-change-without-mfa.ts";
import { session } from "#tests/activity/records.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const without = session("DataScientist", "alice", "false");

testSignal(signal, {
  sees: {
    "a change in a role's session without MFA": { userIdentity: without },
    "the same, with other data beside it": {
      userIdentity: without,
      additionalEventData: { SignatureVersion: "SigV4" },
    },
  },
  leaves: {
    "a change in a session with MFA": { userIdentity: session("DataScientist", "alice", "true") },
    "a read without MFA": { userIdentity: without, readOnly: true },
    "what a notebook does, whom nobody asks": { userIdentity: session("studio", "SageMaker", "false") },
    "what a user does in a session of their own": {
      userIdentity: { type: "IAMUser", userName: "ci", sessionContext: { attributes: { mfaAuthenticated: "false" } } },
    },
  },
});
