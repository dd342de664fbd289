"use client";
import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { filtersIn, type List } from "#lib/filters/define.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { SearchField } from "../ui/search-field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import type { ListState } from "./address.ts";
import { FilterControl, type Look } from "./filter-control.tsx";

interface ListToolbarProps<L extends List> {
  list: L;
  state: ListState<L>;
  onChange: (change: Partial<ListState<L>>) => void;
  /** What the search looks through, when the list has one. */
  search?: string;
  /** How filters are shown, in this order; those that are not here follow, as their sort of filter is shown. */
  looks: { readonly [Name in keyof L["filters"]]?: Look };
  /** The orders to choose from; without them the list keeps its usual one. */
  orders?: readonly { value: L["sorts"][number]; label: string }[];
  /** Before the search: another view of the same list. */
  before?: React.ReactNode;
  /** In sight where the filters are folded away. */
  children?: React.ReactNode;
}

/** Search, filters and order of a list, all of them in the address. On a narrow window they open under one button. */
export function ListToolbar<L extends List>(props: ListToolbarProps<L>) {
  const { list, search = "Search", orders, before, children } = props;
  const [open, setOpen] = useState(false);
  // What is in the state under a filter's name is what `paramsOf` put there for it.
  const state = props.state as Readonly<Record<string, unknown>>;
  const onChange = props.onChange as (change: Record<string, unknown>) => void;
  const looks = props.looks as Readonly<Record<string, Look>>;
  const names = [...new Set([...Object.keys(looks), ...filtersIn(list).map(([name]) => name)])];
  const hasSearch = Object.hasOwn(list.filters, "q");
  return (
    <>
      {before}
      {hasSearch && (
        <SearchField
          label={search}
          value={String(state.q ?? "")}
          onChange={(q) => onChange({ q: q || null })}
          className="min-w-0 flex-1 sm:min-w-56 sm:max-w-72"
        />
      )}
      <Button className="md:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <SlidersHorizontal aria-hidden="true" />
        Filters
      </Button>
      {children}
      <div className={cx("w-full flex-wrap items-center gap-2 md:flex md:w-auto", open ? "flex" : "hidden")}>
        {names.map((name) => {
          const filter = list.filters[name];
          if (!filter || name === "account" || name === "q") return null;
          return <FilterControl key={name} {...{ name, filter, state, onChange }} look={looks[name] ?? {}} />;
        })}
        {orders && (
          <Segmented
            label="Order"
            options={orders}
            value={String(state.sort)}
            onChange={(sort) => onChange({ sort })}
          />
        )}
      </div>
    </>
  );
}
