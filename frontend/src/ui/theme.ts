import type { ThemeConfig } from "antd";

import { calm } from "./calm";

/** Light and restrained. Borders of controls and placeholders are darker than antd's own, to be seen at 3:1 and 4.5:1. */
export const theme: ThemeConfig = {
  cssVar: { key: "tienbo" },
  token: {
    colorPrimary: "#0b5a7d",
    colorInfo: "#0f4f86",
    colorSuccess: "#17603a",
    colorWarning: "#7a4700",
    colorError: "#9b1c1c",
    colorLink: "#0b5a7d",
    colorText: "#1d2733",
    colorTextDescription: "#55616d",
    colorTextPlaceholder: "#5f6b77",
    colorBorder: "#7c8895",
    borderRadius: 6,
    controlHeight: 36,
    fontFamily: '"Inter Variable", system-ui, sans-serif',
    fontSize: 15,
    motion: !calm,
  },
  components: { Button: { primaryShadow: "none", defaultShadow: "none" } },
};
