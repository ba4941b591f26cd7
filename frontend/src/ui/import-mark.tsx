import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  MinusCircleOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

import { Tag } from "./tag";

const MARKS = {
  new: { tone: "good", icon: CheckCircleOutlined },
  changed: { tone: "info", icon: EditOutlined },
  unchanged: { tone: "neutral", icon: MinusCircleOutlined },
  refused: { tone: "bad", icon: CloseCircleOutlined },
} as const;

interface Props {
  status: keyof typeof MARKS;
  children: ReactNode;
}

/** What a row of an imported file would do. */
export const ImportMark = ({ status, children }: Props) => <Tag {...MARKS[status]}>{children}</Tag>;
