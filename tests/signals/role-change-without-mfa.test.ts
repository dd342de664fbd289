import { expect, test } from "vitest";
import signal from "#lib/signals/role-change-without-mfa.ts";
import { parsed, session } from "#tests/activity/records.ts";
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
    "a change that was refused": { userIdentity: without, errorCode: "AccessDenied" },
    "a federated sign-in, which changes nothing": {
      ...{ userIdentity: without, eventType: "AwsConsoleSignIn", eventName: "ConsoleLogin", readOnly: false },
      additionalEventData: { MFAUsed: "No" },
    },
    "a federated user, who cannot show any": {
      userIdentity: { ...without, type: "FederatedUser", arn: "arn:aws:sts::482915630174:federated-user/bob" },
    },
    "a read without MFA": { userIdentity: without, readOnly: true },
    "what a notebook does, whom nobody asks": { userIdentity: session("studio", "SageMaker", "false") },
    "what a user does in a session of their own": {
      userIdentity: { type: "IAMUser", userName: "ci", sessionContext: { attributes: { mfaAuthenticated: "false" } } },
    },
  },
});

test("it points at what decided, whatever else the record says of MFA", () => {
  const event = parsed({ userIdentity: without, additionalEventData: { MFAUsed: "Yes" } });
  expect(signal.match(event)?.evidence).toEqual([
    { path: "userIdentity.sessionContext.attributes.mfaAuthenticated", observed: "false" },
  ]);
});
