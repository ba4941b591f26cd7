import type { Indicator } from "@/api/types";

/** An indicator for tests: a count, unless told otherwise. */
export function indicator(id: number, over: Partial<Indicator> = {}): Indicator {
  return {
    id,
    code: `T.${id}`,
    kind: "count",
    name_vi: `Chỉ tiêu ${id}`,
    name_en: `Indicator ${id}`,
    definition: "Định nghĩa",
    measure_unit: "người",
    numerator_id: null,
    numerator_category_id: 0,
    denominator_id: null,
    denominator_category_id: 0,
    factor: null,
    part_of_id: null,
    source: "Văn bản",
    ...over,
  };
}
