import Link from "next/link";
import { formatDateTime } from "#lib/format.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { clientWords, fromWords } from "./class-words.ts";
import { TlsMark } from "./event-marks.tsx";
import { clockOf } from "./moments.ts";

/** Who did it, from where and how, as a list of facts. */
export function EventFacts({ event, account }: { event: EventDetail; account: string | null }) {
  const facts: [name: string, value: React.ReactNode][] = [
    ["Time", `${formatDateTime(event.at).replace(/,.*/, "")}, ${clockOf(event.at)} UTC`],
    ["Actor", <Arn key="actor" text={event.actorArn ?? event.actor} />],
    ["Identity type", event.actorType],
    [
      "Session of",
      event.sessionIssuer && <Only key="issuer" name="principal" value={event.sessionIssuer} account={account} mono />,
    ],
    ["Began", event.sessionCreated && `${formatDateTime(event.sessionCreated)}`],
    [
      "Access key",
      event.accessKeyId && <Only key="key" name="accessKey" value={event.accessKeyId} account={account} mono />,
    ],
    [
      "Gave out key",
      event.issuedKeyId && <Only key="issued" name="accessKey" value={event.issuedKeyId} account={account} mono />,
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

/** A value that leads to everything it had a part in. */
export function Only({
  name,
  value,
  account,
  mono = false,
}: {
  name: "accessKey" | "actor" | "address" | "name" | "principal" | "q";
  value: string;
  account: string | null;
  mono?: boolean;
}) {
  if (!value) return <span className="text-faint">not recorded</span>;
  const query = new URLSearchParams({ ...(account && { account }), [name]: value });
  return (
    <Link href={`/activity?${query}`} className="text-accent hover:underline" title="All activity with it">
      <UntrustedText wrap className={mono ? "font-mono text-xs" : ""}>
        {value}
      </UntrustedText>
    </Link>
  );
}
