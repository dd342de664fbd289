import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime.js";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { SeenFrom } from "#components/activity/seen-from.tsx";
import { TimeFilter } from "#components/lists/time-filter.tsx";
import { heldBy, type Preferences, preferencesOf, usualPreferences } from "#components/preferences/preferences.ts";
import { PreferencesProvider } from "#components/preferences/preferences-context.tsx";
import { Time } from "#components/ui/time.tsx";
import { isZone } from "#lib/format-times.ts";

const still = () => undefined;
const router = {
  bfcacheId: "",
  back: still,
  forward: still,
  refresh: still,
  push: still,
  replace: still,
  prefetch: still,
};
afterEach(() => vi.useRealTimers());

const preferences = fc.record<Preferences>({
  zone: fc.constantFrom("UTC", "Etc/GMT+5", ...Intl.supportedValuesOf("timeZone")),
  times: fc.constantFrom("relative", "absolute"),
  density: fc.constantFrom("comfortable", "compact"),
});

describe("the cookie", () => {
  test("gives back what was chosen, in characters that a cookie may hold", () => {
    fc.assert(
      fc.property(preferences, (chosen) => {
        const held = heldBy(chosen);
        expect(held).toMatch(/^[\w%.!~*'()-]+$/);
        expect(preferencesOf(decodeURIComponent(held))).toEqual(chosen);
      }),
    );
  });

  test("gives something valid whatever it holds", () => {
    const text = fc.string({ unit: "binary" });
    const near = fc.record({ zone: text, times: text, density: text }).map((held) => String(new URLSearchParams(held)));
    fc.assert(
      fc.property(fc.oneof(text, near), (held) => {
        const { zone, times, density } = preferencesOf(held);
        expect(isZone(zone)).toBe(true);
        expect(["relative", "absolute"]).toContain(times);
        expect(["comfortable", "compact"]).toContain(density);
      }),
    );
    expect(preferencesOf(undefined)).toEqual(usualPreferences);
    expect(preferencesOf("zone=Mars%2FOlympus&times=never&density=compact")).toEqual({
      ...usualPreferences,
      density: "compact",
    });
  });
});

describe("a moment", () => {
  const iso = "2026-11-22T15:04:22.000Z";
  const shown = (chosen: Partial<Preferences>, content: React.ReactNode) => {
    vi.useFakeTimers({ now: new Date("2026-11-22T18:04:22Z") });
    const props = { initial: { ...usualPreferences, ...chosen }, children: content };
    const screen = createElement(PreferencesProvider, props);
    return renderToStaticMarkup(createElement(AppRouterContext, { value: router }, screen)).replaceAll("\u00a0", " ");
  };

  test("is told as its reader prefers, with the exact time in its title", () => {
    const tokyo = { zone: "Asia/Tokyo" };
    const title = 'title="23 Nov 2026, 00:04 UTC+9"';
    const ago = shown(tokyo, createElement(Time, { iso }));
    expect(ago).toContain(title);
    expect(ago).toContain(">3 h ago<");
    const exact = shown({ ...tokyo, times: "absolute" }, createElement(Time, { iso }));
    expect(exact).toContain(title);
    expect(exact).toContain(">23 Nov 2026, 00:04 UTC+9<");
    expect(shown(tokyo, createElement(Time, { iso, show: "date" }))).toContain(">23 Nov 2026<");
    expect(shown({}, createElement(Time, { iso, show: "datetime" }))).toContain(">22 Nov 2026, 15:04 UTC<");
  });

  test("without preferences is told as before", () => {
    vi.useFakeTimers({ now: new Date("2026-11-22T18:04:22Z") });
    expect(renderToStaticMarkup(createElement(Time, { iso }))).toContain('title="22 Nov 2026, 15:04 UTC"');
  });

  test("of a span says its zone, and both where the clocks went back in between", () => {
    const seen = (at: string, lastAt: string) =>
      shown({ zone: "Europe/Berlin" }, createElement(SeenFrom, { seen: { at, lastAt } }));
    expect(seen(iso, iso)).toBe("<span>22 Nov 2026, 16:04:22 CET</span>");
    expect(seen(iso, "2026-11-22T23:04:22Z")).toBe("<span>22 Nov 2026, 16:04:22 to 23 Nov 2026, 00:04:22 CET</span>");
    expect(seen("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")).toBe(
      "<span>25 Oct 2026, 02:30:00 CEST to 02:30:00 CET</span>",
    );
  });

  test("of a filter is told in the reader's zone, and a day alone where it begins there", () => {
    const words = (zone: string) =>
      shown(
        { zone },
        createElement(TimeFilter, { from: "2026-11-21T23:00:00.000Z", to: null, onChange: () => undefined }),
      );
    expect(words("UTC")).toContain(">since 21 Nov 23:00<");
    expect(words("Europe/Berlin")).toContain(">since 22 Nov<");
  });
});

test("no screen writes a moment in UTC by itself; what is left are days by the calendar", () => {
  const naming = (word: RegExp) =>
    globSync("{app,components}/**/*.{ts,tsx}").filter((file) => word.test(readFileSync(file, "utf8")));
  expect(naming(/\bformatDateTime\b/)).toEqual([]);
  expect(naming(/\bformatAgo\b/)).toEqual(["components/ui/time.tsx"]);
  for (const file of naming(/\bformatDate\b/)) {
    expect(file).toMatch(/^components\/(?:waivers|older)\/|waived-mark\.tsx$|activity\/moments\.ts$/);
  }
});
