import type { ListedEvent, SessionAnswer } from "#lib/store/views.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { Actor, Call, Key } from "./chain-links.tsx";

export type EventHref = (event: ListedEvent) => string;

/** Who stands at the beginning; where that is not known, why not. */
export function Beginning({ session, eventHref }: { session: SessionAnswer; eventHref: EventHref }) {
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
                <Time iso={opener.at} show="datetime" />.
              </>
            ) : (
              "Who made the key is not in the events that are kept."
            )}
          </p>
        </>
      );
    case "service":
      return (
        <Said by={opener}>
          is a service of AWS: it opens sessions by itself
          {opener?.behind || opener?.sourceIdentity ? "." : ", and its call names nobody whom it did so for."}
        </Said>
      );
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
            {holder?.sessionCreated && (
              <>
                ; it began on <Time iso={holder.sessionCreated} show="datetime" />
              </>
            )}
            .
          </p>
          {signIns.map((signIn) => (
            <p key={signIn.id} className="text-muted">
              By the time alone it may be that of <Actor event={signIn} /> with{" "}
              <Call event={signIn} href={eventHref(signIn)} /> on <Time iso={signIn.at} show="datetime" /> from{" "}
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
