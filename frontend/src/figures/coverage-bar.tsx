import "./coverage-bar.css";

interface Props {
  counted: number;
  expected: number;
}

/** How much is counted of what is expected; the words beside it say the same. */
export function CoverageBar({ counted, expected }: Props) {
  if (expected === 0) return null;
  return (
    <div className="coverage-bar" aria-hidden>
      <div style={{ inlineSize: `${(counted / expected) * 100}%` }} />
    </div>
  );
}
