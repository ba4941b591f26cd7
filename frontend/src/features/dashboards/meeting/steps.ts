/** The slide to which a key leads, counted from 1; undefined where it leads nowhere. Remote pointers send page keys. */
export function stepOf(key: string, place: number, count: number): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
    case "PageDown":
      return Math.min(count, place + 1);
    case "ArrowLeft":
    case "ArrowUp":
    case "PageUp":
      return Math.max(1, place - 1);
    case "Home":
      return 1;
    case "End":
      return count;
    default:
      return undefined;
  }
}
