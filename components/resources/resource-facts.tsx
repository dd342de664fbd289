import Link from "next/link";
import { cx } from "../ui/class-names.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { OpenLinks } from "./finding-item.tsx";
import type { ResourceAnswer } from "./queries.ts";
import { ResourceOrigin } from "./resource-origin.tsx";

type Told = Pick<ResourceAnswer, "account" | "owner" | "ownerKey" | "tags" | "untoldTags" | "origin" | "lastChange">;

/** Whose it is, where it comes from, when it changed, how it is tagged. What is not known says so, and why. */
export function ResourceFacts({ resource, links }: { resource: Told; links: OpenLinks }) {
  const { owner, ownerKey, tags, untoldTags, origin, account } = resource;
  // What nobody makes (a setting of a region, a path over other resources) is nobody's, and nothing to tag.
  const isMade = origin !== null || tags !== null;
  return (
    <section aria-label="About the resource" className="page-width w-full px-4 pb-5 md:px-6">
      <dl className="ledger-rule grid gap-x-8 sm:grid-cols-2 xl:grid-cols-3">
        {isMade && (
          <Fact title="Owner">
            {owner !== null ? (
              <>
                <Link href={listOf(account, "owner", owner)} className="text-accent hover:underline">
                  <UntrustedText wrap className="font-medium">
                    {owner}
                  </UntrustedText>
                </Link>
                {ownerKey && (
                  <Aside>
                    as the tag <UntrustedText wrap>{ownerKey}</UntrustedText> says
                  </Aside>
                )}
              </>
            ) : tags ? (
              <span className="text-muted">
                {tags.length === 0 ? "None: it has no tags" : "None of its tags names one"}
              </span>
            ) : (
              <NotKnown why={untoldTags} />
            )}
          </Fact>
        )}
        {origin && (
          <Fact title="Created by">
            <ResourceOrigin origin={origin} links={links} />
          </Fact>
        )}
        <Fact title="Last changed">
          <LastChanged resource={resource} />
        </Fact>
        {isMade && (
          <Fact title="Tags" className="sm:col-span-2 xl:col-span-3">
            {!tags ? (
              <NotKnown why={untoldTags} />
            ) : tags.length === 0 ? (
              <span className="text-muted">None</span>
            ) : (
              <ul className="flex flex-wrap gap-1.5 py-0.5">
                {tags.map(({ key, value }) => (
                  <li key={key} className="min-w-0">
                    <Link
                      href={listOf(account, "tag", `${key}=${value}`)}
                      title="Resources with this tag"
                      className="inline-flex max-w-full flex-wrap gap-x-1.5 rounded-sm border bg-raised px-1.5 text-xs leading-5 hover:border-accent"
                    >
                      <UntrustedText wrap className="text-faint">
                        {key}
                      </UntrustedText>
                      <UntrustedText wrap>{value || "(empty)"}</UntrustedText>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** The resources of the account that share it, records too. */
function listOf(account: string, filter: "owner" | "tag", value: string): string {
  return `/resources?${new URLSearchParams({ account, exposure: "any", [filter]: value })}`;
}

function Fact({ title, className, children }: { title: string; className?: string; children: React.ReactNode }) {
  return (
    <div className={cx("min-w-0 border-b py-2", className)}>
      <dt className="text-xs text-faint">{title}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Aside({ children }: { children: React.ReactNode }) {
  return <span className="ml-2 text-xs text-faint">{children}</span>;
}

function NotKnown({ why }: { why: string | null }) {
  return (
    <span className="text-unknown">
      Not known
      {why && (
        <>
          : <UntrustedText wrap>{why}</UntrustedText>
        </>
      )}
    </span>
  );
}

function LastChanged({ resource: { lastChange } }: { resource: Told }) {
  if (!lastChange) {
    return <span className="text-muted">AWS does not say, and none of the scans that are kept saw it change</span>;
  }
  const { at, field, after } = lastChange;
  return (
    <>
      <Time iso={at} show="datetime" />
      <Aside>
        {field ? (
          <>
            as <code className="font-mono">{field}</code> says
          </>
        ) : (
          <>
            as the scan of then saw first
            {after && (
              <>
                ; that of <Time iso={after} show="datetime" /> saw it otherwise
              </>
            )}
          </>
        )}
      </Aside>
    </>
  );
}
