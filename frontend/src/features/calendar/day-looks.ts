import {
  CheckSquareOutlined,
  FileTextOutlined,
  FieldTimeOutlined,
  FormOutlined,
  StarOutlined,
} from "@ant-design/icons";

import type { DayKind } from "./types";

/** In the order of the legend; the icon and the word say what the colour says. */
export const KINDS = [
  "deadline",
  "extension",
  "obligation",
  "form",
  "fixed",
] as const satisfies readonly DayKind[];

export const DAY_LOOKS = {
  deadline: { tone: "bad", icon: CheckSquareOutlined },
  extension: { tone: "warning", icon: FieldTimeOutlined },
  obligation: { tone: "info", icon: FileTextOutlined },
  form: { tone: "special", icon: FormOutlined },
  fixed: { tone: "neutral", icon: StarOutlined },
} as const satisfies Record<DayKind, object>;
