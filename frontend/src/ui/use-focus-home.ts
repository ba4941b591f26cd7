import { useEffect } from "react";

const AFTER_CLOSING = 100; // milliseconds

/**
 * When this part of the page goes away and its focus with it, the heading `home` takes the focus: the button that led
 * here may be gone too. It waits until a dialog has tried to give the focus back by itself.
 */
export function useFocusHome(home: string | undefined): void {
  useEffect(() => {
    if (home === undefined) return undefined;
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body) document.getElementById(home)?.focus();
      }, AFTER_CLOSING);
    };
  }, [home]);
}
