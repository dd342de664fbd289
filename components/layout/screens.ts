import { Activity, Boxes, Gauge, History, ListChecks, type LucideIcon, ShieldAlert } from "lucide-react";

export interface Screen {
  path: string;
  label: string;
  Icon: LucideIcon;
}

/** The screens in the order of the navigation. On a narrow window the first four are in the bar, the rest under More. */
export const screens: readonly Screen[] = [
  { path: "/", label: "Overview", Icon: Gauge },
  { path: "/findings", label: "Findings", Icon: ShieldAlert },
  { path: "/resources", label: "Resources", Icon: Boxes },
  { path: "/activity", label: "Activity", Icon: Activity },
  { path: "/checks", label: "Checks", Icon: ListChecks },
  { path: "/scans", label: "Scans", Icon: History },
];

export function isCurrent(path: string, pathname: string): boolean {
  return path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`);
}
