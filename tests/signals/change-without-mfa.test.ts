import signal from "#lib/signals/change-without-mfa.ts";
import { session } from "#tests/activity/records.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const user = (mfaAuthenticated: string) => ({
  ...{ type: "IAMUser", userName: "alice", arn: "arn:aws:iam::482915630174:user/alice" },
  sessionContext: { attributes: { mfaAuthenticated, creationDate: "2026-11-20T08:00:00Z" } },
});

testSignal(signal, {
  sees: {
    "a change in a session without MFA": { userIdentity: user("false") },
    "the same, with other data beside it": {
      userIdentity: user("false"),
      additionalEventData: { SignatureVersion: "SigV4" },
    },
    "the root user's sign-in with a password alone": {
      ...{ eventType: "AwsConsoleSignIn", eventName: "ConsoleLogin", readOnly: false },
      ...{ userIdentity: { type: "Root" }, additionalEventData: { MFAUsed: "No" } },
    },
  },
  leaves: {
    "a change in a session with MFA": { userIdentity: user("true") },
    "a read without MFA": { userIdentity: user("false"), readOnly: true },
    "a role's session, which an identity provider may have opened": {
      userIdentity: session("DataScientist", "alice", "false"),
    },
    "a change that was refused": { userIdentity: user("false"), errorCode: "AccessDenied" },
    "a sign-in that failed": {
      ...{ eventType: "AwsConsoleSignIn", eventName: "ConsoleLogin", readOnly: false, userIdentity: { type: "Root" } },
      ...{ additionalEventData: { MFAUsed: "No" }, responseElements: { ConsoleLogin: "Failure" } },
    },
    "a root session that another account opened": {
      userIdentity: {
        type: "Root",
        sessionContext: { assumedRoot: "true", attributes: { mfaAuthenticated: "false" } },
      },
    },
    "a key without a session, of which CloudTrail does not tell": {
      userIdentity: { type: "IAMUser", userName: "ci", accessKeyId: "AKIAEXAMPLE" },
    },
  },
});
