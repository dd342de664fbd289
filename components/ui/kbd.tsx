export function Kbd({ children }: { children: React.ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-b-2 border-line bg-raised px-1 font-sans text-2xs text-faint">
      {children}
    </kbd>
  );
}
