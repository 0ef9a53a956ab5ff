// Keys that act alone, without Ctrl or the like: one switch for all of them, kept on this device where that is allowed.
const NAME = "single-keys";
let on = true; // where nothing can be kept, until the page is left

function kept() {
  try {
    return localStorage.getItem(NAME) !== "off";
  } catch {
    return on;
  }
}

// Whether the key of this event may act alone: keys are on, none of the others is held, and nobody is typing.
export const single = ({ altKey, ctrlKey, metaKey, target }) =>
  !altKey && !ctrlKey && !metaKey && !target.matches?.("select, textarea, input:not([type=checkbox], [type=radio])") && kept();

// A checkbox becomes the switch.
export function bind(box) {
  box.checked = kept();
  box.onchange = () => {
    on = box.checked;
    try {
      localStorage.setItem(NAME, on ? "on" : "off");
    } catch {} // it is on or off here, and forgotten
  };
}
