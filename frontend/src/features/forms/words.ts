import { addWords } from "@/locales/later";
import making from "@/locales/vi/making.json";

addWords({ making });
