import { useTranslation } from "react-i18next";

import type { Value } from "@/api/types";

import { type FigureKind, figureText } from "./figure-text";

interface Props {
  indicator: FigureKind;
  value: Pick<Value, "status" | "number"> | undefined;
}

/** One value in words: its number, yes or no, why there is none, or that nothing has been said. */
export function Figure({ indicator, value }: Props) {
  const { t } = useTranslation();
  if (!value) return <span className="quiet">{t("figures.unsaid")}</span>;
  if (value.number === null) return <span className="quiet">{t(`figures.status.${value.status}`)}</span>;
  if (indicator.kind === "flag") return <>{t(value.number === "0" ? "figures.no" : "figures.yes")}</>;
  return <span className="number">{figureText(indicator, value.number)}</span>;
}
