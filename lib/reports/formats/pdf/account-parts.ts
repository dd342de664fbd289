import { heading } from "./blocks.ts";
import { type Part, reserveContents } from "./contents.ts";
import type { Paper } from "./paper.ts";

/** The name of a place in the part of an account. */
export type Place = (name: string) => string;

export type Section = readonly [name: string, title: string, write: () => void | Promise<void>];

/** What a document tells of one account. */
export interface AccountPart {
  account: string;
  /** What every page of it says. */
  head: string;
  sections(place: Place): Promise<readonly Section[]>;
}

/** A section begins a page unless so much of this one is left, in points. */
const mostOfPage = 430;

/** The contents, and the part of each account, section by section. `most`: so many sections a part may have. */
export async function writeParts(paper: Paper, parts: readonly AccountPart[], most: number): Promise<void> {
  const isOne = parts.length === 1;
  const entries: (Part & { page: number })[] = [];
  const fill = reserveContents(paper, parts.length * (most + 1));
  const enter = (part: Part) => void entries.push({ ...part, page: paper.doc.bufferedPageRange().count });
  for (const { account, head, sections } of parts) {
    const place: Place = (name) => (isOne ? name : `${name}-${account}`);
    paper.runningHead = head;
    paper.newPage();
    const outline = isOne ? paper.doc.outline : paper.doc.outline.addItem(`Account ${account}`);
    if (!isOne) {
      heading(paper, "H1", `Account ${account}`, place("account"));
      enter({ place: place("account"), title: `Account ${account}`, level: 0 });
    }
    for (const [name, title, write] of await sections(place))
      await paper.during("Sect", async () => {
        paper.need(mostOfPage);
        heading(paper, "H1", title, place(name));
        enter({ place: place(name), title, level: isOne ? 0 : 1 });
        outline.addItem(title);
        await write();
      });
  }
  fill(entries);
}
