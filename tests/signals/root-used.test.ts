import { expect, test } from "vitest";
import signal from "#lib/signals/root-used.ts";
import { parsed } from "#tests/activity/records.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const root = {
  type: "Root",
  principalId: "482915630174",
  arn: "arn:aws:iam::482915630174:root",
  accountId: "482915630174",
};

testSignal(signal, {
  sees: {
    "a call of the root user": { userIdentity: { ...root, accessKeyId: "AKIAEXAMPLE" } },
    "a read, which tells where things are": { userIdentity: root, readOnly: true },
    "a sign-in that failed": {
      ...{ userIdentity: root, eventName: "ConsoleLogin", eventType: "AwsConsoleSignIn" },
      responseElements: { ConsoleLogin: "Failure" },
    },
  },
  leaves: {
    "what a service does on its behalf": {
      ...{ userIdentity: { ...root, invokedBy: "support.amazonaws.com" }, sourceIPAddress: "support.amazonaws.com" },
    },
    "an event of a service": { userIdentity: root, eventType: "AwsServiceEvent" },
    "a user who is called so": { userIdentity: { type: "IAMUser", userName: "root" } },
  },
});

test("whoever fails to sign in, or asks for another password, is not said to have been the root user", () => {
  const signIn = (eventName: string, more: object = {}) =>
    signal.match(parsed({ userIdentity: root, eventType: "AwsConsoleSignIn", eventName, ...more }))?.sentence;
  expect(signIn("ConsoleLogin", { responseElements: { ConsoleLogin: "Failure" } })).toMatch(/^Somebody tried/);
  expect(signIn("PasswordRecoveryRequested")).toMatch(/^Somebody tried/);
  expect(signIn("ConsoleLogin", { responseElements: { ConsoleLogin: "Success" } })).toMatch(/^It was made as/);
});
