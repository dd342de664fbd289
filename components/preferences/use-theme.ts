"use client";
import { useState } from "react";
import { useAction } from "../layout/actions.ts";
import { type Theme, themeCookie } from "../layout/theme.ts";

const next: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

/** The theme, and how to change it. A cookie keeps the choice, so that the server draws the right one at once. */
export function useTheme(initial: Theme): [Theme, (chosen: Theme) => void] {
  const [theme, setTheme] = useState(initial);
  const change = (chosen: Theme) => {
    setTheme(chosen);
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
    document.cookie = `${themeCookie}=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax`;
  };
  useAction("theme", "Switch the theme", () => change(next[theme]));
  return [theme, change];
}
