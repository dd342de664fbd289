"use client";
import dynamic from "next/dynamic";
import { useId, useRef, useState } from "react";
import { type ButtonElement, usePanelButton } from "./panel-button.tsx";

const load = () => import("./menu-panel.tsx");
const MenuPanel = dynamic(() => load().then((module) => module.MenuPanel), { ssr: false });

/** A list of things to do, or to choose from, under its button. It opens as the pointer goes down, and by the arrow down. */
export function Menu({
  trigger,
  label,
  align = "start",
  opened,
  children,
}: {
  trigger: ButtonElement;
  label: string;
  align?: "start" | "end";
  /** Whether it is open, where something else than its button opens it too. */
  opened?: [isOpen: boolean, setOpen: (isOpen: boolean) => void];
  children: React.ReactNode;
}) {
  const own = useState(false);
  const [isOpen, setOpen] = opened ?? own;
  const { panel, draw } = usePanelButton([isOpen, setOpen], load);
  const byPointer = useRef(false);
  const buttonId = useId();
  const onPointerDown = (event: React.PointerEvent) => {
    if (event.button !== 0 || event.ctrlKey) return;
    byPointer.current = true;
    // The focus goes into the menu.
    if (!isOpen) event.preventDefault();
    setOpen(!isOpen);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!["Enter", " ", "ArrowDown"].includes(event.key)) return;
    byPointer.current = false;
    event.preventDefault();
    setOpen(event.key === "ArrowDown" || !isOpen);
  };
  return (
    <>
      {draw(trigger, { id: buttonId, "aria-haspopup": "menu", onPointerDown, onKeyDown })}
      {panel && (
        <MenuPanel {...panel} byPointer={byPointer} label={label} labelledBy={buttonId} align={align}>
          {children}
        </MenuPanel>
      )}
    </>
  );
}
