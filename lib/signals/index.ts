import type { RecordedEvent } from "#lib/store/views.ts";
import attackTool from "./attack-tool.ts";
import changeRefused from "./change-refused.ts";
import changeWithoutMfa from "./change-without-mfa.ts";
import type { Signal } from "./define.ts";
import imdsv1CredentialsUsed from "./imdsv1-credentials-used.ts";
import keyTakenOut from "./key-taken-out.ts";
import openedToOutsiders from "./opened-to-outsiders.ts";
import outdatedTls from "./outdated-tls.ts";
import remoteSessionOpened from "./remote-session-opened.ts";
import roleChangeWithoutMfa from "./role-change-without-mfa.ts";
import rootUsed from "./root-used.ts";
import trailSilenced from "./trail-silenced.ts";

/** Every signal, in the order of their names. */
export const signals: readonly Signal[] = [
  attackTool,
  changeRefused,
  changeWithoutMfa,
  imdsv1CredentialsUsed,
  keyTakenOut,
  openedToOutsiders,
  outdatedTls,
  remoteSessionOpened,
  roleChangeWithoutMfa,
  rootUsed,
  trailSilenced,
];

/** The signals that see something in an event. */
export function signalsIn(event: RecordedEvent): Signal[] {
  return signals.filter((signal) => signal.match(event) !== undefined);
}
