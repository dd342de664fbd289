import { actorName, behindActor } from "#lib/actor-name.ts";
import type { SessionAnswer } from "#lib/store/views.ts";
import { BackLink } from "../ui/back-link.tsx";
import { LinkButton } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { actorHref, eventsHref, whoOf } from "./actor-link.ts";
import { identityWords } from "./identity-words.ts";
import { isOwnKey } from "./session-words.ts";

/** Whose key it is, since when, and where all of its events are. */
export function SessionHead({ session: { key, account, newest } }: { session: SessionAnswer }) {
  const behind = newest && behindActor(newest);
  return (
    <header className="page-width w-full px-4 pt-3 pb-3 md:px-6">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <BackLink href={eventsHref(account, {})}>Activity</BackLink>
        <div className="flex flex-wrap gap-2">
          {newest && <LinkButton href={actorHref(account, whoOf(newest))}>The actor</LinkButton>}
          <LinkButton href={eventsHref(account, { accessKey: key })}>All its events</LinkButton>
        </div>
      </div>
      <h1 className="mt-2 font-serif text-title">
        {isOwnKey(key) ? "A user’s own key" : "A session"}
        {newest && (
          <>
            {" of "}
            <UntrustedText wrap>{actorName(newest.actor).name}</UntrustedText>
          </>
        )}
      </h1>
      <p className="mt-1 flex flex-wrap gap-x-4 text-muted">
        {newest ? (
          <>
            <span>{identityWords(newest.actorType)}</span>
            {behind && <UntrustedText wrap>{behind}</UntrustedText>}
            {newest.sessionCreated && (
              <span>
                began <Time iso={newest.sessionCreated} show="datetime" />
              </span>
            )}
            {newest.mfa === false && <span className="font-medium text-critical">without MFA</span>}
            {newest.mfa === true && <span>with MFA</span>}
          </>
        ) : (
          <span className="text-unknown">No call that was signed with it is kept</span>
        )}
      </p>
      <div className="-mb-1 flex items-center gap-1 text-faint">
        <UntrustedText wrap className="font-mono text-xs">
          {key}
        </UntrustedText>
        <CopyButton text={key} what="key id" />
      </div>
    </header>
  );
}
