"use client";
import { kindIn, wordsOf } from "#lib/format.ts";
import { useAccounts } from "../layout/accounts.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { FindingGroup } from "./group.ts";
import { onNoPath, ownerWords } from "./group-words.ts";
import type { FindingState } from "./search-params.ts";
import { groupTitle, leadingStatus } from "./verdict-title.ts";

/** What the findings of a group have in common, and where that is. */
export function GroupTitle({ group, state }: { group: FindingGroup; state: FindingState }) {
  const { all } = useAccounts();
  const nameOf = (id: string) => all.find((account) => account.id === id)?.label ?? id;
  const beside = (account: string) => (state.account.length > 1 ? nameOf(account) : "");
  switch (group.by) {
    case "check":
      return <Titled beside={wordsOf(group.category)}>{groupTitle(group, leadingStatus(group, state))}</Titled>;
    case "resource":
      return <Named name={group.resource.name} beside={[kindIn(group.resource), beside(group.account)]} />;
    case "category":
      return <Titled>{wordsOf(group.category)}</Titled>;
    case "owner":
      return group.owner === null ? <Titled>{ownerWords[group.tagged]}</Titled> : <Named name={group.owner} />;
    case "account":
      return (
        <Named name={nameOf(group.account)} beside={[nameOf(group.account) === group.account ? "" : group.account]} />
      );
    case "path":
      if (group.of === null) return <Titled>{onNoPath}</Titled>;
      return (
        <>
          <Titled>{group.of.title}</Titled>
          <Named name={group.of.resource.name} beside={[beside(group.of.account)]} isQuiet />
        </>
      );
  }
}

function Titled({ children, beside }: { children: string; beside?: string }) {
  return (
    <>
      <Truncated className="max-md:whitespace-normal">{children}</Truncated>
      {beside && <span className="hidden text-xs font-normal whitespace-nowrap text-faint xl:inline">{beside}</span>}
    </>
  );
}

/** What other people named. */
function Named({ name, beside = [], isQuiet }: { name: string; beside?: readonly string[]; isQuiet?: boolean }) {
  return (
    <>
      <UntrustedText className={isQuiet ? "block text-xs font-normal text-muted" : ""}>{name}</UntrustedText>
      {beside.filter(Boolean).map((text) => (
        <UntrustedText key={text} className="text-xs font-normal text-faint">
          {text}
        </UntrustedText>
      ))}
    </>
  );
}
