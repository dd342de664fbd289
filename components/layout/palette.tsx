"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter, useSearchParams } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { wordsOf } from "#lib/format.ts";
import type { Page, ResourceRow } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import type { CheckRow } from "../checks/check-row.ts";
import { Modal } from "../ui/modal.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { useAccountHref } from "./account-link.ts";
import { screens } from "./screens.ts";

const item =
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 text-sm data-[selected=true]:bg-selected [&_svg]:shrink-0";
const group =
  "[&_[cmdk-group-heading]]:eyebrow [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1";

/** Ctrl-K: screens at once, checks by their title, resources of the account by name or ARN. */
export function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const hrefOf = useAccountHref();
  const [typed, setTyped] = useState("");
  const { checks, resources } = useFound(useDeferredValue(typed.trim()));
  const go = (path: string) => {
    onClose();
    router.push(hrefOf(path));
  };
  return (
    <Modal label="Go to or find" onClose={onClose}>
      <Command loop label="Go to or find" className="flex max-h-[70vh] flex-col">
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="Go to a screen, find a check or a resource"
          className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-faint"
        />
        <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
          <Command.Empty className="px-2.5 py-6 text-muted">Nothing by that name.</Command.Empty>
          <Command.Group heading="Screens" className={group}>
            {screens.map(({ path, label, Icon }) => (
              <Command.Item key={path} value={`screen ${label}`} onSelect={() => go(path)} className={item}>
                <Icon className="size-4 text-faint" aria-hidden="true" />
                {label}
              </Command.Item>
            ))}
          </Command.Group>
          {typed.trim() !== "" && (
            <Command.Group heading="Resources" className={group}>
              {resources.map((row) => (
                <Command.Item
                  key={row.arn}
                  value={`${row.name} ${row.arn}`}
                  onSelect={() => go(`/resources/detail?arn=${encodeURIComponent(row.arn)}`)}
                  className={item}
                >
                  <UntrustedText>{row.name}</UntrustedText>
                  <span className="ml-auto whitespace-nowrap text-xs text-faint">
                    {wordsOf(row.kind)}, {row.region}
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {typed.trim() !== "" && (
            <Command.Group heading="Checks" className={group}>
              {checks.map((check) => (
                <Command.Item
                  key={check.id}
                  value={`${check.title} ${check.id}`}
                  onSelect={() => go(`/checks?check=${encodeURIComponent(check.id)}`)}
                  className={item}
                >
                  <span className="min-w-0 flex-1 truncate">{check.title}</span>
                  <SeverityLabel severity={check.severity} />
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}

function useFound(text: string): { checks: CheckRow[]; resources: ResourceRow[] } {
  const account = useSearchParams().get("account");
  const scope = account ? `&account=${encodeURIComponent(account)}` : "";
  const checks = useQuery({
    queryKey: ["checks", account],
    queryFn: ({ signal }) => fetchJson<{ rows: CheckRow[] }>(`/api/v1/checks?${scope.slice(1)}`, signal),
  });
  const resources = useQuery({
    queryKey: ["resources", "palette", account, text],
    queryFn: ({ signal }) =>
      fetchJson<Page<ResourceRow>>(`/api/v1/resources?q=${encodeURIComponent(text)}&limit=8${scope}`, signal),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
  return { checks: checks.data?.rows ?? [], resources: resources.data?.rows ?? [] };
}
