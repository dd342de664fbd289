"use client";
import Link from "next/link";
import type { PrincipalDetail, ReachShown, ShownReached } from "#lib/analysis/iam/access-detail.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { AnswerNote } from "./answer-note.tsx";
import { verbWords } from "./words.ts";

/** What somebody may do with the account's resources, by kind; each line opens to examples and the statements behind it. */
export function ReachList({ principal, account }: { principal: PrincipalDetail; account: string }) {
  const { reaches, unread } = principal;
  if (unread !== null) return <p className="text-unknown">Not known.</p>;
  if (reaches.length === 0) {
    return <p className="text-muted">Nothing of the resources that were read.</p>;
  }
  return (
    <dl>
      {[...Map.groupBy(reaches, ({ kind }) => kind)].map(([kind, own]) => (
        <div key={kind} className="border-b py-2 last:border-0">
          <dt className="font-medium">
            {wordsOf(kind)}{" "}
            <span className="font-normal text-faint">{plural(own[0]?.total ?? 0, "known", "known")}</span>
          </dt>
          {own.map((reach) => (
            <dd key={reach.verb}>
              <ReachLine reach={reach} account={account} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function ReachLine({ reach, account }: { reach: ReachShown; account: string }) {
  const { verb, allowed, conditional, unknown, total, examples, by } = reach;
  const counts = [
    ...(allowed > 0 ? [allowed === total ? "all" : formatCount(allowed)] : []),
    ...(conditional > 0 ? [`${formatCount(conditional)} under conditions`] : []),
    ...(unknown > 0 ? [`${formatCount(unknown)} not known`] : []),
  ];
  const rest = allowed + conditional + unknown - examples.length;
  return (
    <details>
      <summary className="cursor-pointer py-0.5">
        <span className="inline-block w-16">{verbWords[verb]}</span>
        <span className={allowed > 0 ? "" : unknown > 0 ? "text-unknown" : "text-muted"}>{counts.join(", ")}</span>
      </summary>
      <div className="mt-1 mb-2 border-l-2 pl-3">
        <ul>
          {examples.map((one) => (
            <li key={one.arn} className="py-0.5">
              <Example one={one} account={account} />
            </li>
          ))}
        </ul>
        {rest > 0 && <p className="text-faint">and {plural(rest, "more", "more")}</p>}
        {by.length > 0 && <p className="mt-2 text-xs text-faint">By these statements</p>}
        <ul>
          {by.map((one) => (
            <li key={`${one.policy} ${one.path}`} className="text-xs text-muted">
              <UntrustedText
                wrap
              >{`${one.policy ?? "The policy of the resource"}${one.sid ? `, ${one.sid}` : ""}: ${one.words}`}</UntrustedText>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Example({ one, account }: { one: ShownReached; account: string }) {
  return (
    <>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Link href={resourceHref(one.arn, account)} className="min-w-0 text-accent hover:underline">
          <UntrustedText wrap>{one.name}</UntrustedText>
        </Link>
        {one.object !== null && (
          <span className="text-xs text-muted">
            only some of it: <UntrustedText wrap>{one.object}</UntrustedText>
          </span>
        )}
        <span className="text-xs text-faint">{one.actions.join(", ")}</span>
        <Link
          href={`/access?${new URLSearchParams({ account, on: one.arn })}`}
          className="text-xs text-muted underline underline-offset-2 hover:text-accent"
        >
          who reaches it
        </Link>
      </span>
      <AnswerNote answer={one.answer} keys={one.keys} reason={one.reason} />
    </>
  );
}
