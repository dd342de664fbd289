import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { themeCookie, themeOf } from "#components/layout/theme.ts";
import { preferencesCookie, preferencesOf } from "#components/preferences/preferences.ts";
import { HatchPattern } from "#components/ui/share-bar.tsx";
import { fontVariables } from "./fonts.ts";
import "./globals.css";

/* Every page carries the nonce of its own request, so none is ever made ahead of it. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Sagewarden", template: "%s – Sagewarden" },
  description: "The security posture of your Amazon SageMaker accounts",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f3ee" },
    { media: "(prefers-color-scheme: dark)", color: "#0a0f13" },
  ],
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const jar = await cookies();
  const theme = themeOf(jar.get(themeCookie)?.value);
  const { density } = preferencesOf(jar.get(preferencesCookie)?.value);
  return (
    <html
      lang="en"
      className={fontVariables}
      data-theme={theme === "system" ? undefined : theme}
      data-density={density}
    >
      <body>
        <HatchPattern />
        {children}
      </body>
    </html>
  );
}
