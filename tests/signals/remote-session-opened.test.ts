import signal from "#lib/signals/remote-session-opened.ts";
import { testSignal } from "#tests/support/test-signal.ts";

testSignal(signal, {
  sees: {
    "an editor that is let into a space": {
      eventName: "StartSession",
      requestParameters: { resourceIdentifier: "arn:aws:sagemaker:us-east-1:482915630174:space/d-1/lab" },
    },
  },
  leaves: {
    "one that is refused": { eventName: "StartSession", errorCode: "AccessDenied" },
    "a session of Systems Manager": { eventName: "StartSession", eventSource: "ssm.amazonaws.com" },
    "an app in the browser": { eventName: "CreateApp" },
  },
});
