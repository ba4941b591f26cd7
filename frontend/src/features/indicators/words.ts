import { addWords } from "@/locales/later";
import indicators from "@/locales/vi/indicators.json";

addWords({ indicators });
