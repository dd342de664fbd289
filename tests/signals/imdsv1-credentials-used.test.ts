import signal from "#lib/signals/imdsv1-credentials-used.ts";
import { session } from "#tests/activity/records.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const by = (ec2RoleDelivery: unknown) => ({ userIdentity: session("worker", "i-1", "false", { ec2RoleDelivery }) });

testSignal(signal, {
  sees: { "a change with credentials of version 1": { ...by("1.0"), eventName: "CreateModel" } },
  leaves: {
    "a change with those of version 2": { ...by("2.0"), eventName: "CreateModel" },
    "a read": { ...by("1.0"), readOnly: true },
    "what was refused": { ...by("1.0"), errorCode: "AccessDenied" },
    "a role that somebody assumed": { userIdentity: session("worker", "alice", "true") },
    "a member that is left empty": by(""),
  },
});
