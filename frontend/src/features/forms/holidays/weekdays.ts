import type { Language } from "@/api/language";

/** Thứ Hai, Chủ nhật; Monday, Sunday. */
export const weekdayText = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi-VN", {
    timeZone: "UTC",
    weekday: "long",
  }).format(new Date(`${day}T00:00:00Z`));

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
