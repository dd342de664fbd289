"use client";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { accessList } from "#lib/filters/access.ts";
import { plural } from "#lib/format.ts";
import { useAccountNames } from "../layout/accounts.tsx";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { cleared } from "../lists/address.ts";
import { worded } from "../lists/filter-control.tsx";
import { ListTable } from "../lists/list-table.tsx";
import { ListToolbar } from "../lists/list-toolbar.tsx";
import { usePages } from "../lists/listing.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { accessColumns, accessGrid } from "./access-columns.tsx";
import { PrincipalDrawer } from "./principal-drawer.tsx";
import type { AccessRow } from "./principal-row.ts";
import { accessPages } from "./queries.ts";
import { type AccessState, accessParams, accessQueryOf } from "./search-params.ts";
import { nameIn, powerWords, typeWords } from "./words.ts";

const addressOf = createSerializer(accessParams);
const letsWords: Record<string, string> = {
  services: "Services",
  accounts: "Accounts",
  federated: "Identity providers",
  outside: "Somebody from outside",
  unread: "Not known",
};
const looks = {
  may: { options: worded(accessList.filters.may.values, (power) => powerWords[power as keyof typeof powerWords]) },
  type: { options: worded(accessList.filters.type.values, (type) => typeWords[type as keyof typeof typeWords]) },
  lets: { options: worded(accessList.filters.lets.values, (one) => letsWords[one] ?? one) },
  mfa: {},
  unused: { toggle: { label: "Rights never used", mark: null } },
  on: { shorten: nameIn },
};
const orders = [
  { value: "used", label: "In use first" },
  { value: "worst", label: "Worst first" },
  { value: "name", label: "Name" },
] as const;

/** Who may do what: roles that SageMaker uses, and users, with what they reach when somebody takes them over. */
export function AccessScreen({ notice }: { notice: React.ReactNode }) {
  const [state, setState] = useQueryStates(accessParams, { history: "replace" });
  const nameOf = useAccountNames();
  const change = useCallback((next: Partial<AccessState>) => void setState(next), [setState]);
  const hrefOf = useCallback(
    ({ arn, account }: AccessRow) => addressOf({ ...state, principal: arn, of: account }),
    [state],
  );
  const open = useCallback(
    ({ arn, account }: Pick<AccessRow, "arn" | "account">) =>
      void setState({ principal: arn, of: account }, { history: "push" }),
    [setState],
  );
  const columns = useMemo(() => accessColumns(hrefOf, open, nameOf), [hrefOf, open, nameOf]);
  const listing = usePages(accessPages(accessQueryOf(state)));
  return (
    <>
      <ScreenHeader
        title="Access"
        meta={listing.total !== null && <p role="status">{plural(listing.total, "role or user", "roles and users")}</p>}
      >
        <ListToolbar
          list={accessList}
          state={state}
          onChange={change}
          search="Search name or ARN"
          looks={looks}
          orders={orders}
        />
      </ScreenHeader>
      {notice}
      <ListTable
        listing={listing}
        label="Roles and users"
        noun="role or user"
        columns={columns}
        rowKey={({ account, arn }) => `${account} ${arn}`}
        grid={accessGrid}
        rowHeight={52}
        selected={state.principal && `${state.of} ${state.principal}`}
        waiting={["w-5", "w-1/4", "w-2/5", "w-32"]}
        empty={
          <EmptyState
            title={state.on ? "Nobody is known to reach it" : "No role or user matches"}
            action={<Button onClick={() => change(cleared(accessList, state))}>Clear the filters</Button>}
          >
            {state.on
              ? "That is no answer for a resource that was not read, or of a kind that roles and users are not asked about: its own page says which."
              : "Here are the roles that SageMaker may assume or that something of it names, and all IAM users."}
          </EmptyState>
        }
      />
      {state.principal && (
        <PrincipalDrawer
          arn={state.principal}
          account={state.of ?? state.account[0] ?? null}
          open={open}
          onClose={() => change({ principal: null, of: null })}
        />
      )}
    </>
  );
}
