import { FileAddOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";

import "./drop-area.css";

const DRAGS = ["dragenter", "dragover", "dragleave", "drop"];

interface Props {
  /** What it is, what to do, the button, and which files fit. */
  words: Record<"area" | "drop" | "choose", string> & { kinds: ReactNode };
  /** File endings, as `.csv,.xlsx`. */
  accept: string;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** Files are dropped here, or chosen with the button, which every keyboard reaches. */
export function DropArea({ words, accept, multiple = false, onFiles }: Props) {
  const area = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const element = area.current;
    const drag = (event: Event) => {
      // Without this the browser would open the file in the page's place.
      event.preventDefault();
      setOver(event.type !== "dragleave" && event.type !== "drop");
      if (event instanceof DragEvent && event.type === "drop")
        onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    for (const name of DRAGS) element?.addEventListener(name, drag);
    return () => {
      for (const name of DRAGS) element?.removeEventListener(name, drag);
    };
  }, [onFiles]);

  return (
    <section ref={area} className={over ? "drop-area drop-area-over" : "drop-area"} aria-label={words.area}>
      <p>{words.drop}</p>
      <Button type="primary" icon={<FileAddOutlined aria-hidden />} onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <p className="quiet">{words.kinds}</p>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        hidden
        accept={accept}
        aria-label={words.choose}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen once more after it was mended.
          event.target.value = "";
        }}
      />
    </section>
  );
}
