import signal from "#lib/signals/change-refused.ts";
import { testSignal } from "#tests/support/test-signal.ts";

testSignal(signal, {
  sees: {
    "a change that IAM denies": { eventName: "CreateModel", errorCode: "AccessDenied" },
    "as SageMaker writes it": { eventName: "CreateModel", errorCode: "AccessDeniedException" },
    "as EC2 writes it": { eventName: "CreateVpcEndpoint", errorCode: "Client.UnauthorizedOperation" },
  },
  leaves: {
    "a change that was made": { eventName: "CreateModel" },
    "a read that was denied": { eventName: "DescribeModel", readOnly: true, errorCode: "AccessDenied" },
    "a change that failed for another reason": { eventName: "CreateModel", errorCode: "ValidationException" },
  },
});
