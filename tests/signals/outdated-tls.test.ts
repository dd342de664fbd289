import signal from "#lib/signals/outdated-tls.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const over = (tlsVersion: string) => ({ tlsDetails: { tlsVersion } });

testSignal(signal, {
  sees: {
    "TLS 1.0": over("TLSv1"),
    "TLS 1.0 written out": over("TLSv1.0"),
    "TLS 1.1": over("TLSv1.1"),
    SSL: over("SSLv3"),
  },
  leaves: {
    "TLS 1.2": over("TLSv1.2"),
    "TLS 1.3": over("TLSv1.3"),
    "a version yet to come": over("TLSv1.10"),
    "a call that says nothing of TLS": { tlsDetails: undefined },
  },
});
