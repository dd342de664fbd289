import Link from "next/link";
import { formatDateTime } from "#lib/format.ts";
import type { KeyOrigin, ListedEvent, SessionAnswer } from "#lib/store/views.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { actorHref, sessionHref, whoOf } from "./actor-link.ts";
import { byWhom, isOwnKey } from "./session-words.ts";

type EventHref = (event: ListedEvent) => string;

/** From whoever stands at the beginning, as far as that is kept, call by call down to this session. */
export function SessionChain({ session, eventHref }: { session: SessionAnswer; eventHref: EventHref }) {
  const [...steps] = session.chain.toReversed();
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
        <Actor event={opener} /> called <Call event={opener} href={eventHref(opener)} /> on {formatDateTime(opener.at)}
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

/** Who stands at the beginning; where that is not known, why not. */
function Beginning({ session, eventHref }: { session: SessionAnswer; eventHref: EventHref }) {
  const { chain, end, key, newest, signIns } = session;
  const top = chain.at(-1);
  // Signed with the last key of the chain.
  const holder = chain.at(-2)?.opener ?? newest;
  const opener = top?.opener;
  switch (end) {
    case "long-term":
      return (
        <>
          <p>
            {holder ? <Actor event={holder} /> : "Somebody"} has a long-term key of their own,{" "}
            <Key id={top?.key ?? key} isThis={top?.key === key} account={holder?.account ?? session.account} />
          </p>
          <p className="text-xs text-faint">
            {opener ? (
              <>
                It was made by <Actor event={opener} /> with <Call event={opener} href={eventHref(opener)} /> on{" "}
                {formatDateTime(opener.at)}.
              </>
            ) : (
              "Who made the key is not in the events that are kept."
            )}
          </p>
        </>
      );
    case "service":
      return <Said by={opener}>is a service of AWS: it opens sessions by itself, for whom the call does not say.</Said>;
    case "provider":
      return <Said by={opener}>was vouched for by an identity provider, which has the sign-in in its own log.</Said>;
    case "account":
      return (
        <Said by={opener}>
          is another account. With which of its keys it called is in the CloudTrail of that account, which is not here.
        </Said>
      );
    case "no-key":
      return <Said by={opener}>made the call below, whose record names no key that it was signed with.</Said>;
    case "too-deep":
      return (
        <p className="text-unknown">
          The chain is longer than is looked through at once: it goes on above{" "}
          <Key id={top?.key ?? key} isThis={false} account={session.account} />.
        </p>
      );
    case "in-a-circle":
      return (
        <p className="text-unknown">
          Above this the keys lead in a circle, which real ones do not: somebody may have changed the records.
        </p>
      );
    case "not-kept":
      return (
        <>
          <p className="text-unknown">
            The event that opened the session of{" "}
            <Key id={top?.key ?? key} isThis={top?.key === key} account={session.account} /> is not kept
            {holder?.sessionCreated ? `; it began on ${formatDateTime(holder.sessionCreated)}` : ""}.
          </p>
          {signIns.map((signIn) => (
            <p key={signIn.id} className="text-muted">
              By the time alone it may be that of <Actor event={signIn} /> with{" "}
              <Call event={signIn} href={eventHref(signIn)} /> on {formatDateTime(signIn.at)} from{" "}
              <UntrustedText wrap>{signIn.address}</UntrustedText>.
            </p>
          ))}
        </>
      );
  }
}

function Said({ by, children }: { by: ListedEvent | null | undefined; children: React.ReactNode }) {
  return (
    <p>
      {by ? <Actor event={by} /> : "It"} {children}
    </p>
  );
}

function Actor({ event }: { event: ListedEvent }) {
  return (
    <Link href={actorHref(event.account, whoOf(event))} className="font-medium text-accent hover:underline">
      <UntrustedText wrap>{byWhom(event)}</UntrustedText>
    </Link>
  );
}

function Call({ event, href }: { event: ListedEvent; href: string }) {
  return (
    <Link href={href} className="text-accent hover:underline">
      <UntrustedText wrap className="font-mono text-xs">
        {event.name}
      </UntrustedText>
    </Link>
  );
}

function Key({ id, isThis, account }: { id: string; isThis: boolean; account: string }) {
  const text = (
    <UntrustedText wrap className="font-mono text-xs">
      {id}
    </UntrustedText>
  );
  if (isThis) return text;
  return (
    <Link href={sessionHref(account, id)} className="text-accent hover:underline">
      {text}
    </Link>
  );
}
