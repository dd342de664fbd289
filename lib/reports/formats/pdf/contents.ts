import { body, h1, ink, note } from "./ink.ts";
import { inner, type Paper, sheet } from "./paper.ts";

/** A part of the document, as the contents and the outline name it. */
export interface Part {
  place: string;
  title: string;
  level: 0 | 1;
}

const lineHeight = 19;
const perPage = Math.floor((sheet.height - sheet.top - sheet.bottom - 40) / lineHeight);

/** Pages that are filled when it is known on which page each part begins. Their place in the order of reading is here. */
export function reserveContents(paper: Paper, parts: number) {
  const pages = Math.max(1, Math.ceil(parts / perPage));
  const element = paper.element("TOC");
  const first = paper.doc.bufferedPageRange().count;
  for (let at = 0; at < pages; at++) paper.newPage();
  return (entries: readonly (Part & { page: number })[]) => {
    for (let at = 0; at < pages; at++) {
      paper.doc.switchToPage(first + at);
      let y = sheet.top;
      if (at === 0) {
        paper.put(
          paper.lines([h1("Contents")], inner),
          sheet.left,
          y,
          paper.element("Caption", {}, element),
          "Caption",
        );
        y += 40;
      }
      for (const { place, title, level, page } of entries.slice(at * perPage, (at + 1) * perPage)) {
        const item = paper.element("TOCI", {}, element);
        const x = sheet.left + level * 16;
        const [words] = paper.lines([body(title, { size: level === 0 ? 10.5 : 9.5, to: place })], inner - 60);
        const [number] = paper.lines([note(String(page), { size: 9.5, to: place })], 40);
        if (words && number) {
          paper.put([words], x, y, item, "TOCI");
          const right = sheet.width - sheet.right - number.width;
          paper.artifact(() => {
            paper.doc
              .moveTo(x + words.width + 6, y + 10)
              .lineTo(right - 6, y + 10)
              .lineWidth(0.4)
              .dash(1, { space: 3 })
              .stroke(ink.rule)
              .undash();
          });
          paper.put([number], right, y, item, "TOCI");
        }
        y += lineHeight;
      }
    }
  };
}
