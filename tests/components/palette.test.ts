import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckRow } from "#components/checks/check-row.ts";
import type { FrameworkRow } from "#components/frameworks/framework-row.ts";
import type { Action } from "#components/layout/actions.ts";
import {
  type Answers,
  lineToOpen,
  type PaletteLine,
  paletteGroups,
  type Source,
} from "#components/layout/palette-lines.ts";
import { screens } from "#components/layout/screens.ts";
import type { ResourceRow } from "#lib/store/views.ts";

const check = (id: string, title: string) => ({ id, kind: id.split("/")[0], title, failTitle: "It fails" }) as CheckRow;
const resource = (name: string, arn = `arn:aws:sagemaker:us-east-1:1:domain/${name}`) =>
  ({ account: "1", arn, name, kind: "domain", region: "us-east-1" }) as ResourceRow;
const framework = (id: string, name: string, ...titles: string[]) =>
  ({
    id,
    name,
    controls: titles.map((title, at) => ({ id: `${id}:${at}`, control: String(at), title })),
  }) as unknown as FrameworkRow;
const there = <Row>(...rows: Row[]): Source<Row> => ({ rows, isSettled: true });
const action = (id: string, name: string): Action => ({ id, name, run: () => undefined });

const found = {
  actions: [action("theme", "Switch the theme"), action("scan 1", "Scan now")],
  nameOf: null,
  checks: there(
    check("iam-role/not-administrator", "Role is no administrator"),
    check("domain/vpc-only", "Domain is VPC-only"),
  ),
  frameworks: there(framework("nist", "NIST 800-53", "Administrators are few"), framework("cis", "CIS")),
  resources: there(resource("admin-studio")),
  actors: there({ account: "1", actor: "admin-of-all", count: 3 }),
};
const linesOf = (typed: string, answers: Partial<Answers> = {}): PaletteLine[] =>
  paletteGroups(typed, { ...found, ...answers }).groups.flatMap(({ lines }) => lines);
const pathOf = (line: PaletteLine | undefined) => line && "path" in line.does && line.does.path;

describe("the palette", () => {
  test("has the screens and what can be done from here before anything is typed, and nothing else", () => {
    const { groups } = paletteGroups("", found);
    expect(groups.map(({ heading }) => heading)).toEqual(["Screens", "Do"]);
    expect(groups[0]?.lines.map(({ id }) => id)).toEqual(screens.map(({ path }) => path));
    expect(groups[1]?.lines.map(({ name }) => name)).toEqual(["Scan now", "Switch the theme"]);
  });

  test("finds each sort of thing, and leads to where it is", () => {
    const { groups } = paletteGroups("admin", found);
    expect(groups.map(({ heading }) => heading)).toEqual(["Checks", "Frameworks", "Resources", "Actors"]);
    expect(groups.flatMap(({ lines }) => lines).map(pathOf)).toEqual([
      "/checks?check=iam-role%2Fnot-administrator",
      "/frameworks?framework=nist&control=nist%3A0",
      "/resources/detail?account=1&arn=arn%3Aaws%3Asagemaker%3Aus-east-1%3A1%3Adomain%2Fadmin-studio",
      "/activity/actor?account=1&actor=admin-of-all",
    ]);
    expect(pathOf(linesOf("domains")[0])).toBe("/resources?kind=domain&exposure=any");
    expect(linesOf("cis")[0]).toMatchObject({ name: "CIS", does: { path: "/frameworks?framework=cis" } });
    expect(linesOf("only domain", { resources: there() }).map(({ id }) => id)).toContain("domain/vpc-only");
  });

  test("an action is one line, however many parts of the screen offer it", () => {
    const twice = [...found.actions, action("theme", "Switch the theme")];
    const { groups } = paletteGroups("theme", { ...found, actions: twice, resources: there(), actors: there() });
    expect(groups.flatMap(({ lines }) => lines).map(({ name }) => name)).toEqual(["Switch the theme"]);
  });

  test("says that it looks as long as something might come to stand first, and not longer", () => {
    const waiting = { rows: [], isSettled: false };
    expect(paletteGroups("admin", { ...found, checks: waiting })).toEqual({ groups: [], isWaiting: true });
    const nothing = {
      checks: there<CheckRow>(),
      frameworks: there<FrameworkRow>(),
      resources: there<ResourceRow>(),
      actors: there<never>(),
    };
    expect(paletteGroups("no such thing", { ...found, ...nothing })).toEqual({ groups: [], isWaiting: false });
    expect(paletteGroups("scan", { ...found, checks: waiting, actors: waiting }).isWaiting).toBe(false);
  });

  test("a line moved to is taken only while it is shown", () => {
    const { groups } = paletteGroups("admin", found);
    const last = groups.at(-1)?.lines[0];
    expect(lineToOpen(groups, last?.id ?? null)).toEqual(last);
    const other = paletteGroups("vpc", { ...found, resources: there(), actors: there() }).groups;
    expect(lineToOpen(other, last?.id ?? null)?.id).toBe("domain/vpc-only");
  });
});

const names = fc.constantFrom("admin", "vpc", "scan", "domain", "studio", "nist", "zebra");
const rows = <Row>(make: (name: string) => Row) => fc.uniqueArray(names, { maxLength: 3 }).map((all) => all.map(make));
const sources = fc.record({
  checks: rows((name) => check(`domain/${name}`, `Title of ${name}`)),
  frameworks: rows((name) => framework(name, name, `Control of ${name}`)),
  resources: rows((name) => resource(name)),
  actors: rows((actor) => ({ account: "1", actor, count: 1 })),
});
type Rows = { [Name in keyof Answers]: Answers[Name]["rows"] };
/** What the server sends for a text. */
const sent = (all: Rows, typed: string): Rows => ({
  ...all,
  resources: all.resources.filter(({ name }) => name.includes(typed)),
  actors: all.actors.filter(({ actor }) => actor.includes(typed)),
});

describe("Enter", () => {
  test("takes the first line shown, which is the same from when there is one, in whichever order the answers come", () => {
    const orders = fc.shuffledSubarray(["checks", "frameworks", "resources", "actors"] as const, { minLength: 4 });
    fc.assert(
      fc.property(sources, sources, names, orders, (before, all, typed, order) => {
        // At first what the server had by another text, or had not yet.
        const old: Rows = { ...before, checks: [], frameworks: [] };
        const now = sent(all, typed);
        const answered = new Set<string>();
        const shown: string[] = [];
        for (const next of [undefined, ...order]) {
          if (next) answered.add(next);
          const source = <Name extends keyof Answers>(name: Name) =>
            ({ rows: (answered.has(name) ? now : old)[name], isSettled: answered.has(name) }) as Answers[Name];
          const answers = {
            checks: source("checks"),
            frameworks: source("frameworks"),
            resources: source("resources"),
            actors: source("actors"),
          };
          const { groups } = paletteGroups(typed, { ...found, ...answers });
          const first = groups[0]?.lines[0];
          expect(lineToOpen(groups, null)).toEqual(first);
          if (first) shown.push(first.id);
          else expect(shown).toEqual([]);
        }
        expect(new Set(shown).size).toBeLessThan(2);
      }),
    );
  });

  test("every line has an id of its own, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), names), sources, (typed, all) => {
        const answers = {
          checks: there(...all.checks),
          frameworks: there(...all.frameworks),
          resources: there(...all.resources),
          actors: there(...all.actors),
        };
        const lines = linesOf(typed, answers);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      }),
    );
  });
});
