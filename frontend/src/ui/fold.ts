/** Lower case without diacritics, đ as d, so that `hoa binh` finds Hoà Bình and Hòa Bình alike. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether every word of `query` occurs in `text`, in any order. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(" ")
    .every((word) => folded.includes(word));
}

/** Whether two spellings differ only in diacritics, case, spaces or the sort of dash. */
export const sameName = (left: string, right: string): boolean => bare(left) === bare(right);

const bare = (text: string): string => fold(text).replace(/\s*[-–—]\s*/g, "-");

const collator = new Intl.Collator("vi");

/** Vietnamese dictionary order. */
export const byName = (left: string, right: string): number => collator.compare(left, right);
