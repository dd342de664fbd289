import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { KeyFacets } from "#lib/store/views.ts";
import type { Look } from "../lists/filter-control.tsx";
import { useTimes } from "../preferences/preferences-context.tsx";
import { keyLabel, keysNote, sessionLabel } from "./key-words.ts";
import { usedKeys } from "./queries.ts";
import type { ActivityState } from "./search-params.ts";
import { isOwnKey } from "./session-words.ts";

/** Sessions and users' own keys to choose from: both are the same filter, of the key that signed a call. */
export function useKeyMenus({ account, from, to }: ActivityState): NonNullable<Look["menus"]> {
  const times = useTimes();
  const query = new URLSearchParams({
    ...(account.length > 0 && { account: account.join(",") }),
    ...(from && { from: new Date(from).toISOString() }),
    ...(to && { to: new Date(to).toISOString() }),
  });
  const { data, isError } = useQuery({ ...usedKeys(query.toString()), placeholderData: keepPreviousData });
  const isNarrowed = from !== null || to !== null;
  const noteOf = (of: "sessions" | "own") => {
    if (data) return keysNote(data, of, isNarrowed);
    return isError
      ? "What there is to choose from could not be loaded."
      : "What there is to choose from is being counted.";
  };
  return [
    {
      label: "Session",
      options: optionsOf(data?.sessions, (one) => sessionLabel(one, times)),
      holds: (key) => !isOwnKey(key),
      note: noteOf("sessions"),
    },
    { label: "Access key", options: optionsOf(data?.own, keyLabel), holds: isOwnKey, note: noteOf("own") },
  ];
}

function optionsOf(found: KeyFacets["own"] | undefined, labelOf: (one: KeyFacets["own"]["rows"][number]) => string) {
  return (found?.rows ?? []).map((one) => ({ value: one.key, label: labelOf(one), count: one.count }));
}
