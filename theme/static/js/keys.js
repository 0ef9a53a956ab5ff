// Keys that act alone, without Ctrl or the like, where they are not switched off (look.js) and nobody is typing.
export const single = ({ altKey, ctrlKey, metaKey, target }) =>
  !altKey && !ctrlKey && !metaKey && !document.documentElement.dataset.keys && !target.matches?.("select, textarea, input:not([type=checkbox], [type=radio])");
