"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { PackChoices } from "./pack-choices.tsx";
import { PackView } from "./pack-view.tsx";
import { guardrailPack } from "./queries.ts";

/** The policies of an organization that keep what fails from coming back. @param query what narrows the checks */
export function PreventDrawer({
  query,
  isNarrowed,
  onClose,
}: {
  query: string;
  isNarrowed: boolean;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState("");
  const whole = [query, chosen].filter(Boolean).join("&");
  const pack = useQuery(guardrailPack(whole));
  return (
    <Drawer label="Prevent" of={query} onClose={onClose} head={<span>Prevent</span>}>
      <header className="px-5 pt-4 pb-5 md:px-6">
        <h2 className="font-serif text-xl text-balance">
          Keep what fails from coming back{isNarrowed && ": of the checks in the list"}
        </h2>
        <p className="mt-3 max-w-[70ch] text-base leading-6">
          The guardrails of all failing checks, in as few policies of AWS Organizations as say exactly the same. You
          attach them; Sagewarden never writes to AWS.
        </p>
        <PackChoices onChoose={setChosen} />
      </header>
      {pack.data === undefined || pack.error ? (
        <DrawerAwaited
          error={pack.error}
          retry={() => void pack.refetch()}
          bars={["h-4 w-2/3", "h-4 w-1/2", "h-64 w-full"]}
        />
      ) : (
        <div aria-busy={pack.isPlaceholderData} className={pack.isPlaceholderData ? "opacity-60" : undefined}>
          <PackView pack={pack.data} query={whole} />
        </div>
      )}
    </Drawer>
  );
}
