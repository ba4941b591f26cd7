import { PictureOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemMessage } from "@/ui/problem-message";

import { type Board, isMeeting } from "../board";
import { Chart, type Draw } from "../charts/chart";
import { savePicture } from "../charts/picture";
import { factLines } from "../facts";

interface Props {
  board: Board;
  scale: number;
  title: string;
  /** What the chart says, in one sentence. */
  label: string;
  draw: Draw;
  height: number;
  onPick?: (id: string) => void;
  /** The table of the same figures. */
  children?: ReactNode;
}

/** A chart, its picture to take away, and the table that says the same. */
export function ChartFigure({ board, scale, title, label, draw, height, onPick, children }: Props) {
  const meeting = isMeeting({ scale });
  return (
    <div className="chart-figure">
      <Chart draw={draw} label={label} height={meeting ? "100%" : height} scale={scale} onPick={onPick} />
      {!meeting && (
        <PictureButton title={title} lines={factLines(board.facts)} draw={draw} height={height * 1.2} />
      )}
      {!meeting && children}
    </div>
  );
}

function PictureButton(picture: Parameters<typeof savePicture>[0]) {
  const { t } = useTranslation();
  const [error, setError] = useState<Error>();
  const save = () => {
    setError(undefined);
    savePicture(picture).catch((caught: unknown) =>
      setError(caught instanceof Error ? caught : new Error(String(caught))),
    );
  };
  return (
    <div className="chart-actions">
      <Button size="small" icon={<PictureOutlined aria-hidden />} onClick={save}>
        {t("dashboards.picture")}
        <span className="visually-hidden">: {picture.title}</span>
      </Button>
      {error && <ProblemMessage error={error} />}
    </div>
  );
}
