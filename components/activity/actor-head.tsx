import Link from "next/link";
import { actorName } from "#lib/actor-name.ts";
import { wordsOf } from "#lib/format.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { BackLink } from "../ui/back-link.tsx";
import { LinkButton } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { ActorFacts } from "./actor-facts.ts";
import { actorHref, canAct, eventsHref } from "./actor-link.ts";
import { identityWords } from "./identity-words.ts";

/** Who it is, when it was seen, and where else it can be looked at; what else can be done stands beside that. */
export function ActorHead({ facts, children }: { facts: ActorFacts; children?: React.ReactNode }) {
  const { account, who, type, resource, seen, historyFrom } = facts;
  const { principal, actor } = who;
  const { name, via } = actorName(actor || (resource?.name ?? nameOf(principal ?? "")));
  // A user's name is in its ARN; those of a role's sessions are their own.
  const isNarrower = actor && principal && nameOf(principal).toLowerCase() !== actor.toLowerCase();
  const hasRights = canAct(principal ?? "");
  const home = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(principal ?? "")?.[1];
  return (
    <header className="page-width w-full px-4 pt-3 pb-2 md:px-6">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <BackLink href={eventsHref(account, {})}>Activity</BackLink>
        <div className="flex flex-wrap gap-2">
          {resource && hasRights && (
            <LinkButton href={`/access?${new URLSearchParams({ account, principal: resource.arn, of: account })}`}>
              Rights given and used
            </LinkButton>
          )}
          <LinkButton href={eventsHref(account, { principal, actor })}>All its events</LinkButton>
          {children}
        </div>
      </div>
      <h1 className="mt-2 font-serif text-title">
        <UntrustedText wrap>{name}</UntrustedText>
      </h1>
      <p className="mt-1 flex flex-wrap gap-x-4 text-muted">
        <span>{identityWords(type)}</span>
        {via && <UntrustedText wrap>{`via ${via}`}</UntrustedText>}
        {isNarrower && (
          <span>
            one name of the sessions of{" "}
            <Link href={actorHref(account, { principal })} className="text-accent hover:underline">
              <UntrustedText wrap>{nameOf(principal)}</UntrustedText>
            </Link>
          </span>
        )}
        {home && home !== account && <span className="font-medium text-high">of another account, {home}</span>}
        {resource ? (
          <Link href={resourceHref(resource.arn, account)} className="text-accent hover:underline">
            {wordsOf(resource.kind)} in the inventory
          </Link>
        ) : (
          <span className={hasRights ? "text-unknown" : ""}>Not in the inventory</span>
        )}
      </p>
      {principal && (
        <div className="-mb-1 flex items-center gap-1 text-faint">
          <UntrustedText wrap className="font-mono text-xs">
            {principal}
          </UntrustedText>
          <CopyButton text={principal} what="ARN" />
        </div>
      )}
      <p className="mt-2 text-muted">
        {seen ? (
          <>
            First seen <Time iso={seen.first} show="datetime" />, last <Time iso={seen.last} show="datetime" />
          </>
        ) : (
          "Never seen in the events that are kept"
        )}
        {historyFrom && (
          <>
            {" "}
            <span className="text-faint">
              of a history that begins <Time iso={historyFrom} show="date" />
            </span>
          </>
        )}
      </p>
    </header>
  );
}

/** The last part of what follows the account in an ARN. */
function nameOf(principal: string): string {
  return principal.split(":").slice(5).join(":").split("/").at(-1) || principal;
}
