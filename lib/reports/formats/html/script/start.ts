import type { Run, WrittenRun } from "../list-shape.ts";
import type { Choice, choose, Item } from "./choose.ts";
import type { show } from "./show.ts";
import type { unpack } from "./unpack.ts";

interface Tools {
  unpack: typeof unpack;
  choose: typeof choose;
  show: typeof show;
}

/** Unpacks the list and keeps three things at one: what is chosen in the form, what is shown, and the end of the address. */
export async function start({ unpack, choose, show }: Tools): Promise<void> {
  const [onPage, mostPrinted] = [50, 5000];
  // The page was written with these: one that is missing ends the script, and the note stays.
  const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
  const form = element<HTMLFormElement>("choice");
  if (!form) return;
  const [list, note, told, narrowed, pages] = ["list", "unlisted", "told", "narrowed", "pages"].map((id) =>
    element(id),
  ) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const print = element<HTMLButtonElement>("print");
  const search = form.elements.namedItem("q") as HTMLInputElement;
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const menus = [...form.querySelectorAll("select")];
  const packed = [...document.querySelectorAll("script.written")];

  const items: Item[] = [];
  const totals = new Map<string, number>();
  const headingOf = ({ run }: Item) => `${run.account} ${run.part} ${run.exposure} ${run.check}`;
  const titles = new Map(
    boxes.filter(({ name }) => name === "part").map(({ value, labels }) => [value, words(labels)]),
  );
  const many = menus.some(({ name }) => name === "account");
  const partOf = ({ run }: Item) => `${many ? `Account ${run.account}: ` : ""}${titles.get(run.part) ?? run.part}`;
  const unpacked = new Map<number, Promise<WrittenRun[]>>();
  let page = 0;
  let turn = 0;

  function words(labels: NodeListOf<HTMLLabelElement> | null): string {
    return labels?.[0]?.querySelector("span")?.textContent ?? "";
  }

  function chosen(): Choice {
    const choice: Record<string, string[]> = {};
    for (const [name, value] of new FormData(form))
      if (value !== "") choice[name] = [...(choice[name] ?? []), String(value)];
    return choice;
  }

  /** The blocks that some findings stand in; of those that are not shown any more only a few are kept. */
  async function blocksOf(wanted: readonly Item[]): Promise<Map<number, WrittenRun[]>> {
    const numbers = new Set(wanted.map(({ at }) => at[0]));
    for (const number of [...unpacked.keys()].slice(0, -8)) if (!numbers.has(number)) unpacked.delete(number);
    const blocks = [...numbers].map(async (number) => {
      const block = unpacked.get(number) ?? (unpack(packed[number] as Element) as Promise<WrittenRun[]>);
      unpacked.set(number, block);
      return [number, await block] as const;
    });
    return new Map(await Promise.all(blocks));
  }

  async function update(whole = false): Promise<void> {
    const mine = ++turn;
    const { fitting, counts } = choose(items, chosen());
    page = Math.max(0, Math.min(page, Math.ceil(fitting.length / onPage) - 1));
    const [from, to] = whole ? [0, fitting.length] : [page * onPage, Math.min(fitting.length, (page + 1) * onPage)];
    const blocks = await blocksOf(fitting.slice(from, to)).catch(() => undefined);
    // Another choice was made meanwhile.
    if (mine !== turn) return;
    if (!blocks) {
      list.replaceChildren();
      told.textContent = "These findings could not be unpacked: the file is damaged.";
      return;
    }
    show(list, { fitting, from, to, totals, headingOf, partOf, markupOf: ({ at }) => blocks.get(at[0])?.[at[1]] });
    tell(fitting.length, from, to);
    label(counts);
  }

  function tell(count: number, from: number, to: number): void {
    const number = (value: number) => value.toLocaleString("en-US");
    const some = to - from < count ? ` ${number(from + 1)} to ${number(to)} are shown.` : "";
    told.textContent =
      count === 0
        ? `None of ${number(items.length)} findings fits.`
        : `${number(count)} of ${number(items.length)} findings fit.${some}`;
    const by = [
      ...(search.value.trim() ? [`with “${search.value.trim()}”`] : []),
      ...boxes.filter(({ checked }) => checked).map(({ labels }) => words(labels)),
      ...menus
        .filter(({ value }) => value)
        .map(({ labels, selectedOptions }) => `${words(labels)} ${selectedOptions[0]?.text}`),
    ];
    narrowed.textContent = by.length > 0 ? `Chosen: ${by.join(", ")}.` : "";
    pages.hidden = to - from === count;
    const last = Math.ceil(count / onPage);
    for (const button of pages.querySelectorAll("button"))
      button.disabled = page + Number(button.value) < 0 || page + Number(button.value) >= last;
    const place = pages.querySelector("span");
    if (place) place.textContent = `Page ${number(page + 1)} of ${number(last)}`;
    print.disabled = count === 0 || count > mostPrinted;
    print.textContent = count > mostPrinted ? `Print up to ${number(mostPrinted)}` : `Print these ${number(count)}`;
  }

  function label(counts: ReadonlyMap<string, number>): void {
    const number = (name: string, value: string) => counts.get(`${name}=${value}`) ?? 0;
    for (const { name, value, labels } of boxes) {
      const place = labels?.[0]?.querySelector(".count");
      if (place) place.textContent = number(name, value).toLocaleString("en-US");
    }
    for (const { name, options } of menus)
      for (const option of options)
        if (option.value) option.label = `${option.text} (${number(name, option.value).toLocaleString("en-US")})`;
  }

  /** Says in the address what is chosen; a page that is turned to is a step to come back from, a letter that is typed is none. */
  function address(isStep: boolean): void {
    const said = new URLSearchParams(
      Object.entries(chosen()).flatMap(([name, values]) => values.map((value) => [name, value])),
    );
    if (page > 0) said.set("page", String(page + 1));
    history[isStep ? "pushState" : "replaceState"](null, "", `#${said.size > 0 ? said : "findings"}`);
  }

  /** Takes over what the address says; one that names a part of the document leaves the list as it is. */
  async function obey(isFirst = false): Promise<void> {
    const text = location.hash.slice(1);
    const said = new URLSearchParams(text);
    const isChoice = text.includes("=");
    if (isChoice || text === "findings" || text === "") {
      search.value = said.get("q") ?? "";
      for (const box of boxes) box.checked = said.getAll(box.name).includes(box.value);
      for (const menu of menus) menu.value = said.get(menu.name) ?? "";
      page = (Number(said.get("page")) || 1) - 1;
    }
    await update();
    if (isChoice) element("findings").scrollIntoView();
    if (isChoice && !isFirst) told.focus({ preventScroll: true });
  }

  /** All that fits, after what the report says of itself; the other checks are no part of what was chosen. */
  async function printed(): Promise<void> {
    const { classList } = document.documentElement;
    const ended = () => {
      classList.remove("chosen");
      void update();
    };
    await update(true);
    classList.add("chosen");
    addEventListener("afterprint", ended, { once: true });
    window.print();
  }

  try {
    const keys = (await Promise.all([...document.querySelectorAll("script.keys")].map(unpack))) as Run[][];
    keys.forEach((runs, block) => {
      runs.forEach((run, runAt) => {
        run.rows.forEach((row, rowAt) => {
          const item: Item = { run, row, at: [block, runAt, rowAt] };
          items.push(item);
          totals.set(headingOf(item), (totals.get(headingOf(item)) ?? 0) + 1);
        });
      });
    });
    if (items.length !== Number(list.dataset.count) || keys.length !== packed.length)
      throw new Error("a part of the file is missing");
    await obey(true);
  } catch (error) {
    const reason = document.createElement("p");
    reason.textContent = `It could not be unpacked: ${error instanceof Error ? error.message : error}.`;
    note.append(reason);
    return;
  }
  note.remove();
  form.hidden = false;

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    page = 0;
    address(false);
    void update();
  });
  form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("input"))));
  pages.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    page += Number(target.value);
    address(true);
    void update().then(() => {
      told.focus({ preventScroll: true });
      told.scrollIntoView();
    });
  });
  print.addEventListener("click", () => void printed());
  addEventListener("hashchange", () => void obey());
}
