import { expect, type Page, test } from "@playwright/test";
import { screens } from "#components/layout/screens.ts";
import { auditedDemo, signIn } from "./session.ts";

/* Tab alone leads through all that can be pressed on a screen, in sight and marked, and out of it again. */

/** So many are pressed at the most: long lists go on in the same way. */
const mostSteps = 150;

test.beforeEach(({ request }) => auditedDemo(request));

for (const { path, label } of screens) {
  test(`${label}: Tab leads through everything, each in sight and marked`, async ({ page }) => {
    await signIn(page, path);
    await expect(page.getByRole("heading", { level: 1, name: label })).toBeVisible();
    await page.waitForLoadState("networkidle");
    const wanted = await tabbable(page);
    const met = new Set<string>();
    for (let step = 0; step < mostSteps; step++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(focused);
      if (at === null) break;
      expect(at.isInSight, `${at.what} is in sight`).toBe(true);
      expect(at.isMarked, `${at.what} is marked`).toBe(true);
      met.add(at.what);
    }
    expect(met.size).toBeGreaterThan(10);
    if (met.size < mostSteps - 5) expect(wanted.filter((one) => !met.has(one))).toEqual([]);
  });
}

/** What can be reached by Tab and is there to be seen, by its words. */
function tabbable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]");
    const isThere = (one: HTMLElement) =>
      one.tabIndex >= 0 && !one.matches(":disabled") && one.checkVisibility({ visibilityProperty: true });
    return [...all]
      .filter((one) => isThere(one))
      .map((one) => `${one.tagName} ${one.getAttribute("aria-label") ?? one.textContent.trim().slice(0, 60)}`);
  });
}

/** Runs in the page: what has the focus; null when it has left the page. It is marked if it looks otherwise than without the focus. */
function focused() {
  const one = document.activeElement;
  if (!(one instanceof HTMLElement) || one === document.body) return null;
  const { top, bottom, left, right } = one.getBoundingClientRect();
  // The link of a row marks all of the row.
  const row = one.closest('[class*="row-link:focus-visible"]');
  const look = () => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one);
    return [outlineStyle, outlineWidth, boxShadow, borderColor, row && getComputedStyle(row).backgroundColor].join(" ");
  };
  const marked = look();
  one.blur();
  const plain = look();
  one.focus({ preventScroll: true });
  return {
    what: `${one.tagName} ${one.getAttribute("aria-label") ?? one.textContent.trim().slice(0, 60)}`,
    isInSight: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    isMarked: marked !== plain,
  };
}
