import { addWords } from "@/locales/later";
import editions from "@/locales/vi/editions.json";

addWords({ editions });
