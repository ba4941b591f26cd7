import { addWords } from "@/locales/later";
import work from "@/locales/vi/work.json";

addWords({ work });
