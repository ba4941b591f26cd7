import { addWords } from "@/locales/later";
import openData from "@/locales/vi/open-data.json";

addWords({ openData });
