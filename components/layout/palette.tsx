"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import type { Page, ResourceRow } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { ofAccounts } from "../api/pages.ts";
import { checkCatalogue } from "../checks/queries.ts";
import { Modal } from "../ui/modal.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { useAccountHref } from "./account-link.ts";
import { lineToOpen, type PaletteGroup, paletteGroups } from "./palette-lines.ts";

const group =
  "[&_[cmdk-group-heading]]:eyebrow [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1";

/** Ctrl-K: screens at once, checks by their title, resources of the account by name or ARN. Enter takes the marked line, the first unless moved. */
export function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const hrefOf = useAccountHref();
  const [typed, setTyped] = useState("");
  const [movedTo, setMovedTo] = useState<string | null>(null);
  const groups = useGroups(typed.trim());
  const go = (path: string) => {
    onClose();
    router.push(path.includes("account=") ? path : hrefOf(path));
  };
  return (
    <Modal label="Go to or find" onClose={onClose}>
      <Command
        loop
        label="Go to or find"
        shouldFilter={false}
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
          placeholder="Go to a screen, find a check or a resource"
          className="h-12 w-full shrink-0 border-b bg-transparent px-4 text-base outline-none placeholder:text-faint"
        />
        <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
          <Command.Empty className="px-2.5 py-6 text-muted">Nothing by that name.</Command.Empty>
          {groups.map(({ heading, lines }) => (
            <Command.Group key={heading} heading={heading} className={group}>
              {lines.map(({ id, path, name, aside }) => (
                <Command.Item
                  key={id}
                  value={id}
                  onSelect={() => go(path)}
                  className="flex min-h-9 cursor-pointer flex-wrap items-baseline gap-x-3 rounded-sm px-2.5 py-1.5 text-sm data-[selected=true]:bg-selected"
                >
                  <UntrustedText wrap>{name}</UntrustedText>
                  {aside && <span className="ml-auto text-xs text-faint">{aside}</span>}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}

function useGroups(text: string): PaletteGroup[] {
  const accounts = useSearchParams().get("account")?.split(",").filter(Boolean) ?? [];
  const scope = ofAccounts(accounts).replace("?", "&");
  const checks = useQuery(checkCatalogue(accounts));
  const resources = useQuery({
    queryKey: ["resources", "palette", accounts, text],
    queryFn: ({ signal }) =>
      fetchJson<Page<ResourceRow>>(
        `/api/v1/resources?q=${encodeURIComponent(text.slice(0, 200))}&limit=8${scope}`,
        signal,
      ),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
  return paletteGroups(text, { checks: checks.data?.rows ?? [], resources: resources.data?.rows ?? [] });
}
