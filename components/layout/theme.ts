export type Theme = "system" | "light" | "dark";

export const themeCookie = "sagewarden-theme";

export function themeOf(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
