import localFont from "next/font/local";

/* The woff2 files ship in the `geist` package; nothing is fetched. The serif sets grades and titles only. */
const sans = localFont({
  src: "../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-sans",
  weight: "100 900",
});
const mono = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  adjustFontFallback: false,
  preload: false,
});
const serif = localFont({
  src: "../node_modules/geist/dist/fonts/geist-serif/GeistSerif-Regular.woff2",
  variable: "--font-geist-serif",
  weight: "400",
  adjustFontFallback: "Times New Roman",
});

export const fontVariables = [sans, mono, serif].map((font) => font.variable).join(" ");
