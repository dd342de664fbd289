import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

interface Item {
  str?: string;
  hasEOL?: boolean;
  type?: string;
  tag?: string;
  width?: number;
  /** Of the left end of its baseline, from the bottom left of the page, at 4 and 5. */
  transform?: number[];
}

/** A node of the tree of a document's structure, as pdf.js gives it. */
export interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}

export interface ReadPdf {
  pages: number;
  /** What is read, page by page; what only decorates is left out. */
  texts: string[];
  info: Record<string, unknown>;
  lang: unknown;
  outline: { title: string; items: { title: string }[] }[];
  /** Addresses that links lead to, and names of places within. */
  links: string[];
  places: string[];
  destinations: string[];
  roles: Set<string>;
  /** The box that all text stands in, on any page, in points from the bottom left. */
  box: { left: number; right: number; bottom: number };
  /** Shapes that no text goes with have these words. */
  alts: string[];
}

/** A PDF as a reader of other people's understands it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,

    verbosity: 0,
  });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const read: ReadPdf = {
    pages: document.numPages,
    texts: [],
    info: info as Record<string, unknown>,
    lang: (info as { Language?: unknown }).Language,
    outline: ((await document.getOutline()) ?? []) as ReadPdf["outline"],
    ...{ links: [], places: [], roles: new Set<string>(), alts: [] },
    box: { left: Number.POSITIVE_INFINITY, right: 0, bottom: Number.POSITIVE_INFINITY },
    destinations: [...namesIn(await document.getDestinations())],
  };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    read.texts.push(readingOf(items as Item[]));
    for (const { str, transform = [], width = 0 } of items as Item[]) {
      if (!str?.trim()) continue;
      const [left = 0, bottom = 0] = transform.slice(4);
      read.box.left = Math.min(read.box.left, left);
      read.box.right = Math.max(read.box.right, left + width);
      read.box.bottom = Math.min(read.box.bottom, bottom);
    }
    for (const { url, unsafeUrl, dest } of await page.getAnnotations()) {
      if (url ?? unsafeUrl) read.links.push(url ?? unsafeUrl);
      if (typeof dest === "string") read.places.push(dest);
    }
    walk((await page.getStructTree()) as Node | null, (node) => {
      if (node.role) read.roles.add(node.role);
      if (node.alt) read.alts.push(node.alt);
    });
  }
  await task.destroy();
  return read;
}

function namesIn(destinations: Iterable<[string, unknown]> | object): Iterable<string> {
  return destinations instanceof Map ? destinations.keys() : Object.keys(destinations);
}

function readingOf(items: readonly Item[]): string {
  const open: boolean[] = [];
  let text = "";
  for (const { type, tag, str, hasEOL } of items) {
    if (type?.startsWith("begin")) open.push(tag === "Artifact");
    else if (type?.startsWith("end")) open.pop();
    else if (!open.includes(true)) text += `${str ?? ""}${hasEOL ? "\n" : ""}`;
  }
  return text;
}

function walk(node: Node | null, see: (node: Node) => void): void {
  if (!node) return;
  see(node);
  for (const child of node.children ?? []) walk(child, see);
}
