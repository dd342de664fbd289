"use client";
import type { HopShown, PrincipalDetail, Some, Taker } from "#lib/analysis/iam/access-detail.ts";
import { plural } from "#lib/format.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { AnswerNote } from "./answer-note.tsx";
import type { OpenPrincipal } from "./principal-row.ts";
import { howWords, nameIn } from "./words.ts";

/** Roles one step away, and those one step further; administrators first. */
export function HopList({
  hops: { total, shown },
  account,
  open,
}: {
  hops: PrincipalDetail["hops"];
  account: string;
  open: OpenPrincipal;
}) {
  if (total === 0) return <p className="text-muted">It may assume or pass none of the roles that were read.</p>;
  return (
    <List total={total} shown={shown.length}>
      {shown.map((hop) => (
        <li key={`${hop.role} ${hop.how} ${hop.from}`} className="border-b py-1.5 last:border-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-muted">{stepsTo(hop)}</span>
            <PrincipalButton arn={hop.role} account={account} open={open} />
            {hop.administrator !== "no" && <Standing administrator={hop.administrator} />}
          </p>
          <AnswerNote {...hop} />
        </li>
      ))}
    </List>
  );
}

function stepsTo({ how, from }: HopShown): string {
  const last = how === "assume" ? "assumes" : "passes to a service";
  return from === null ? last : `as ${nameIn(from)} ${last}`;
}

const standings = { outright: "administrator", becomes: "can become administrator", unknown: "not known" } as const;

function Standing({ administrator }: { administrator: keyof typeof standings }) {
  return (
    <span className={administrator === "unknown" ? "text-xs text-unknown" : "text-xs font-medium text-critical"}>
      {standings[administrator]}
    </span>
  );
}

/** Who may assume a role, or pass it. */
export function TakerList({
  takers: { total, shown },
  account,
  open,
}: {
  takers: Some<Taker>;
  account: string;
  open: OpenPrincipal;
}) {
  if (total === 0) {
    return (
      <p className="text-muted">
        None of the roles and users that were read. Roles that have nothing to do with SageMaker are not read.
      </p>
    );
  }
  return (
    <List total={total} shown={shown.length}>
      {shown.map((taker) => (
        <li key={`${taker.arn} ${taker.how}`} className="border-b py-1.5 last:border-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <PrincipalButton arn={taker.arn} account={account} open={open} />
            <span className="text-muted">{howWords[taker.how].toLowerCase()}</span>
          </p>
          <AnswerNote {...taker} />
        </li>
      ))}
    </List>
  );
}

function List({ total, shown, children }: { total: number; shown: number; children: React.ReactNode }) {
  return (
    <>
      <ul>{children}</ul>
      {total > shown && <p className="pt-1 text-faint">and {plural(total - shown, "more", "more")}</p>}
    </>
  );
}

function PrincipalButton({ arn, account, open }: { arn: string; account: string; open: OpenPrincipal }) {
  return (
    <button
      type="button"
      className="min-w-0 text-left text-accent hover:underline"
      onClick={() => open({ arn, account })}
    >
      <UntrustedText wrap>{nameIn(arn)}</UntrustedText>
    </button>
  );
}
