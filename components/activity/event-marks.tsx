import { isOutdated } from "#lib/signals/outdated-tls.ts";
import type { EventRow } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";

export type Effect = "change" | "read" | "failed";

export function effectOf({ readOnly, errorCode }: Pick<EventRow, "readOnly" | "errorCode">): Effect {
  if (errorCode !== null) return "failed";
  return readOnly ? "read" : "change";
}

export const effectWord: Record<Effect, string> = { change: "Change", read: "Read-only", failed: "Failed" };

const shapes: Record<Effect, React.ReactNode> = {
  change: <rect x="3" y="3" width="10" height="10" fill="currentColor" />,
  read: <circle cx="8" cy="8" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  failed: <path d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

const tones: Record<Effect, string> = { change: "text-ink", read: "text-faint", failed: "text-high" };

/** A filled square for a change, a ring for a read, a cross for what failed. */
export function EffectMark({ effect, size = 12 }: { effect: Effect; size?: number }) {
  return (
    <span className={cx("inline-flex shrink-0", tones[effect])} title={effectWord[effect]}>
      <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
        {shapes[effect]}
      </svg>
      <span className="sr-only">{effectWord[effect]}: </span>
    </span>
  );
}

/** Whether the session had MFA; a dash where nothing can be said. */
export function MfaMark({ mfa }: { mfa: boolean | null }) {
  if (mfa === null) {
    return (
      <span className="text-faint" title="Not recorded: no session that a person signed in to">
        <span aria-hidden="true">–</span>
        <span className="sr-only">MFA not recorded</span>
      </span>
    );
  }
  return mfa ? (
    <span className="text-muted">MFA</span>
  ) : (
    <span className="font-medium whitespace-nowrap text-critical">no MFA</span>
  );
}

/** `TLSv1.2` as `TLS 1.2`; AWS itself asks for 1.2 at least, what is older stands out. */
export function TlsMark({ tls }: { tls: string | null }) {
  if (tls === null) return <span className="text-faint">–</span>;
  const isOld = isOutdated(tls);
  return (
    <span className={cx("whitespace-nowrap", isOld ? "font-medium text-high" : "text-muted")}>
      {tls.replace(/^TLSv(\d)$/, "TLS $1.0").replace(/^TLSv/, "TLS ")}
      {isOld && <span className="sr-only"> (outdated)</span>}
    </span>
  );
}
