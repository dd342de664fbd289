"use client";
import { createSerializer, useQueryStates } from "nuqs";
import { plural, wordsOf } from "#lib/format.ts";
import { RowLink } from "../ui/row-link.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Standing } from "./network-row.ts";
import { networkParams } from "./search-params.ts";

const addressOf = createSerializer(networkParams);

/** Resources by name; each leads to its ways through the network. */
export function StandingList({ all, count }: { all: readonly Standing[]; count: number }) {
  const [state, setState] = useQueryStates(networkParams, { history: "push" });
  const shown = (resource: string) => ({ need: null, of: null, subnet: null, resource });
  if (count === 0) return <p className="text-muted">Nothing of SageMaker that was read.</p>;
  return (
    <>
      <ul>
        {all.map(({ arn, kind, name }) => (
          <li
            key={arn}
            className="relative grid grid-cols-[minmax(0,1fr)] gap-x-3 row-height-8 border-b last:border-0 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_11rem]"
          >
            <RowLink
              href={addressOf({ ...state, ...shown(arn) })}
              onOpen={() => void setState(shown(arn))}
              className="font-medium"
            >
              <UntrustedText>{name}</UntrustedText>
            </RowLink>
            <span className="text-muted">{wordsOf(kind)}</span>
          </li>
        ))}
      </ul>
      {count > all.length && <p className="pt-1.5 text-faint">and {plural(count - all.length, "more", "more")}</p>}
    </>
  );
}
