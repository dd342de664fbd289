import signal from "#lib/signals/attack-tool.ts";
import { agents } from "#lib/simulator/accounts/activity/clients.ts";
import { testSignal } from "#tests/support/test-signal.ts";

testSignal(signal, {
  sees: {
    "Kali Linux": { userAgent: agents.kali },
    "Parrot OS, a read": { userAgent: "Boto3/1.26 Linux/6.1.0-parrot1-amd64", readOnly: true },
    "Pacu, in brackets as S3 writes it": { userAgent: "[Boto3/1.26 pacu/1.5]" },
    "what was refused": { userAgent: agents.kali, errorCode: "AccessDenied" },
  },
  leaves: {
    "the AWS CLI": { userAgent: agents.cli },
    "a notebook": { userAgent: agents.notebook },
    "a word that only begins so": { userAgent: "kalinka/1.0" },
    "a call without a user agent": { userAgent: undefined },
  },
});
