"use client";
import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useEffectEvent, useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { isCovered, isForScreen } from "../ui/row-keys.ts";
import { useAction } from "./actions.ts";
import { useGoKeys } from "./go-keys.ts";

const Palette = dynamic(() => import("./palette.tsx").then((module) => module.Palette), { ssr: false });
const KeysDialog = dynamic(() => import("./keys-dialog.tsx").then((module) => module.KeysDialog), { ssr: false });

/** Opens the palette (Ctrl or Cmd K) and the list of keys (?). Both are loaded when first asked for. */
export function PaletteButton() {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const wanted = wantedBy(event);
    // Behind another dialog nothing opens.
    if (!wanted || (open === null && isCovered())) return;
    event.preventDefault();
    if (wanted === "search") document.querySelector<HTMLInputElement>("[data-search-field]")?.focus();
    else setOpen(open === wanted ? null : wanted);
  });
  useGoKeys();
  useAction("show-keys", "Show the keys", () => setOpen("keys"));
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <IconButton label="Go to or find (Ctrl K)" onClick={() => setOpen("palette")}>
        <Search aria-hidden="true" />
      </IconButton>
      {open === "palette" && <Palette onClose={() => setOpen(null)} />}
      {open === "keys" && <KeysDialog onClose={() => setOpen(null)} />}
    </>
  );
}

function wantedBy(event: KeyboardEvent): "palette" | "keys" | "search" | undefined {
  if (event.key === "k" && (event.ctrlKey || event.metaKey)) return "palette";
  if (!isForScreen(event)) return undefined;
  if (event.key === "?") return "keys";
  return event.key === "/" ? "search" : undefined;
}
