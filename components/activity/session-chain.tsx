import type { KeyOrigin, SessionAnswer } from "#lib/store/views.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { Beginning, type EventHref } from "./chain-beginning.tsx";
import { Actor, Call, Key } from "./chain-links.tsx";
import { isOwnKey } from "./session-words.ts";

/** From whoever stands at the beginning, as far as that is kept, call by call down to this session. */
export function SessionChain({ session, eventHref }: { session: SessionAnswer; eventHref: EventHref }) {
  const steps = session.chain.toReversed();
  return (
    <section aria-label="How it was opened" className="page-width w-full px-4 pt-5 md:px-6">
      <h2 className="ledger-rule pb-1.5 text-base font-semibold">How it was opened</h2>
      <ol>
        <li className="border-b py-2">
          <Beginning session={session} eventHref={eventHref} />
        </li>
        {steps.map((step) => (
          <Step key={step.key} step={step} isThis={step.key === session.key} eventHref={eventHref} />
        ))}
      </ol>
    </section>
  );
}

/** A call that gave out a key. That of a user's own key is told at the beginning. */
function Step({
  step: { key, opener },
  isThis,
  eventHref,
}: {
  step: KeyOrigin;
  isThis: boolean;
  eventHref: EventHref;
}) {
  if (!opener || isOwnKey(key)) return null;
  return (
    <li className="border-b py-2">
      <p>
        <Actor event={opener} /> called <Call event={opener} href={eventHref(opener)} /> on{" "}
        <Time iso={opener.at} show="datetime" />
        {opener.addressClass === "aws" ? (
          " from within AWS"
        ) : (
          <>
            {" "}
            from <UntrustedText wrap>{opener.address || "an address that is not recorded"}</UntrustedText>
          </>
        )}
        {opener.mfa === false && <span className="font-medium text-critical">, without MFA</span>}
      </p>
      <p className="text-xs text-faint">
        It gave out the key <Key id={key} isThis={isThis} account={opener.account} />
        {isThis && ", which is this session’s"}
      </p>
    </li>
  );
}
