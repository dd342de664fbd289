import Link from "next/link";
import type { ListedEvent } from "#lib/store/views.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { actorHref, sessionHref, whoOf } from "./actor-link.ts";
import { byWhom } from "./session-words.ts";

/* What the sentences about a chain of keys lead to. */

export function Actor({ event }: { event: ListedEvent }) {
  return (
    <Link href={actorHref(event.account, whoOf(event))} className="font-medium text-accent hover:underline">
      <UntrustedText wrap>{byWhom(event)}</UntrustedText>
    </Link>
  );
}

export function Call({ event, href }: { event: ListedEvent; href: string }) {
  return (
    <Link href={href} className="text-accent hover:underline">
      <UntrustedText wrap className="font-mono text-xs">
        {event.name}
      </UntrustedText>
    </Link>
  );
}

export function Key({ id, isThis, account }: { id: string; isThis: boolean; account: string }) {
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
