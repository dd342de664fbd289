import Link from "next/link";
import { resourceHref } from "../resources/resource-link.ts";
import { actorHref, sessionHref } from "./actor-link.ts";
import type { ActivityState } from "./search-params.ts";

/** Pages of what the list is narrowed to: the actor, the session, the resource. */
export function Pivots({ state }: { state: ActivityState }) {
  const { principal, actor, accessKey, resource, from, to } = state;
  const account = state.account.length === 1 ? (state.account[0] ?? null) : null;
  // A page is of one account; of several it is not known whose is meant.
  if (state.account.length > 1) return null;
  const links: [href: string, words: string][] = [];
  if (principal || actor) links.push([actorHref(account, { principal, actor }, { from, to }), "This actor"]);
  if (accessKey) links.push([sessionHref(account, accessKey), "This session"]);
  if (resource) links.push([resourceHref(resource, account), "This resource"]);
  if (links.length === 0) return null;
  return (
    <nav aria-label="What the list is narrowed to" className="flex flex-wrap gap-x-4 text-accent">
      {links.map(([href, words]) => (
        <Link key={words} href={href} className="hover:underline">
          {words}
        </Link>
      ))}
    </nav>
  );
}

/** The period of the list beside the time before it; a comparison is of one account, and of several there is none. */
export function compareHref({ account, from, to }: Pick<ActivityState, "account" | "from" | "to">): string | null {
  if (account.length > 1) return null;
  const [only] = account;
  return `/activity/compare?${new URLSearchParams({ ...(only && { account: only }), ...(from && { from }), ...(to && { to }) })}`;
}
