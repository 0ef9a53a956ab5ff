-- Sets citations. Each line that comes in is a document as pandoc writes them in JSON, which names its style and holds its
-- records; each line that goes out is that document, set, without its records. All is read first and written last: whoever
-- asked is busy with other things meanwhile, and a pipe holds little.
local set = {}
for line in io.read("a"):gmatch("[^\n]+") do
  local document = pandoc.utils.citeproc(pandoc.read(line, "json"))
  table.insert(set, pandoc.write(pandoc.Pandoc(document.blocks), "json"))
end
io.write(table.concat(set, "\n"))
