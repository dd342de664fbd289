"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { type ButtonElement, usePanelButton } from "./panel-button.tsx";

const load = () => import("./popover-panel.tsx");
const PopoverPanel = dynamic(() => load().then((module) => module.PopoverPanel), { ssr: false });

/** A panel under its button, never larger than the window leaves room for: what is longer scrolls inside it. */
export function Popover({
  trigger,
  label,
  width = "w-64",
  children,
}: {
  trigger: ButtonElement;
  label: string;
  width?: string;
  children: React.ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const { panel, draw } = usePanelButton([isOpen, setOpen], load);
  return (
    <>
      {draw(trigger, { "aria-haspopup": "dialog", onClick: () => setOpen(!isOpen) })}
      {panel && (
        <PopoverPanel {...panel} label={label} width={width}>
          {children}
        </PopoverPanel>
      )}
    </>
  );
}
