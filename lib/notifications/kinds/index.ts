import { type NoticeKindName, noticeKindNames } from "../kind-names.ts";
import type { NoticeKind } from "../notice.ts";
import findings from "./findings.ts";
import scanFailed from "./scan-failed.ts";
import sightLost from "./sight-lost.ts";
import signals from "./signals.ts";
import waiverExpiring from "./waiver-expiring.ts";

const byName: Readonly<Record<NoticeKindName, NoticeKind>> = {
  findings,
  signals,
  "scan-failed": scanFailed,
  "sight-lost": sightLost,
  "waiver-expiring": waiverExpiring,
};

/** Every kind of notice, in the order of their names. */
export const noticeKinds: readonly NoticeKind[] = noticeKindNames.map((name) => byName[name]);

export function noticeKindOf(name: string): NoticeKind | undefined {
  return noticeKinds.find(({ kind }) => kind === name);
}
