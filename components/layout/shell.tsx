import { LogOut } from "lucide-react";
import { PreferencesButton } from "../preferences/preferences-button.tsx";
import { IconButton } from "../ui/button.tsx";
import { TruncationTip } from "../ui/truncation-tip.tsx";
import { AccountSwitcher } from "./account-switcher.tsx";
import { AnywhereActions } from "./anywhere-actions.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { DemoStrip } from "./demo-strip.tsx";
import { LogoMark } from "./logo.tsx";
import { NavLinks } from "./nav-links.tsx";
import { PaletteButton } from "./palette-button.tsx";
import { ScanStrip } from "./scan-strip.tsx";
import type { Theme } from "./theme.ts";

/** Everything around a screen: where you are, which account, what runs. */
export function Shell({ theme, children }: { theme: Theme; children: React.ReactNode }) {
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)_auto] md:grid-cols-[3.5rem_minmax(0,1fr)] md:grid-rows-1 lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the screen
      </a>
      <header className="flex items-center gap-1 border-b bg-sunken px-3 py-2 md:flex-col md:items-stretch md:gap-4 md:border-r md:border-b-0 md:px-2 md:py-4 lg:px-3">
        <div className="flex shrink-0 items-center gap-2 md:justify-center lg:justify-start lg:px-2.5">
          <LogoMark className="size-6" />
          <span className="sr-only font-serif text-lg lg:not-sr-only">Sagewarden</span>
        </div>
        <div className="min-w-0 flex-1 md:flex-none">
          <AccountSwitcher />
        </div>
        <nav aria-label="Screens" className="hidden md:block">
          <NavLinks />
        </nav>
        <div className="flex items-center md:mt-auto md:flex-col lg:flex-row">
          <PaletteButton />
          <PreferencesButton theme={theme} />
          <form action="/sign-out" method="post" className="lg:ml-auto">
            <IconButton type="submit" label="Sign out">
              <LogOut aria-hidden="true" />
            </IconButton>
          </form>
        </div>
      </header>
      <div className="flex min-h-0 min-w-0 flex-col">
        <DemoStrip />
        <ScanStrip />
        <AnywhereActions />
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col overflow-y-auto outline-none">
          {children}
        </main>
      </div>
      <BottomBar />
      <TruncationTip />
    </div>
  );
}
