import Link from "next/link";
import type { EventDetail } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { actorHref, eventsHref, sessionHref } from "./actor-link.ts";
import { clientWords, fromWords } from "./class-words.ts";
import { TlsMark } from "./event-marks.tsx";

/** Who did it, from where and how, as a list of facts. */
export function EventFacts({ event, account }: { event: EventDetail; account: string | null }) {
  const times = useTimes();
  const facts: [name: string, value: React.ReactNode][] = [
    ["Time", `${times.date(event.at)}, ${times.clock(event.at)} ${times.zoneAt(event.at)}`],
    ["Actor", <Arn key="actor" text={event.actorArn ?? event.actor} />],
    ["Identity type", event.actorType],
    [
      "Session of",
      event.sessionIssuer && (
        <To key="issuer" href={actorHref(account, { principal: event.sessionIssuer })} what="What all its sessions did">
          {event.sessionIssuer}
        </To>
      ),
    ],
    ["Began", event.sessionCreated && times.dateTime(event.sessionCreated)],
    [
      "Access key",
      event.accessKeyId && (
        <To key="key" href={sessionHref(account, event.accessKeyId)} what="Who opened this session, and what it did">
          {event.accessKeyId}
        </To>
      ),
    ],
    [
      "Gave out key",
      event.issuedKeyId && (
        <To key="issued" href={sessionHref(account, event.issuedKeyId)} what="What was done with it">
          {event.issuedKeyId}
        </To>
      ),
    ],
    ["Behind it", event.behind && <Only key="behind" name="q" value={event.behind} account={account} />],
    ["Source identity", event.sourceIdentity],
    ["Address", <Only key="address" name="address" value={event.address} account={account} />],
    ["From", fromWords[event.addressClass]],
    ["VPC endpoint", event.vpcEndpoint],
    ["Client", event.userAgent],
    ["That is", event.userAgent && clientWords[event.client]],
    ["MFA", mfaWords(event.mfa)],
    ["TLS", event.tls && <TlsMark key="tls" tls={event.tls} />],
    ["Recorded for", event.recipient],
    ["Region", event.region],
    ["Event ID", event.id],
    ["Known from", event.fromFile && "A file, not CloudTrail itself"],
  ];
  return (
    <dl>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 border-b py-1.5">
              <dt className="text-faint">{name}</dt>
              <dd className="min-w-0">
                {typeof value === "string" ? <UntrustedText wrap>{value}</UntrustedText> : value}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

function mfaWords(mfa: boolean | null): React.ReactNode {
  if (mfa === true) return "Yes, the session was opened with MFA";
  if (mfa === false) return <span className="font-medium text-critical">No, the session was opened without MFA</span>;
  return (
    <span className="text-muted">
      Not recorded: CloudTrail cannot tell for long-term keys, services and identity providers
    </span>
  );
}

function Arn({ text }: { text: string }) {
  return (
    <span className="-my-1.5 flex items-center gap-1">
      <UntrustedText wrap className="min-w-0 font-mono text-xs">
        {text}
      </UntrustedText>
      <CopyButton text={text} what="this ARN" />
    </span>
  );
}

/** A value that leads to all activity with it. */
function Only({ name, value, account }: { name: "address" | "q"; value: string; account: string | null }) {
  if (!value) return <span className="text-faint">not recorded</span>;
  return (
    <Link
      href={eventsHref(account, { [name]: value })}
      className="text-accent hover:underline"
      title="All activity with it"
    >
      <UntrustedText wrap>{value}</UntrustedText>
    </Link>
  );
}

/** An ARN or a key that has a page of its own. */
function To({ href, what, children }: { href: string; what: string; children: string }) {
  return (
    <Link href={href} className="text-accent hover:underline" title={what}>
      <UntrustedText wrap className="font-mono text-xs">
        {children}
      </UntrustedText>
    </Link>
  );
}
