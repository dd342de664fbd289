"use client";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import type { Page, ResourceRow } from "#lib/store/views.ts";
import { actorsCalled } from "../activity/queries.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { ofAccounts } from "../api/pages.ts";
import { checkCatalogue } from "../checks/queries.ts";
import { frameworkCatalogue } from "../frameworks/queries.ts";
import { Modal } from "../ui/modal.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { useAccountHref } from "./account-link.ts";
import { useAccountNames } from "./accounts.tsx";
import { useActions } from "./actions.ts";
import { type Answers, lineToOpen, type PaletteLine, paletteGroups, type Source } from "./palette-lines.ts";

const group =
  "[&_[cmdk-group-heading]]:eyebrow [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1";

/**
 * Ctrl-K: screens and what can be done from here at once, then whatever goes by what was typed. Enter takes the marked line, the
 * first unless the arrow keys moved the mark; a pointer that rests on the list marks nothing.
 */
export function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const hrefOf = useAccountHref();
  const actions = useActions();
  const nameOf = useAccountNames();
  const [typed, setTyped] = useState("");
  const [movedTo, setMovedTo] = useState<string | null>(null);
  const answers = useAnswers(typed.trim());
  const { groups, isWaiting } = paletteGroups(typed, { actions, nameOf, ...answers });
  const take = ({ does }: PaletteLine) => {
    onClose();
    // Once the palette is gone: what is done may open something in its place.
    if ("run" in does) setTimeout(does.run);
    else router.push(does.path.includes("account=") ? does.path : hrefOf(does.path));
  };
  return (
    <Modal label="Go to, find or do" onClose={onClose}>
      <Command
        loop
        label="Go to, find or do"
        shouldFilter={false}
        disablePointerSelection
        value={lineToOpen(groups, movedTo)?.id ?? ""}
        // It also says when it marks the first line by itself: that is no move, a new first line takes its place.
        onValueChange={(id) => setMovedTo(id === groups[0]?.lines[0]?.id ? null : id)}
        className="flex max-h-[70vh] flex-col"
      >
        <Command.Input
          value={typed}
          onValueChange={(text) => {
            setTyped(text);
            setMovedTo(null);
          }}
          placeholder="A screen, a check, a resource, somebody, something to do"
          className="h-12 w-full shrink-0 border-b bg-transparent px-4 text-base outline-none placeholder:text-faint"
        />
        <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
          <Command.Empty className="px-2.5 py-6 text-muted">
            {isWaiting ? "Looking …" : "Nothing by that name."}
          </Command.Empty>
          {groups.map(({ heading, lines }) => (
            <Command.Group key={heading} heading={heading} className={group}>
              {lines.map((line) => (
                <Command.Item
                  key={line.id}
                  value={line.id}
                  onSelect={() => take(line)}
                  className="flex min-h-9 cursor-pointer flex-wrap items-baseline gap-x-3 rounded-sm px-2.5 py-1.5 text-sm hover:bg-hover data-[selected=true]:bg-selected"
                >
                  <UntrustedText wrap>{line.name}</UntrustedText>
                  {line.aside && (
                    <span className="ml-auto text-xs text-faint">
                      <UntrustedText wrap>{line.aside}</UntrustedText>
                    </span>
                  )}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}

/** What the server has by what was typed; until it answers, what it had by what was typed before. */
function useAnswers(text: string): Answers {
  const accounts = useSearchParams().get("account")?.split(",").filter(Boolean) ?? [];
  const scope = ofAccounts(accounts).replace("?", "&");
  const asked = text.slice(0, 200);
  const more = { enabled: text !== "", placeholderData: keepPreviousData };
  const resources = useQuery({
    queryKey: ["resources", "palette", accounts, asked],
    queryFn: ({ signal }) =>
      fetchJson<Page<ResourceRow>>(`/api/v1/resources?q=${encodeURIComponent(asked)}&limit=8${scope}`, signal),
    ...more,
  });
  return {
    checks: sourceOf(useQuery(checkCatalogue(accounts))),
    frameworks: sourceOf(useQuery(frameworkCatalogue(accounts))),
    resources: sourceOf(resources),
    actors: sourceOf(useQuery({ ...actorsCalled(asked, accounts), ...more })),
  };
}

/** What cannot be had is not waited for. */
function sourceOf<Row>({ data, isPending, isPlaceholderData }: UseQueryResult<{ rows: Row[] }>): Source<Row> {
  return { rows: data?.rows ?? [], isSettled: !isPending && !isPlaceholderData };
}
