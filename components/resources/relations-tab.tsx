"use client";
import Link from "next/link";
import { useState } from "react";
import { formatCount, wordsOf } from "#lib/format.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { ResourceAnswer } from "./queries.ts";
import { listId } from "./relation-words.ts";
import { RelationsPicture } from "./relations-picture.tsx";
import { resourceHref } from "./resource-link.ts";
import type { DetailState } from "./search-params.ts";

type Related = ResourceAnswer["relations"]["uses"][number];

/** What the resource points at, and what points at it: some steps far as a picture, and by kind. */
export function RelationsTab({
  resource,
  depth,
  onDepth,
}: {
  resource: ResourceAnswer;
  depth: DetailState["depth"];
  onDepth: (depth: DetailState["depth"]) => void;
}) {
  const { relations, account, region } = resource;
  return (
    <div className="px-4 py-5 md:px-6">
      {relations.uses.length + relations.usedBy.length > 0 && (
        <RelationsPicture resource={resource} depth={depth} onDepth={onDepth} />
      )}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Side
          side="uses"
          title="It uses"
          none="Nothing that Sagewarden reads."
          all={relations.uses}
          {...{ account, region }}
        />
        <Side
          side="usedBy"
          title="Used by"
          none="Nothing live that was read."
          all={relations.usedBy}
          {...{ account, region }}
        />
      </div>
      <p className="mt-6 max-w-[80ch] text-xs text-faint">
        Live resources and running jobs of the scan on show. Jobs that have ended say in their own relations what they
        used.
      </p>
    </div>
  );
}

/** Of a kind so many are spelled out, and so many more each time: a role may be in the hands of thousands. */
const [mostShown, mostMore] = [50, 500];

interface SideProps {
  side: keyof ResourceAnswer["relations"];
  title: string;
  none: string;
  all: readonly Related[];
  account: string;
  region: string;
}

function Side({ side, title, none, all, account, region }: SideProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="ledger-rule pb-1.5 text-base font-semibold">{title}</h2>
      {all.length === 0 && <p className="py-2 text-muted">{none}</p>}
      <dl>
        {[...Map.groupBy(all, ({ kind }) => kind)].map(([kind, own]) => (
          <div
            key={kind}
            id={listId({ side, kind })}
            className="grid scroll-mt-4 gap-x-4 border-b py-2 sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <dt className="text-muted">
              {wordsOf(kind)}
              {own.length > 1 && <span className="ml-2 text-faint">{formatCount(own.length)}</span>}
            </dt>
            <dd className="min-w-0">
              <Names own={own} account={account} region={region} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Names({ own, account, region }: { own: readonly Related[]; account: string; region: string }) {
  const [shown, setShown] = useState(mostShown);
  const more = Math.min(own.length - shown, mostMore);
  return (
    <>
      <ul className="flex flex-col gap-1">
        {own.slice(0, shown).map((one) => (
          <li key={`${one.arn} ${one.name}`} className="flex flex-wrap items-baseline gap-x-3">
            <Name related={one} account={account} />
            {one.arn === null && <span className="text-xs text-faint">not found here, or not read</span>}
            {one.region !== region && one.region !== "global" && region !== "global" && (
              <span className="text-xs text-faint">{one.region}</span>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          className="mt-1 py-0.5 text-accent hover:underline"
          onClick={() => setShown(shown + more)}
        >
          {more < own.length - shown
            ? `Show ${formatCount(more)} of ${formatCount(own.length - shown)} more`
            : `Show ${formatCount(more)} more`}
        </button>
      )}
    </>
  );
}

function Name({ related: { arn, name }, account }: { related: Related; account: string }) {
  if (arn === null) return <UntrustedText wrap>{name}</UntrustedText>;
  return (
    <Link href={resourceHref(arn, account)} className="min-w-0 text-accent hover:underline">
      <UntrustedText wrap>{name}</UntrustedText>
    </Link>
  );
}
