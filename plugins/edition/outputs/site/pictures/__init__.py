"""Pictures of an edition, made as SVG by templates: here are their measures, in units of their view boxes.

`columns` divides the width of the text among its paragraphs, `glance` is the text at a glance, `upright`
the same beside the outline, and `sheets` are files. `lanes` says what
happened where in the weeks around the text, `band` draws it to a `scale`, `labels` finds room for words, and `weeks` has it for a page.

Templates place what is measured here and compute nothing. A picture has the color of the words around it, is no way that
the keyboard must go, and has its list or table beside it.
"""
