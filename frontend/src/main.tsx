import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { startTranslation } from "@/locales/i18n";
import { calm } from "@/ui/calm";
import "@/ui/fonts.css";
import "@/ui/base.css";
import "@/ui/page.css";
import "@/ui/fields.css";
import "@/ui/signs.css";
import "@/ui/tables.css";
import "@/ui/shell.css";

import { App } from "./app";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
const root = createRoot(place);
document.documentElement.classList.toggle("calm", calm);

await startTranslation();
root.render(
  <StrictMode>
    <App />
  </StrictMode>,
);
