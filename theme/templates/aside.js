// What is quoted from beside the text, for the checker of quotations: notes, entries, the documents of lessons.
checker.aside = {{ page.aside }};
