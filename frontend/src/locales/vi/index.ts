import bodies from "./bodies.json";
import matrices from "./matrices.json";
import programs from "./programs.json";
import start from "./start";

/** Every word of the screen in Vietnamese. */
export default { ...start, bodies, matrices, programs };
