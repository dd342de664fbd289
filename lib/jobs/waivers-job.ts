import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, explain } from "#lib/errors.ts";
import { type WaiverPlace, waiverText } from "#lib/scan/waiver-text.ts";
import type { Db } from "#lib/store/query.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { followWaiverFile } from "#lib/store/waiver-file.ts";
import { listWaivers } from "#lib/store/waivers.ts";
import { holds, stateOf } from "#lib/waivers/days.ts";
import { readWaiverFile } from "#lib/waivers/file.ts";

/**
 * Every minute, and at the start: takes over what the file of waivers says, when it changed, and brings what is accepted in line with the
 * decisions that hold. A file that cannot be read changes nothing, and neither does one that is gone: what it said holds until its day.
 */
export function startWaivers(
  db: Db,
  place: WaiverPlace,
  { log, everyMs = 60_000 }: { log: (message: string) => void; everyMs?: number },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let taken: string | undefined;
  const said = new Map<string, string>();
  // The same is said once, until it goes well again.
  const attempt = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
      said.delete(what);
    } catch (error) {
      const why = explain(error);
      if (said.get(what) !== why) log(`${what}: ${why}`);
      said.set(what, why);
    }
  };
  const follow = async () => {
    const text = waiverText(place.file);
    if (text === undefined) return whyGone(db, place);
    if (text === taken) return;
    const file = readWaiverFile(text, place.file);
    await followWaiverFile(db, file, { by: basename(place.file) });
    taken = text;
    for (const warning of file.warnings) log(warning);
  };
  const done = (async () => {
    while (!signal.aborted) {
      await attempt("The file of waivers is not taken over", follow);
      await attempt("What is accepted is not up to date", () => applyWaivers(db));
      await sleep(everyMs, undefined, { signal, ref: false });
    }
  })().catch(() => undefined);
  return {
    stop() {
      stopping.abort();
      return done;
    },
  };
}

/** @throws AppError where it is missed: somebody named it, or waivers hold that it made */
async function whyGone(db: Db, { file, isNamed }: WaiverPlace): Promise<void> {
  const now = new Date();
  const kept = (await listWaivers(db)).filter((one) => one.source === "file" && holds(stateOf(one, now)));
  if (!isNamed && kept.length === 0) return;
  throw new AppError(
    "usage",
    `${file} does not exist.`,
    'What a file made holds until its day. Bring it back; one that says "waivers: []" ends all of it.',
  );
}
