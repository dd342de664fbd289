"use client";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { AskedList } from "./asked-list.tsx";
import { NoPlace } from "./no-place.tsx";
import type { Beginning } from "./older-address.ts";
import { type AskedAccount, questionList } from "./queries.ts";
import { QuestionSection } from "./question-section.tsx";
import { useOlder } from "./use-older.ts";

const bars = ["h-4 w-2/3", "h-4 w-1/2", "h-48 w-full", "h-24 w-full"];

/** Asks a longer history than CloudTrail's own: the question, what it will cost, and what was asked before. */
export function OlderDrawer({
  accounts,
  told,
  onAsked,
  onClose,
}: {
  /** Not empty; of several one is asked at a time. */
  accounts: readonly AskedAccount[];
  /** What to read aloud: a window that covers the page silences what stands in that. */
  told: string;
  onAsked: (account: string) => void;
  onClose: () => void;
}) {
  const { beginning, say } = useOlder();
  // What is put into the form from elsewhere makes it anew; what is typed does not.
  const [{ seed, made }, setSeed] = useState({ seed: beginning ?? {}, made: 0 });
  const begin = (next: Beginning) => {
    setSeed({ seed: next, made: made + 1 });
    say(next);
  };
  const account = (accounts.find(({ id }) => id === beginning?.of) ?? accounts[0])?.id ?? "";
  const list = useQuery(questionList(account));
  const asked = useRef<HTMLElement>(null);
  return (
    <Drawer label="Older than 90 days" of={account} onClose={onClose} head={<span>Older than 90 days</span>}>
      <header className="px-5 pt-4 pb-5 md:px-6">
        <h2 className="font-serif text-xl text-balance">Ask a longer history</h2>
        <p className="mt-3 max-w-[70ch] text-base leading-6">
          CloudTrail’s own history ends after 90 days.{" "}
          {list.data?.place ? (
            <>
              Older time is asked for in <UntrustedText wrap>{list.data.place}</UntrustedText>, and AWS charges for what
              that reads. The events of an answer are stored with the others. That some were found says nothing of what
              else happened.
            </>
          ) : (
            "A trail’s logs or an event data store may reach further back, and can be asked."
          )}
        </p>
      </header>
      <p role="status" className="sr-only">
        {told}
      </p>
      {!list.data ? (
        <DrawerAwaited error={list.error} retry={() => void list.refetch()} bars={bars} />
      ) : (
        <>
          {list.data.place === null ? (
            <NoPlace account={account} />
          ) : (
            <QuestionSection
              key={`${account} ${made}`}
              {...{ accounts, account, seed, list: list.data, onSay: say }}
              onAccount={(of) => begin({ ...beginning, of })}
              onAsked={() => {
                onAsked(account);
                // The button that asked is gone, and what comes stands here.
                asked.current?.focus();
              }}
            />
          )}
          {(list.data.questions.length > 0 || list.data.place !== null) && (
            <DrawerSection title="What was asked" aside={list.isRefetchError && "This list is not up to date."}>
              <section ref={asked} tabIndex={-1} aria-label="What was asked" className="outline-none">
                <AskedList questions={list.data.questions} onAgain={list.data.place === null ? undefined : begin} />
              </section>
            </DrawerSection>
          )}
        </>
      )}
    </Drawer>
  );
}
