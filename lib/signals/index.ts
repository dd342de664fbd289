import type { RecordedEvent } from "#lib/store/views.ts";
import attackTool from "./attack-tool.ts";
import changeRefused from "./change-refused.ts";
import changeWithoutMfa from "./change-without-mfa.ts";
import type { Signal } from "./define.ts";
import outdatedTls from "./outdated-tls.ts";

/** Every signal, in the order of their names. */
export const signals: readonly Signal[] = [attackTool, changeRefused, changeWithoutMfa, outdatedTls];

/** The signals that see something in an event. */
export function signalsIn(event: RecordedEvent): Signal[] {
  return signals.filter((signal) => signal.match(event) !== undefined);
}
