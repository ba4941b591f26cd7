/** Cuts a block's text at the ends of what is marked in it, so that marks may overlap. */

export interface Mark {
  id: number;
  /** UTF-16 units of the block's text. */
  from: number;
  to: number;
  kind: string;
}

export interface Segment {
  from: number;
  to: number;
  /** What covers the stretch, the shortest mark first. */
  marks: readonly Mark[];
}

export function segmentsOf(length: number, marks: readonly Mark[], cuts: readonly number[] = []): Segment[] {
  const inside = marks
    .map((mark) => ({ ...mark, from: Math.max(0, mark.from), to: Math.min(length, mark.to) }))
    .filter((mark) => mark.from < mark.to)
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.id - b.id);
  const bounds = [...new Set([0, length, ...cuts, ...inside.flatMap(({ from, to }) => [from, to])])]
    .filter((bound) => bound >= 0 && bound <= length)
    .sort((a, b) => a - b);
  return bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1] ?? length;
    return { from, to, marks: inside.filter((mark) => mark.from <= from && to <= mark.to) };
  });
}

/** What a press on a stretch selects: its shortest mark, and pressed again the next longer one, round about. */
export function nextMark(ids: readonly number[], selected: number | undefined): number | undefined {
  const place = selected === undefined ? -1 : ids.indexOf(selected);
  return ids[(place + 1) % Math.max(ids.length, 1)];
}
