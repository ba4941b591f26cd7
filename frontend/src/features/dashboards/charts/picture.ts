import { saveAs } from "@/api/download";
import { fold } from "@/ui/fold";

import type { Draw } from "./chart";
import { COLOURS, FONT } from "./looks";

const WIDTH = 1200;
const MARGIN = 32;
const TITLE = 40;
const LINE = 26;
/** Two dots for each: sharp on paper too. */
const DENSITY = 2;

interface Picture {
  title: string;
  /** Filters, coverage and the time of the figures, written under the title. */
  lines: readonly string[];
  draw: Draw;
  height: number;
}

/** A chart with its title and everything that it depends on, as a PNG in the browser's downloads. */
export async function savePicture(picture: Picture): Promise<void> {
  saveAs(await pictureOf(picture), `${fileName(picture.title)}.png`);
}

/** Without diacritics: not every program that files pass through keeps them. */
export const fileName = (title: string): string =>
  fold(title)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);

async function pictureOf({ title, lines, draw, height }: Picture): Promise<Blob> {
  const { canvasOf } = await import("./drawing");
  await document.fonts.ready;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("No canvas to draw on.");
  pen.font = `bold 24px ${FONT}`;
  const heading = wrapped(pen, title);
  pen.font = `15px ${FONT}`;
  const notes = lines.flatMap((line) => wrapped(pen, line));
  const top = MARGIN + heading.length * TITLE + notes.length * LINE + MARGIN / 2;
  canvas.width = WIDTH * DENSITY;
  canvas.height = (top + height + MARGIN) * DENSITY;
  pen.scale(DENSITY, DENSITY);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, WIDTH, canvas.height);
  write(pen, heading, `bold 24px ${FONT}`, COLOURS.ink, MARGIN, TITLE);
  write(pen, notes, `15px ${FONT}`, COLOURS.quiet, MARGIN + heading.length * TITLE, LINE);
  const chart = canvasOf(draw, { width: WIDTH - 2 * MARGIN, height, scale: 1.15 });
  pen.drawImage(chart.canvas, MARGIN, top, WIDTH - 2 * MARGIN, height);
  chart.release();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("The picture is too large."));
    }, "image/png");
  });
}

function write(
  pen: CanvasRenderingContext2D,
  lines: readonly string[],
  font: string,
  colour: string,
  top: number,
  height: number,
): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.textBaseline = "top";
  lines.forEach((line, index) => pen.fillText(line, MARGIN, top + index * height));
}

/** Lines no wider than the picture. */
function wrapped(pen: CanvasRenderingContext2D, text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > WIDTH - 2 * MARGIN) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}
