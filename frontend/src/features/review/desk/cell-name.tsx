import type { Indicator, Submission } from "@/api/types";
import { usePick } from "@/locales/use-language";

interface Props {
  indicator: Indicator;
  cell: Pick<Submission["cells"][number], "name_vi" | "name_en">;
}

/** An indicator, and the category of it where the value is one. */
export function CellName({ indicator, cell }: Props) {
  const name = useCellName();
  return <>{name(indicator, cell)}</>;
}

export function useCellName() {
  const pick = usePick();
  return (indicator: Indicator, cell: Props["cell"]): string => {
    const whole = pick(indicator.name_vi, indicator.name_en);
    return cell.name_vi === null ? whole : `${whole} – ${pick(cell.name_vi, cell.name_en ?? cell.name_vi)}`;
  };
}
