"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { wordsOf } from "#lib/format.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { EmptyState } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { AnswerLabel } from "./network-marks.tsx";
import type { PathLeg, PathsAnswer, PathTo } from "./network-row.ts";
import { pathsOf } from "./queries.ts";

const goals: Record<PathTo["to"], string> = {
  internet: "The internet",
  s3: "S3",
  "sagemaker.api": "The SageMaker API",
};
const ways: Record<PathLeg["via"], string> = {
  private: "over an endpoint",
  internet: "by the routes of the subnet",
  SageMaker: "beside the VPC",
};
const reached = { yes: "Reached", no: "Not reached", unknown: "Unknown" };
const lets = { yes: "lets through", no: "stops it", unknown: "unknown" };

/** The ways of one resource to the internet, S3 and the SageMaker API, hop by hop. */
export function PathsDrawer({ account, arn, onClose }: { account: string | null; arn: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(pathsOf(account, arn));
  return (
    <Drawer label="Ways" of={arn} onClose={onClose} head={data && wordsOf(data.kind)}>
      {data ? (
        <Paths answer={data} account={account} />
      ) : (
        <DrawerAwaited error={error} retry={() => void refetch()} bars={["h-6 w-3/5", "h-24 w-full", "h-24 w-full"]} />
      )}
    </Drawer>
  );
}

function Paths({
  answer: { name, arn, region, paths, why },
  account,
}: {
  answer: PathsAnswer;
  account: string | null;
}) {
  return (
    <>
      <header className="px-5 pt-4 pb-5 md:px-6">
        <p className="text-sm text-muted">{region}</p>
        <h2 className="mt-1 font-serif text-xl">
          <UntrustedText wrap>{name}</UntrustedText>
        </h2>
        <p className="mt-2">
          <Link href={resourceHref(arn, account)} className="text-accent underline underline-offset-2">
            The resource
          </Link>
        </p>
      </header>
      {why && <EmptyState title="No ways to show">{why}</EmptyState>}
      {paths.map(({ to, reaches, legs }) => (
        <DrawerSection key={to} title={goals[to]} aside={<AnswerLabel answer={reaches} words={reached} />}>
          {legs.length === 0 && <p className="text-muted">No endpoint, and no route that leads there.</p>}
          <ul className="flex flex-col gap-4">
            {[...Map.groupBy(legs, ({ via, hops }) => JSON.stringify([via, hops]))].map(([key, [leg, ...alike]]) => (
              <li key={key}>
                {leg && <Leg leg={leg} subnets={[leg, ...alike].flatMap(({ subnet }) => subnet ?? [])} />}
              </li>
            ))}
          </ul>
        </DrawerSection>
      ))}
      {paths.length > 0 && (
        <p className="border-t px-5 py-4 text-xs text-faint md:px-6">
          Network ACLs, firewalls and proxies are not asked: they can stop what is shown as let through, and open
          nothing.
        </p>
      )}
    </>
  );
}

/** One way, from all the subnets from which it is the same. */
function Leg({ leg: { via, reaches, hops }, subnets }: { leg: PathLeg; subnets: readonly string[] }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <span>
          {subnets.length > 0 ? (
            <>
              from <span className="font-mono [overflow-wrap:anywhere]">{subnets.join(", ")}</span> {ways[via]}
            </>
          ) : (
            ways[via]
          )}
        </span>
        <span className="sr-only">{reached[reaches]}</span>
      </p>
      <ol className="mt-1 border-l-[1.5px] border-rule">
        {hops.map(({ what, id, observed, lets: answer }) => (
          <li
            key={`${what} ${id} ${observed}`}
            className="relative grid gap-x-4 py-1.5 pl-4 before:absolute before:top-3.5 before:-left-[4.5px] before:size-2 before:rounded-full before:border before:border-rule before:bg-raised sm:grid-cols-[minmax(0,1fr)_7.5rem]"
          >
            <div className="min-w-0">
              <p className="font-medium">
                {what}{" "}
                {id && !id.startsWith("arn:") && <span className="font-mono text-xs font-normal text-muted">{id}</span>}
              </p>
              <UntrustedText wrap className="text-muted">
                {observed}
              </UntrustedText>
            </div>
            <AnswerLabel answer={answer} words={lets} />
          </li>
        ))}
      </ol>
    </>
  );
}
