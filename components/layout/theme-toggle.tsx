"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { useAction } from "./actions.ts";
import { type Theme, themeCookie } from "./theme.ts";

const next: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const icons = { system: Monitor, light: Sun, dark: Moon };

/** System, light, dark. A cookie keeps the choice, so that the server draws the right one at once. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const Icon = icons[theme];
  const change = () => {
    const chosen = next[theme];
    setTheme(chosen);
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
    document.cookie = `${themeCookie}=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax`;
  };
  useAction("theme", "Switch the theme", change);
  return (
    <IconButton label={`Theme: ${theme}. Change to ${next[theme]}`} onClick={change}>
      <Icon aria-hidden="true" />
    </IconButton>
  );
}
