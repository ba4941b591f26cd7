import { addWords } from "@/locales/later";
import matrices from "@/locales/vi/matrices.json";

addWords({ matrices });
