/** Our mark: a signpost with two arms. Decoration; the name stands beside it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <path
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M15 5.5v21M11 26.5h8M15 8.5h8l3 3-3 3h-8M15 16.5H8.5l-2.6 2.6 2.6 2.6H15"
      />
    </svg>
  );
}
