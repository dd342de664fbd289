"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ResourceGrade } from "../resources/resource-grade.tsx";
import { resourceHref } from "../resources/resource-link.ts";
import { buttonClass } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { EmptyState } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { Limits } from "./limits.tsx";
import { NeverUsed } from "./never-used.tsx";
import { MfaMark } from "./power-list.tsx";
import type { AccessAnswer, OpenPrincipal } from "./principal-row.ts";
import { accessDetail } from "./queries.ts";
import { ReachList } from "./reach-list.tsx";
import { RightSized } from "./right-sized.tsx";
import { HopList, TakerList } from "./role-hops.tsx";
import { TrustList } from "./trust-list.tsx";
import { WaysUp } from "./ways-up.tsx";
import { typeWords } from "./words.ts";

const bars = ["w-32", "h-6 w-4/5", "w-3/5", "mt-6 h-24 w-full", "h-40 w-full"];

/** One role or user in full: how it becomes administrator, what it reaches, who gets at it, what it never used. */
export function PrincipalDrawer({
  arn,
  account,
  open,
  onClose,
}: {
  arn: string;
  account: string | null;
  open: OpenPrincipal;
  onClose: () => void;
}) {
  const { data, error, refetch } = useQuery(accessDetail(arn, account));
  const principal = data?.principal;
  return (
    <Drawer label="Role or user" of={arn} onClose={onClose} head={principal && <Head answer={data} />}>
      {data && principal ? (
        <>
          <header className="px-5 pt-4 pb-5 md:px-6">
            <h2 className="font-serif text-xl">
              <UntrustedText wrap>{principal.name}</UntrustedText>
            </h2>
            <div className="flex items-center gap-1 text-faint">
              <UntrustedText wrap className="font-mono text-xs">
                {principal.arn}
              </UntrustedText>
              <CopyButton text={principal.arn} what="ARN" />
            </div>
            <div className="mt-3 flex flex-wrap gap-2">
              <Link href={resourceHref(arn, data.account)} className={buttonClass("secondary")}>
                Findings and policies
              </Link>
              <Link href={`${resourceHref(arn, data.account)}&tab=activity`} className={buttonClass("secondary")}>
                Its activity
              </Link>
            </div>
          </header>
          {principal.unread !== null && (
            <p className="hatch mx-5 mb-4 p-3 text-unknown md:mx-6">
              <UntrustedText wrap>{`${principal.unread} What it may do is not known.`}</UntrustedText>
            </p>
          )}
          <DrawerSection title="To administrator">
            <WaysUp principal={principal} />
          </DrawerSection>
          <DrawerSection title="What it reaches" aside="if somebody takes it over">
            <ReachList principal={principal} account={data.account} />
          </DrawerSection>
          <DrawerSection title="Roles it gets at">
            <HopList hops={principal.hops} account={data.account} open={open} />
          </DrawerSection>
          {principal.type !== "user" && (
            <>
              <DrawerSection title="Whom it lets in">
                <TrustList trust={principal.trust} />
              </DrawerSection>
              <DrawerSection title="Who gets at it">
                <TakerList takers={principal.takers} account={data.account} open={open} />
              </DrawerSection>
              <DrawerSection title="What it never used">
                <NeverUsed use={principal.use} narrower={principal.narrower} />
              </DrawerSection>
              <DrawerSection title="What it may do without" aside="its policies, right-sized">
                <RightSized arn={arn} account={data.account} />
              </DrawerSection>
            </>
          )}
          <DrawerSection title="What this does not know">
            <Limits gaps={data.gaps} organization={data.organization} />
          </DrawerSection>
        </>
      ) : data ? (
        <EmptyState title="This is no role and no user">
          Its own screen says what it is: look for it among the resources.
        </EmptyState>
      ) : (
        <DrawerAwaited error={error} retry={refetch} bars={bars} />
      )}
    </Drawer>
  );
}

function Head({ answer: { principal, standing } }: { answer: AccessAnswer }) {
  if (!principal) return null;
  return (
    <>
      {standing && <ResourceGrade row={standing} />}
      <span>{typeWords[principal.type]}</span>
      {principal.type === "user" && <MfaMark row={principal} />}
      {principal.lastUsed && (
        <span className="text-faint">
          last used <Time iso={principal.lastUsed} />
        </span>
      )}
    </>
  );
}
