import {
  Activity,
  Boxes,
  Building2,
  FileText,
  Gauge,
  History,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Network,
  Scale,
  Settings2,
  ShieldAlert,
  Stamp,
} from "lucide-react";

export interface Screen {
  path: string;
  label: string;
  Icon: LucideIcon;
  /** After `g` it goes here. */
  key?: string;
  /** True where several accounts can be shown together. */
  isList?: true;
}

/** The screens in the order of the navigation. On a narrow window the first four are in the bar, the rest under More. */
export const screens: readonly Screen[] = [
  { path: "/", label: "Overview", key: "o", Icon: Gauge, isList: true },
  { path: "/findings", label: "Findings", key: "f", Icon: ShieldAlert, isList: true },
  { path: "/resources", label: "Resources", key: "r", Icon: Boxes, isList: true },
  { path: "/activity", label: "Activity", key: "a", Icon: Activity, isList: true },
  { path: "/network", label: "Network", Icon: Network },
  { path: "/access", label: "Access", Icon: KeyRound, isList: true },
  { path: "/checks", label: "Checks", key: "c", Icon: ListChecks, isList: true },
  { path: "/frameworks", label: "Frameworks", Icon: Scale, isList: true },
  { path: "/waivers", label: "Waivers", key: "w", Icon: Stamp },
  { path: "/scans", label: "Scans", key: "s", Icon: History, isList: true },
  { path: "/reports", label: "Reports", Icon: FileText },
  { path: "/accounts", label: "Accounts", Icon: Building2 },
  { path: "/settings", label: "Settings", Icon: Settings2 },
];

export function isCurrent(path: string, pathname: string): boolean {
  return path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`);
}
