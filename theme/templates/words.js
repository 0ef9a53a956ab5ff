{# What scripts say, in the language of the edition: a phrase by its name, its slots filled; a count chooses among its forms. #}
export const words = {{ page.words }};
export const say = (name, slots = {}, from = words) => {
  const found = from[name], form = found.other ? (found[new Intl.PluralRules("{{ page.site.language }}").select(slots.count)] ?? found.other) : found;
  return form.replace(/{(\w+)}/g, (_, slot) => slots[slot]);
};
