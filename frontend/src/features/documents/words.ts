import { addWords } from "@/locales/later";
import documents from "@/locales/vi/documents.json";

addWords({ documents });
